// Ids that people read out on the phone: INC-251121-0007. Unique over partitions, because each takes every n-th number.
import type { DayCounter, EngineState } from '../state.ts'

/** The next id of the day (UTC) of the engine's time. */
export function nextReadableId(prefix: string, counter: DayCounter, state: EngineState): string {
  const day = new Date(state.now).toISOString().slice(2, 10).replaceAll('-', '')
  if (day !== counter.day) {
    counter.day = day
    counter.next = 0
  }
  const number = counter.next++ * state.partitions + state.partition + 1
  return `${prefix}-${day}-${number.toString().padStart(4, '0')}`
}
