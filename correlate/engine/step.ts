// One input through the engine: timers that are due, then the events or the command, then one revision of everything touched.
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import type { Topology } from '../topology/topology.ts'
import type { Decision, DecisionWord } from '../contract/decision.ts'
import { indexOn } from './build-index.ts'
import { guardClock } from './clock-guard.ts'
import { applyCommand } from './commands/apply-command.ts'
import { incidentOf } from './incidents/incident-of.ts'
import { memberCounted, memberVouched } from './incidents/member-life.ts'
import type { EngineContext, EngineInput, StepResult } from './input.ts'
import { learnFrom } from './learning/affinities/learn-from.ts'
import { reviewAffinities } from './learning/affinities/review-affinities.ts'
import { makePassage } from './passage.ts'
import type { Passage } from './passage.ts'
import { isToBePlaced, lookAgain } from './placing/place-again.ts'
import { settleStep } from './settle-step.ts'
import { STAGES } from './stages/stages.ts'
import type { EngineState } from './state.ts'
import { markAlert, type StepWork } from './step-work.ts'
import { fireTimer } from './timers/fire-timer.ts'

/**
 * Applies one message of the stream. The state is advanced in place and handed back: its owner must not use it elsewhere, and must
 * throw it away when this throws (a bug, or a topology or regex compiler that does).
 * The result depends on the state, the input, the policy and the topology alone.
 */
export function step(state: EngineState, input: EngineInput, context: EngineContext): StepResult {
  const work = startWork(state, context)
  if (input.seq <= state.seq) return { state, effects: work.effects, decisions: [] }
  state.seq = input.seq
  const at = Math.max(state.now, input.at)
  lookAgain(work, at)
  fireDueTimers(work, at)
  state.now = at
  if (state.recurrence.since === 0) state.recurrence.since = at
  const decisions = 'events' in input ? input.events.map((event) => decide(work, event)) : []
  if ('command' in input) applyCommand(work, input.command)
  settleStep(work)
  return { state, effects: work.effects, decisions }
}

/**
 * When there is something to do without an input, epoch ms: a timer is due, or alerts have not met the topology yet; null when there is nothing.
 * An idle stream needs a tick then.
 */
export function nextTimerAt(state: EngineState, topology: Topology): number | null {
  if (isToBePlaced(state, topology, state.now) && state.alerts.size > 0) return state.now
  return state.timers.peek()?.due ?? null
}

/**
 * Gives the revisions that counters still wait for, without moving the time: for the end of a replay, whose output must be exact.
 */
export function releaseCounters(state: EngineState, context: EngineContext): StepResult['effects'] {
  const work = startWork(state, context)
  for (const alert of state.alerts.values()) if (alert.flushAt !== 0) work.alerts.add(alert)
  for (const incident of state.incidents.values()) {
    if (incident.flushAt === 0) continue
    incident.flushAt = state.now
    work.incidents.add(incident)
  }
  work.effects.affinity.push(...reviewAffinities(state.affinities, state.now, state.partition, context.policy.affinity))
  settleStep(work)
  return work.effects
}

function startWork(state: EngineState, context: EngineContext): StepWork {
  const { topology, policy, compileRegex, probe } = context
  state.index = indexOn(state, topology, policy.grouping.hops)
  return {
    state,
    index: state.index,
    policy,
    topology,
    compileRegex,
    probe,
    effects: {
      alert: [],
      incident: [],
      activity: [],
      silence: [],
      maintenance: [],
      problem: [],
      affinity: [],
      command: [],
    },
    alerts: new Set(),
    incidents: new Set(),
    problems: new Set(),
  }
}

/** Each at its own time, before anything later: time passes evenly, however coarse the inputs are. */
function fireDueTimers(work: StepWork, until: number): void {
  const { state } = work
  for (let timer = state.timers.peek(); timer !== undefined && timer.due <= until; timer = state.timers.peek()) {
    state.timers.pop()
    state.now = Math.max(state.now, timer.due)
    fireTimer(work, timer)
  }
}

function decide(work: StepWork, given: MonitoringEvent): Decision {
  const event = guardClock(given, work.state.now)
  const passage = makePassage(work, event)
  const decision = pass(passage)
  learnFrom(passage, decision)
  const { alert } = passage
  if (alert !== null) markAlert(work, alert)
  const incident = alert === null ? null : incidentOf(work, alert)
  if (incident !== null && COUNTED.has(decision)) {
    memberVouched(work, incident, event)
    memberCounted(work, incident, 1 + passage.claimed)
  }
  return {
    eventId: event.id,
    fingerprint: event.fingerprint,
    decision,
    alertId: alert?.id ?? passage.awaitedAlertId,
    incidentId: incident?.id ?? null,
    at: work.state.now,
    ...(event.clockSkewMs === undefined ? {} : { clamped: true as const }),
    ...(passage.contested ? { contested: true as const } : {}),
  }
}

/** Decisions by which an event becomes part of its incident's story. */
const COUNTED: ReadonlySet<DecisionWord> = new Set([
  'stale',
  'already_over',
  'repeated',
  'corroborated',
  'source_cleared',
  'cleared',
  'flapping',
  'in_maintenance',
  'silenced',
  'inhibited',
  'opened',
  'joined',
  'reopened',
])

function pass(passage: Passage): DecisionWord {
  for (const stage of STAGES) {
    const word = stage(passage)
    if (word !== null) return word
  }
  throw new Error(`no stage decided on event ${passage.event.id}`)
}
