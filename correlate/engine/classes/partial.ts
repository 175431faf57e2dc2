// Whether an alert is about one port or session of a CI: it touches what is behind that one, not all that needs the CI.
import type { AlertRecord } from '../state.ts'
import { classKind } from './class-families.ts'

export function isPartial({ eventClass, component }: Pick<AlertRecord, 'eventClass' | 'component'>): boolean {
  return component !== null && classKind(eventClass).family === 'link'
}
