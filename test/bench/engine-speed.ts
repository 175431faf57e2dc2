// Speed and memory of the pure engine on a campus of 20,000 CIs and 60,000 relationships: a part of npm run bench (--only engine).
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createState, defaultPolicy, policyHash, sweepState } from '../../correlate/engine/engine.ts'
import type { EngineContext, EngineState } from '../../correlate/engine/engine.ts'
import { DEFAULT_RUNTIME_SETTINGS } from '../../correlate/runtime/runtime-settings.ts'
import { buildTopology } from '../../correlate/topology/build-topology.ts'
import { EPOCH } from '../support/virtual-engine.ts'
import type { BenchRow } from './bench-row.ts'
import { campus, type Campus } from './campus.ts'
import { badMinute, coreFailure, standing, type Message } from './engine-load.ts'
import { MESSAGES_BETWEEN, benchSwap } from './swap-speed.ts'
import { best, runMessages, sharesOf, type StepTimes } from './step-times.ts'

const FILL = 100_000
/** The first warm up what the compiler of the runtime makes of the engine, and a neighbour on the machine disturbs some: the best counts. */
const ROUNDS = 6
const ROUND_MESSAGES = 10_000
/** As the runtime takes them (checkpoint-writer.ts). */
const ENTRIES = 20
const { pieceMs } = DEFAULT_RUNTIME_SETTINGS

/** @returns rows for the table; takes about a minute and 800 MB */
export function benchEngine(): BenchRow[] {
  const ground = campus()
  const context = { policy: defaultPolicy, topology: buildTopology(ground.cmdb), compileRegex: () => () => false }
  const rows: BenchRow[] = []
  const tell = (what: string, times: StepTimes): void => {
    const wall = `step p50 ${times.p50.toFixed(3)} ms, p99 ${times.p99.toFixed(2)} ms, max ${times.max.toFixed(1)} ms`
    rows.push({
      what,
      figure: `${wall} (CPU p99 ${times.cpuP99.toFixed(2)}, max ${times.cpuMax.toFixed(1)})`,
      beside: `${Math.round(times.perSecond)} events/s, ${Math.round(times.cpuMicros)} µs CPU an event; ${sharesOf(times)}`,
    })
  }
  tell(
    'engine, 1,900 hosts under one core, then the core',
    best(ROUNDS, () => runMessages(createState(0, 1), coreFailure(ground, 1_900, EPOCH), context)),
  )

  const state = createState(0, 1)
  rows.push({ what: 'engine, memory of the topology with all walks', figure: `${walkAll(context)} MB`, beside: '' })
  const empty = heapAfterGc()
  tell('engine, 100,000 alerts of standing troubles', fill(state, ground, context))
  const { mean, text } = memory(state, empty)
  rows.push({
    what: 'engine, memory of an active alert',
    figure: `${mean} B, of which its own text ${text} B`,
    beside: `beyond its text ${mean - text} B; ${state.alerts.size} alerts in ${state.incidents.size} incidents`,
  })
  let from = state.now + 60_000
  const next = (): Message[] => {
    const messages = badMinute(ground, ROUND_MESSAGES, from)
    from += ROUND_MESSAGES
    return messages
  }
  tell(
    'engine, 1,000 messages/s of a very bad minute on 100,000 active alerts',
    best(ROUNDS, () => runMessages(state, next(), context)),
  )
  rows.push(checkpoint(state, next(), (message) => void runMessages(state, [message], context)))
  rows.push(benchSwap(ground, state, endless(next), context))
  rows.push({
    what: 'engine, policy and size',
    figure: policyHash(defaultPolicy),
    beside: `${ground.cmdb.cis.length} CIs, ${ground.cmdb.relationships.length} relationships`,
  })
  return rows
}

/** The messages end with this frame: they are the load generator's memory, not the engine's. */
function fill(state: EngineState, ground: Campus, context: EngineContext): StepTimes {
  return runMessages(state, standing(ground, FILL), context)
}

function* endless(next: () => Message[]): Generator<Message, never> {
  for (;;) yield* next()
}

/** Makes the topology keep every neighbourhood, so that none counts as an alert's. @returns its megabytes */
function walkAll({ topology, policy }: EngineContext): number {
  const before = heapAfterGc()
  const { hops } = policy.grouping
  for (const { id } of topology.cis()) {
    topology.upstream(id, hops)
    topology.downstreamCount(id, hops)
    topology.downstreamCount(id, 1)
    topology.near(id, policy.affinity.hops, policy.affinity.maxNearCis)
    topology.services(id)
  }
  return Math.round((heapAfterGc() - before) / 1e6)
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
function checkpoint(state: EngineState, messages: readonly Message[], take: (message: Message) => void): BenchRow {
  const sweep = sweepState(state)
  const holds: number[] = []
  let bytes = 0
  let next = 0
  for (let more = true; more;) {
    const start = performance.now()
    while (more && performance.now() - start < pieceMs) {
      const line = sweep.next(ENTRIES)
      if (line === null) more = false
      else bytes += Buffer.byteLength(line)
    }
    holds.push(performance.now() - start)
    messages.slice(next, next + MESSAGES_BETWEEN).forEach(take)
    next += MESSAGES_BETWEEN
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
