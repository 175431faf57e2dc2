// Speed and memory of the pure engine on a campus of about 20,000 CIs: a part of npm run bench (--only engine). Nothing but the engine runs here;
// still the machine is shared, so loads are repeated and the best round counts, beside the CPU time of an event.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createState, defaultPolicy, policyHash, step, sweepState } from '../../correlate/engine/engine.ts'
import type { EngineState } from '../../correlate/engine/engine.ts'
import { buildTopology } from '../../correlate/topology/build-topology.ts'
import { EPOCH } from '../support/virtual-engine.ts'
import { campus, coreFailure, mixture, unrelated, type Message } from './engine-load.ts'

export interface EngineRow {
  readonly what: string
  readonly figure: string
  readonly beside: string
}

const FILL = 100_000
const ROUNDS = 3
/** As the runtime takes them (checkpoint-writer.ts). */
const ENTRIES = 20
const HOLD_MS = 8

const ground = campus()
const context = { policy: defaultPolicy, topology: buildTopology(ground.cmdb), compileRegex: () => () => false }

interface Times {
  readonly p50: number
  readonly p99: number
  readonly max: number
  readonly perSecond: number
  readonly cpuMicros: number
}

/** @returns rows for the table; takes about a minute and 600 MB */
export function benchEngine(): EngineRow[] {
  const rows: EngineRow[] = []
  const tell = (what: string, times: Times): void => {
    const steps = `step p50 ${times.p50.toFixed(3)} ms, p99 ${times.p99.toFixed(2)} ms, max ${times.max.toFixed(1)} ms`
    rows.push({
      what,
      figure: steps,
      beside: `${Math.round(times.perSecond)} events/s, ${Math.round(times.cpuMicros)} µs CPU an event`,
    })
  }
  tell(
    'engine, 1,900 hosts under one core',
    best(() => run(createState(0, 1), coreFailure(ground, 1_900, EPOCH))),
  )

  const state = createState(0, 1)
  const empty = heapAfterGc()
  tell('engine, 100,000 unrelated new alerts, 100 a message', run(state, unrelated(ground, FILL)))
  const { mean, text } = memory(state, empty)
  rows.push({
    what: 'engine, memory of an active alert',
    figure: `${mean} B, of which its own text ${text} B`,
    beside: `beyond its text ${mean - text} B`,
  })
  let from = state.now + 60_000
  tell(
    'engine, ordinary mixture of 1,000/s on 100,000 active alerts',
    best(() => {
      const messages = mixture(ground, 10_000, from)
      from += 10_000
      return run(state, messages)
    }),
  )
  rows.push(checkpoint(state, mixture(ground, 10_000, from)))
  rows.push({
    what: 'engine, policy and size',
    figure: policyHash(defaultPolicy),
    beside: `${ground.cmdb.cis.length} CIs`,
  })
  return rows
}

let seq = 0

function run(state: EngineState, messages: readonly Message[]): Times {
  const times = new Float64Array(messages.length)
  let events = 0
  const cpu = process.cpuUsage()
  const begin = performance.now()
  messages.forEach((message, n) => {
    const start = performance.now()
    step(state, { seq: seq++, ...message }, context)
    times[n] = performance.now() - start
    events += message.events.length
  })
  const seconds = (performance.now() - begin) / 1000
  const { user, system } = process.cpuUsage(cpu)
  times.sort()
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0
  return { p50: at(0.5), p99: at(0.99), max: at(1), perSecond: events / seconds, cpuMicros: (user + system) / events }
}

/** The round with the lowest p99: what disturbs from outside only ever adds. */
function best(round: () => Times): Times {
  return Array.from({ length: ROUNDS }, round).reduce((a, b) => (b.p99 < a.p99 ? b : a))
}

function heapAfterGc(): number {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void // the flag makes it
  gc()
  return process.memoryUsage().heapUsed
}

/** Heap an alert, and the text that is its own: what its tool sent and what names it. */
function memory(state: EngineState, empty: number): { mean: number; text: number } {
  const used = heapAfterGc() - empty
  let text = 0
  for (const { id, key, summary, component, labels, annotations, sources } of state.alerts.values()) {
    const own = [id, key, summary, component, labels, annotations, sources.map((source) => source.fingerprint)]
    text += JSON.stringify(own).length
  }
  const count = state.alerts.size
  return { mean: Math.round(used / count), text: Math.round(text / count) }
}

/** A checkpoint in pieces, with messages in between as the runtime has them. */
function checkpoint(state: EngineState, messages: readonly Message[]): EngineRow {
  const sweep = sweepState(state)
  const holds: number[] = []
  let bytes = 0
  let next = 0
  for (let more = true; more;) {
    const start = performance.now()
    while (more && performance.now() - start < HOLD_MS) {
      const line = sweep.next(ENTRIES)
      if (line === null) more = false
      else bytes += Buffer.byteLength(line)
    }
    holds.push(performance.now() - start)
    // At 1,000 messages a second, 24 of them in the pause after each piece.
    for (const message of messages.slice(next, next + 24)) step(state, { seq: seq++, ...message }, context)
    next += 24
  }
  const start = performance.now()
  for (const line of sweep.finish()) bytes += Buffer.byteLength(line)
  const last = performance.now() - start
  const all = holds.reduce((sum, one) => sum + one, last)
  return {
    what: 'engine, checkpoint of 100,000 alerts in pieces',
    figure: `longest hold ${Math.max(...holds, last).toFixed(0)} ms, the last ${last.toFixed(0)} ms`,
    beside: `${holds.length + 1} pieces, ${Math.round(bytes / 1e6)} MB, ${(all / 1000).toFixed(1)} s in all`,
  }
}
