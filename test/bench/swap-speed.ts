// How long another version of the CMDB holds the engine's thread: read, built and drawn in pieces with messages between, then taken by one step.
import { drawNext, type EngineContext, type EngineState } from '../../correlate/engine/engine.ts'
import { cmdbOfLines, linesOfCmdb } from '../../correlate/runtime/cmdb/cmdb-lines.ts'
import { DEFAULT_RUNTIME_SETTINGS } from '../../correlate/runtime/runtime-settings.ts'
import { topologyOf } from '../../correlate/topology/build-topology.ts'
import { onePiece } from '../../platform/pieces/in-pieces.ts'
import { atOnce, type Pausing } from '../../platform/pieces/pausing.ts'
import type { Campus } from './campus.ts'
import type { Message } from './engine-load.ts'
import type { BenchRow } from './bench-row.ts'
import { cpuMs, runMessages } from './step-times.ts'

/** As the runtime takes them (topology-swap.ts), and the messages between two pieces, at 1,000 a second. */
const { pieceMs, piecePauses } = DEFAULT_RUNTIME_SETTINGS
export const MESSAGES_BETWEEN = pieceMs * piecePauses
const MESSAGES_AFTER = 1_000

/**
 * A version without the link between the cores; whatever changed, every neighbourhood is drawn anew.
 * @param load a message a millisecond, without end
 */
export function benchSwap(
  { cmdb }: Campus,
  state: EngineState,
  load: Iterator<Message>,
  context: EngineContext,
): BenchRow {
  const changed = { ...cmdb, relationships: cmdb.relationships.slice(1) }
  const text = atOnce(linesOfCmdb(changed)).join('\n')
  const [building, drawing] = [new Holds(), new Holds()]
  const work = <T>(pausing: Pausing<T>, holds: Holds): T => {
    for (;;) {
      const step = holds.time(() => onePiece(pausing, pieceMs))
      if (step.done === true) return step.value
      runMessages(state, take(load, MESSAGES_BETWEEN), context)
    }
  }
  const topology = work(topologyOf(work(cmdbOfLines(text), building)), building)
  work(drawNext(state, topology, context.policy), drawing)
  const swap = new Holds()
  swap.time(() => runMessages(state, [{ at: state.now, events: [] }], { ...context, topology }))
  const after = runMessages(state, take(load, MESSAGES_AFTER), { ...context, topology })
  return {
    what: `engine, another version of the CMDB on ${state.alerts.size} alerts`,
    figure: `longest hold: building ${building.longest}, drawing ${drawing.longest}, the step that takes it ${swap.longest}`,
    beside:
      `read and built in ${building.all}; drawn in ${drawing.all}; ${MESSAGES_AFTER} steps after it p99 ${after.p99.toFixed(1)}, ` +
      `max ${after.max.toFixed(0)} ms (CPU ${after.cpuP99.toFixed(1)}, ${after.cpuMax.toFixed(0)}); the state is kept`,
  }
}

/** Times of pieces on the wall, and of the processor (with the collector's threads). */
class Holds {
  readonly #wall: number[] = []
  readonly #cpu: number[] = []

  time<T>(piece: () => T): T {
    const [from, cpuFrom] = [performance.now(), cpuMs()]
    const made = piece()
    this.#cpu.push(cpuMs() - cpuFrom)
    this.#wall.push(performance.now() - from)
    return made
  }

  get longest(): string {
    return `${Math.max(...this.#wall).toFixed(1)} ms (CPU ${Math.max(...this.#cpu).toFixed(1)})`
  }

  get all(): string {
    const ms = this.#wall.reduce((sum, one) => sum + one, 0)
    return `${this.#wall.length} pieces, ${(ms / 1000).toFixed(1)} s`
  }
}

function take(messages: Iterator<Message>, count: number): Message[] {
  const taken: Message[] = []
  while (taken.length < count) {
    const next = messages.next()
    if (next.done === true) throw new Error('the load of the swap ended')
    taken.push(next.value)
  }
  return taken
}
