// What each kind of timer does when it is due. A timer is only a reminder: what it reminds of may have changed, so each looks first.
import { sourceOf } from '../engine-index.ts'
import { endAlert } from '../alerts/alert-life.ts'
import { flapEndsAt } from '../alerts/flapping.ts'
import { forgetAlert } from '../alerts/forget-alert.ts'
import { armLease, lapseSource } from '../alerts/source-record.ts'
import { isOpen } from '../engine-index.ts'
import { endHoldDown } from '../incidents/hold-down.ts'
import { incidentOf } from '../incidents/incident-of.ts'
import { close, resolve } from '../incidents/life-cycle.ts'
import { refreshSeverity } from '../alerts/alert-life.ts'
import { placeStanding } from '../placing/place-again.ts'
import { countOccurrence, recogniseProblem } from '../problems/recurrence.ts'
import { ENGINE, markAlert, touchAlert, touchIncident } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import { endStorm } from '../storms/join-storm.ts'
import { endOccurrence, startOccurrence } from '../suppression/maintenance.ts'
import { endSilence, startSilence } from '../suppression/silences.ts'
import type { Timer, TimerKind } from './timer-heap.ts'

type Fire = (work: StepWork, timer: Timer) => void

const FIRE = {
  leaseEnd: endLease,
  flapEnd: onAlert(endFlapping),
  alertFlush: onAlert((work, alert, { due }) => {
    if (alert.flushAt === due) touchAlert(work, alert)
  }),
  placeAlert: onAlert(placeStanding),
  alertForget: onAlert((work, alert) => {
    const over = alert.endedAt !== 0 && work.state.now - alert.endedAt >= work.policy.alert.reopenWindowMs
    if (over && incidentOf(work, alert) === null) forgetAlert(work, alert)
  }),
  incidentFlush: onIncident((work, incident, { due }) => {
    if (incident.flushAt === due) touchIncident(work, incident)
  }),
  autoResolve: onIncident((work, incident) => {
    const { quietSince } = incident
    if (quietSince === null || !isOpen(incident)) return
    if (work.state.now - quietSince < work.policy.incident.autoResolveQuietMs) return
    countOccurrence(work, incident)
    resolve(work, incident, ENGINE, null)
  }),
  autoClose: onIncident((work, incident) => {
    const { resolvedAt, state } = incident
    if (state !== 'resolved' || resolvedAt === null) return
    if (work.state.now - resolvedAt < work.policy.incident.reopenWindowMs) return
    close(work, incident, ENGINE, 'stayed resolved', null)
  }),
  incidentForget: (work, { target }) => {
    work.state.incidents.delete(target)
  },
  problemRecognise: onIncident(recogniseProblem),
  problemSettle: onIncident(countOccurrence),
  stormEnd: (work, { target }) => {
    endStorm(work, target)
  },
  holdDownEnd: onIncident(endHoldDown),
  silenceStart: (work, { target }) => {
    const silence = work.state.silences.get(target)
    if (silence !== undefined) startSilence(work, silence)
  },
  silenceEnd: (work, { target, due }) => {
    const silence = work.state.silences.get(target)
    if (silence !== undefined && silence.endsAt <= due) endSilence(work, target)
  },
  maintenanceStart: (work, { target }) => {
    startOccurrence(work, target)
  },
  maintenanceEnd: (work, { target, due }) => {
    endOccurrence(work, target, due)
  },
} satisfies Record<TimerKind, Fire>

export function fireTimer(work: StepWork, timer: Timer): void {
  FIRE[timer.kind](work, timer)
}

function onAlert(act: (work: StepWork, alert: AlertRecord, timer: Timer) => void): Fire {
  return (work, timer) => {
    const alert = work.state.alerts.get(timer.target)
    if (alert === undefined) return
    markAlert(work, alert)
    act(work, alert, timer)
  }
}

function onIncident(act: (work: StepWork, incident: IncidentRecord, timer: Timer) => void): Fire {
  return (work, timer) => {
    const incident = work.state.incidents.get(timer.target)
    if (incident === undefined) return
    work.state.incidents.mark(incident.id)
    act(work, incident, timer)
  }
}

/** A source that re-asserts has not done so: taken as cleared. */
function endLease(work: StepWork, { target, due }: Timer): void {
  const entry = sourceOf(work.index, target)
  if (entry === undefined) return
  const { alert, source } = entry
  if (source.leaseTimerAt !== due) return
  markAlert(work, alert)
  source.leaseTimerAt = 0
  if (!source.active || source.expiresAt === null) return
  if (source.expiresAt > due) {
    armLease(work, source)
    return
  }
  lapseSource(source, due)
  touchAlert(work, alert)
  if (alert.sources.some((other) => other.active)) refreshSeverity(work, alert)
  // Nobody saw it end, so this is no change of state to count; a flapping alert waits for its quiet time.
  else if (!alert.flapping) endAlert(work, alert)
}

/** Quiet for long enough: the alert is what its sources say again. */
function endFlapping(work: StepWork, alert: AlertRecord): void {
  if (!alert.flapping) return
  const due = flapEndsAt(work, alert)
  if (due > work.state.now) {
    work.state.timers.arm(due, 'flapEnd', alert.id)
    return
  }
  alert.flapping = false
  alert.transitions = []
  touchAlert(work, alert)
  if (!alert.sources.some((source) => source.active)) endAlert(work, alert)
}
