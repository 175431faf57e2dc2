// The real engine on a virtual clock: events in, the latest revision of everything out. Timers fire when time is moved, as the runtime's ticks would do it.
import { expect } from 'vitest'
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Command, CommandOutcome } from '../../correlate/contract/command.ts'
import type { CmdbFile } from '../../correlate/contract/ci.ts'
import type { Decision } from '../../correlate/contract/decision.ts'
import { isLegalMove, type Activity, type Incident } from '../../correlate/contract/incident.ts'
import type { Problem } from '../../correlate/contract/problem.ts'
import {
  createState,
  decodeState,
  defaultPolicy,
  encodeState,
  nextTimerAt,
  step,
} from '../../correlate/engine/engine.ts'
import type { EngineContext, EngineInput, EngineState, StepResult } from '../../correlate/engine/engine.ts'
import { buildTopology } from '../../correlate/topology/build-topology.ts'
import type { Topology } from '../../correlate/topology/topology.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'

/** A Thursday; any fixed time would do. */
export const EPOCH = Date.UTC(2026, 0, 1, 12)

/** A command without what the engine's clock knows better. */
export type Order = Command extends infer C ? (C extends Command ? Omit<C, 'at'> : never) : never

export class VirtualEngine {
  readonly alerts = new Map<string, Alert>()
  readonly incidents = new Map<string, Incident>()
  readonly problems = new Map<string, Problem>()
  readonly activities: Activity[] = []
  readonly decisions: Decision[] = []
  readonly outcomes: CommandOutcome[] = []
  /** Number of revisions, for tests of how many are made. */
  revisions = 0
  context: EngineContext
  readonly #watchers: (() => void)[] = []
  #state: EngineState
  #seq = 0

  constructor(cmdb: CmdbFile, partition = 0, partitions = 1) {
    this.#state = createState(partition, partitions)
    this.context = {
      policy: defaultPolicy,
      topology: buildTopology(cmdb),
      compileRegex: (pattern) => {
        const regex = new RegExp(`^(?:${pattern})$`)
        return (text) => regex.test(text)
      },
    }
  }

  get now(): number {
    return this.#state.now
  }

  /** Feeds events at a time (epoch ms), after all timers that are due by then. */
  feed(at: number, events: readonly MonitoringEvent[]): readonly Decision[] {
    this.moveTo(at)
    return this.#step({ seq: ++this.#seq, at, events }).decisions
  }

  order(at: number, order: Order): CommandOutcome | undefined {
    this.moveTo(at)
    // Order is Command without `at`, which is added here.
    return this.#step({ seq: ++this.#seq, at, command: { ...order, at } as Command }).effects.command[0]
  }

  /** The inputs from here on are stepped with this topology. */
  swap(topology: Topology): void {
    this.context = { ...this.context, topology }
  }

  /** Moves the clock, with one tick per due timer as an idle stream has them. */
  moveTo(at: number): void {
    const nextDue = () => nextTimerAt(this.#state, this.context.topology)
    for (let due = nextDue(); due !== null && due <= at; due = nextDue()) this.#tick(due)
    if (at > this.#state.now) this.#tick(at)
  }

  /** Calls back now and after every step. */
  watch(look: () => void): void {
    this.#watchers.push(look)
    look()
  }

  /** Stops and starts again from the checkpoint. */
  restart(): void {
    this.#state = decodeState(encodeState(this.#state))
  }

  encoded(): string {
    return encodeState(this.#state)
  }

  get state(): Readonly<EngineState> {
    return this.#state
  }

  open(): Incident[] {
    return [...this.incidents.values()].filter(({ state }) => state !== 'resolved' && state !== 'closed')
  }

  #tick(at: number): void {
    this.#step({ seq: ++this.#seq, at, command: { id: `tick-${at}-${this.#seq}`, at, actor: 'test', type: 'tick' } })
  }

  #step(input: EngineInput): StepResult {
    const result = step(this.#state, input, this.context)
    const { effects, decisions } = result
    if ('events' in input && decisions.length !== input.events.length) expect.fail('not one decision per event')
    for (const alert of effects.alert) {
      this.#checkRevision(alert, this.alerts.get(alert.id))
      this.alerts.set(alert.id, alert)
    }
    for (const incident of effects.incident) {
      const before = this.incidents.get(incident.id)
      this.#checkRevision(incident, before)
      this.#checkMove(before, incident)
      this.incidents.set(incident.id, incident)
    }
    for (const problem of effects.problem) this.problems.set(problem.id, problem)
    this.activities.push(...effects.activity)
    this.decisions.push(...decisions)
    this.outcomes.push(...effects.command)
    this.revisions += effects.alert.length + effects.incident.length
    for (const look of this.#watchers) look()
    return result
  }

  #checkRevision(made: { id: string; revision: number }, before: { revision: number } | undefined): void {
    if (made.revision !== (before?.revision ?? 0) + 1) expect.fail(`${made.id} jumps to revision ${made.revision}`)
  }

  /** Several moves may fall into one step (reopened and merged): then each must be in the time-line, and the last is the revision's. */
  #checkMove(before: Incident | undefined, after: Incident): void {
    if (before === undefined || before.state === after.state) return
    const direct = isLegalMove(before.state, after.state)
    const overNew = isLegalMove(before.state, 'new') && isLegalMove('new', after.state)
    expect(direct || overNew, `${after.id}: ${before.state} -> ${after.state} is illegal`).toBe(true)
  }
}
