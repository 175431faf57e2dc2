// Times the steps of the pure engine. The machine is shared, so the processor time of a step stands beside the time on the wall: what else runs
// adds to the one only.
import { step } from '../../correlate/engine/engine.ts'
import type { EngineContext, EngineState } from '../../correlate/engine/engine.ts'
import type { Message } from './engine-load.ts'

export interface StepTimes {
  readonly p50: number
  readonly p99: number
  readonly max: number
  /** Processor time of the process, its collector's threads included, ms. */
  readonly cpuP99: number
  readonly cpuMax: number
  readonly perSecond: number
  readonly cpuMicros: number
  /** Decision word -> events: a limit that was met shows as `overflow`. */
  readonly decisions: ReadonlyMap<string, number>
}

let seq = 0

export function runMessages(state: EngineState, messages: readonly Message[], context: EngineContext): StepTimes {
  const wall = new Float64Array(messages.length)
  const cpu = new Float64Array(messages.length)
  const decisions = new Map<string, number>()
  let events = 0
  const begin = performance.now()
  const before = cpuMs()
  messages.forEach((message, n) => {
    const [start, cpuStart] = [performance.now(), cpuMs()]
    const result = step(state, { seq: seq++, ...message }, context)
    cpu[n] = cpuMs() - cpuStart
    wall[n] = performance.now() - start
    events += message.events.length
    for (const { decision } of result.decisions) decisions.set(decision, (decisions.get(decision) ?? 0) + 1)
  })
  const seconds = (performance.now() - begin) / 1000
  const cpuMicros = ((cpuMs() - before) * 1000) / events
  wall.sort()
  cpu.sort()
  const at = (times: Float64Array, share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0
  return {
    p50: at(wall, 0.5),
    p99: at(wall, 0.99),
    max: at(wall, 1),
    cpuP99: at(cpu, 0.99),
    cpuMax: at(cpu, 1),
    perSecond: events / seconds,
    cpuMicros,
    decisions,
  }
}

/** The round with the lowest p99: what disturbs from outside only ever adds. */
export function best(rounds: number, round: () => StepTimes): StepTimes {
  return Array.from({ length: rounds }, round).reduce((a, b) => (b.p99 < a.p99 ? b : a))
}

/** The decisions in shares, most frequent first. */
export function sharesOf({ decisions }: StepTimes): string {
  const all = [...decisions.values()].reduce((sum, count) => sum + count, 0)
  return [...decisions]
    .sort((a, b) => b[1] - a[1])
    .map(([word, count]) => `${word} ${((100 * count) / all).toFixed(count < all / 100 ? 1 : 0)} %`)
    .join(', ')
}

/** Processor time of the process so far, ms. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
