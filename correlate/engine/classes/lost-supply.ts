// Whether a class says that what feeds the CI is gone, not the CI itself: a UPS on battery works, its mains do not. A power strip without
// input is not meant: its own breaker may have opened.
import { classKind, classWords } from './class-families.ts'

const LOST_SUPPLY = /\b(on ?battery|low battery|battery low|(mains|line power) (lost|loss|fail\w*|off|outage|down))\b/

export function tellsOfLostSupply(eventClass: string): boolean {
  return classKind(eventClass).family === 'power' && LOST_SUPPLY.test(classWords(eventClass))
}
