// One log through the pure engine. Keeps the last revision of everything, and checks the engine's laws after every step.
import { expect } from 'vitest'
import type { Affinity } from '../../correlate/contract/affinity.ts'
import { ALERT_MOVES, type Alert, type AlertState } from '../../correlate/contract/alert.ts'
import { DECISION_WORDS, type Decision } from '../../correlate/contract/decision.ts'
import { isLegalMove, type Incident } from '../../correlate/contract/incident.ts'
import type { Problem } from '../../correlate/contract/problem.ts'
import {
  createState,
  decodeLines,
  decodeState,
  defaultPolicy,
  encodeState,
  nextTimerAt,
  step,
  sweepState,
} from '../../correlate/engine/engine.ts'
import type { EngineContext, EngineInput, EngineState, StateSweep } from '../../correlate/engine/engine.ts'
import { buildTopology } from '../../correlate/topology/build-topology.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import type { Log } from './log.ts'

/** What is done to a log on its way; nothing of it may change the outcome. */
export interface Disturbance {
  /** The process ends and starts again from its checkpoint after every so many inputs. */
  readonly restartEvery?: number
  /** The checkpoints are written in pieces, one between two inputs. */
  readonly inPieces?: boolean
}

export class LogRun {
  readonly alerts = new Map<string, Alert>()
  readonly incidents = new Map<string, Incident>()
  readonly problems = new Map<string, Problem>()
  readonly affinities = new Map<string, Affinity>()
  readonly decisions: Decision[] = []
  readonly #context: EngineContext
  readonly #disturbance: Disturbance
  #state = createState(0, 1)
  #seq = 0
  #sweep: StateSweep | null = null
  #lines: string[] = []

  constructor(log: Log, disturbance: Disturbance = {}) {
    this.#context = { policy: defaultPolicy, topology: buildTopology(log.cmdb), compileRegex: () => () => false }
    this.#disturbance = disturbance
  }

  /** Feeds the events, each at its own time of arrival; then lets `restMs` pass. */
  feed(events: readonly MonitoringEvent[], restMs = 0): this {
    for (const event of events) this.#step({ events: [event], at: event.observedAt })
    const end = this.#state.now + restMs
    const nextDue = () => nextTimerAt(this.#state, this.#context.topology)
    for (let due = nextDue(); due !== null && due <= end; due = nextDue()) this.#tick(due)
    if (restMs > 0) this.#tick(end)
    return this
  }

  /** All that it said and remembers. */
  everything(): string {
    const kept = [this.alerts, this.incidents, this.problems, this.affinities].map((one) => [...one])
    return JSON.stringify([...kept, this.decisions, encodeState(this.#state)])
  }

  /** Where an incident's alerts are at the end, after merges. */
  final(id: string): string {
    const into = this.incidents.get(id)?.mergedInto ?? null
    return into === null ? id : this.final(into)
  }

  get state(): Readonly<EngineState> {
    return this.#state
  }

  #tick(at: number): void {
    this.#step({ command: { id: `tick-${this.#seq}`, at, actor: 'compliance', type: 'tick' }, at })
  }

  #step(
    input: { at: number } & (
      { events: readonly MonitoringEvent[] } | { command: { id: string; at: number; actor: string; type: 'tick' } }
    ),
  ): void {
    const numbered: EngineInput = { seq: this.#seq++, ...input }
    const { effects, decisions } = step(this.#state, numbered, this.#context)
    if ('events' in input) expect(decisions.map(({ eventId }) => eventId)).toEqual(input.events.map(({ id }) => id))
    for (const { decision } of decisions) expect(DECISION_WORDS).toContain(decision)
    for (const alert of effects.alert) {
      checkAlertMove(this.alerts.get(alert.id), alert)
      this.alerts.set(alert.id, alert)
    }
    for (const incident of effects.incident) {
      checkIncidentMove(this.incidents.get(incident.id), incident)
      checkCounts(this.#state, incident)
      this.incidents.set(incident.id, incident)
    }
    for (const problem of effects.problem) this.problems.set(problem.id, problem)
    for (const rule of effects.affinity) this.affinities.set(`${rule.from}|${rule.to}|${rule.hops}`, rule)
    this.decisions.push(...decisions)
    this.#disturb()
  }

  #disturb(): void {
    const { restartEvery, inPieces = false } = this.#disturbance
    if (restartEvery === undefined) return
    if (inPieces) {
      this.#sweep ??= sweepState(this.#state)
      const line = this.#sweep.next(1)
      if (line !== null) this.#lines.push(line)
    }
    if (this.#seq % restartEvery !== 0) return
    this.#state =
      this.#sweep === null
        ? decodeState(encodeState(this.#state))
        : decodeLines([...this.#lines, ...this.#sweep.finish()])
    this.#sweep = null
    this.#lines = []
  }
}

function checkAlertMove(before: Alert | undefined, after: Alert): void {
  expect(after.revision, `revision of ${after.id}`).toBe((before?.revision ?? 0) + 1)
  if (before === undefined || before.state === after.state) return
  const moves: readonly AlertState[] = ALERT_MOVES[before.state]
  expect(moves, `${after.id}: ${before.state} -> ${after.state}`).toContain(after.state)
}

/** Several moves may fall into one step (reopened and merged): then over `new`. */
function checkIncidentMove(before: Incident | undefined, after: Incident): void {
  expect(after.revision, `revision of ${after.id}`).toBe((before?.revision ?? 0) + 1)
  if (before === undefined || before.state === after.state) return
  const isLegal =
    isLegalMove(before.state, after.state) || (isLegalMove(before.state, 'new') && isLegalMove('new', after.state))
  expect(isLegal, `${after.id}: ${before.state} -> ${after.state}`).toBe(true)
}

/** A revision's counts are those of its members at that moment, by the members' own word. */
function checkCounts(state: EngineState, incident: Incident): void {
  if (incident.state === 'closed') return
  const members = [...state.alerts.values()].filter(({ membership }) => membership?.incidentId === incident.id)
  expect(incident.alertCount, `alertCount of ${incident.id}`).toBe(members.length)
  const active = members.filter((alert) => alert.state === 'active').length
  expect(incident.activeAlertCount, `activeAlertCount of ${incident.id}`).toBe(active)
}
