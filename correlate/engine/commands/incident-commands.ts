// Commands on incidents. Each checks the revision and the life-cycle first, so that a lost race or an illegal move is an answer.
import type { IncidentCommand, IncidentCommandType } from '../../contract/command.ts'
import { isLegalMove } from '../../contract/incident.ts'
import type { IncidentState } from '../../contract/incident.ts'
import { isOpen } from '../engine-index.ts'
import * as lifeCycle from '../incidents/life-cycle.ts'
import { membersOf } from '../incidents/members-of.ts'
import { mergeIncident } from '../incidents/merge-incidents.ts'
import { teachVerdict } from '../learning/teach-verdict.ts'
import { moveAlerts, splitIncident } from '../incidents/split-incident.ts'
import { countOccurrence } from '../problems/recurrence.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import { recordActivity } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import { judgeCause } from './judge-cause.ts'
import { applied, refused } from './answer.ts'
import type { Answer } from './answer.ts'

type Of<T extends IncidentCommandType> = Extract<IncidentCommand, { type: T }>

export function applyIncidentCommand(work: StepWork, command: IncidentCommand): Answer {
  const incident = work.state.incidents.get(command.incidentId)
  if (incident === undefined) return refused('not_found')
  if (isConflict(incident, command.ifRevision)) {
    return refused('conflict', 'older_revision', { revision: command.ifRevision ?? '' })
  }
  switch (command.type) {
    case 'acknowledge':
      return moving(incident, 'acknowledged', () => lifeCycle.acknowledge(work, incident, command.actor))
    case 'unacknowledge':
      return unacknowledge(work, incident, command)
    case 'setState':
      return moving(incident, command.state, () => setState(work, incident, command))
    case 'resolve':
      return moving(incident, 'resolved', () => {
        countOccurrence(work, incident)
        lifeCycle.resolve(work, incident, command.actor, command.resolution ?? null)
      })
    case 'close':
      return moving(incident, 'closed', () => {
        countOccurrence(work, incident)
        lifeCycle.close(work, incident, command.actor, `closed by ${command.actor}`, command.resolution ?? null)
      })
    case 'assign':
      return assign(work, incident, command)
    case 'comment':
      recordActivity(work, incident, 'commented', command.actor, command.text)
      return applied(incident.id)
    case 'judgeCause':
      return judgeCause(work, incident, command)
    case 'merge':
      return merge(work, incident, command)
    case 'split':
      return split(work, incident, command)
  }
}

/** Counters move all the time; what a person must not overwrite unseen is another person's (or the life-cycle's) decision. */
function isConflict(incident: IncidentRecord, ifRevision: number | undefined): boolean {
  return ifRevision !== undefined && (ifRevision < incident.decidedRevision || ifRevision > incident.revision)
}

function moving(incident: IncidentRecord, to: IncidentState, move: () => void): Answer {
  if (!isLegalMove(incident.state, to)) return refused('illegal_move', 'cannot_become', { from: incident.state, to })
  move()
  return applied(incident.id)
}

function unacknowledge(work: StepWork, incident: IncidentRecord, { actor }: Of<'unacknowledge'>): Answer {
  if (incident.state !== 'acknowledged') return refused('illegal_move', 'not_acknowledged', { state: incident.state })
  lifeCycle.unacknowledge(work, incident, actor, `acknowledgement taken back by ${actor}`)
  return applied(incident.id)
}

function setState(work: StepWork, incident: IncidentRecord, { state, actor }: Of<'setState'>): void {
  const from = incident.state
  lifeCycle.moveIncident(work, incident, state)
  recordActivity(work, incident, 'state_changed', actor, `${from} → ${state} by ${actor}`, { from, to: state })
}

function assign(work: StepWork, incident: IncidentRecord, { actor, assignee, supportGroup }: Of<'assign'>): Answer {
  if (incident.state === 'closed') return refused('illegal_move', 'closed_not_assigned')
  incident.assignee = assignee
  if (supportGroup !== undefined) incident.supportGroup = supportGroup
  lifeCycle.decided(work, incident)
  const whom = assignee ?? incident.supportGroup ?? 'nobody'
  const values = { assignee: assignee ?? '', supportGroup: incident.supportGroup ?? '' }
  recordActivity(work, incident, 'assigned', actor, `assigned to ${whom} by ${actor}`, values)
  return applied(incident.id)
}

function merge(work: StepWork, incident: IncidentRecord, { from, actor }: Of<'merge'>): Answer {
  if (!isOpen(incident))
    return refused('illegal_move', 'incident_over', { incident: incident.id, state: incident.state })
  const others: IncidentRecord[] = []
  for (const id of new Set(from)) {
    const other = work.state.incidents.get(id)
    if (other === undefined) return refused('not_found', 'incident_gone', { incident: id })
    if (other === incident) return refused('invalid', 'merged_into_itself')
    if (other.state === 'closed') return refused('illegal_move', 'incident_closed_already', { incident: id })
    if (other.domain !== incident.domain) return refused('invalid', 'other_domain', { incident: id })
    others.push(other)
  }
  if (others.length === 0) return refused('invalid', 'nothing_to_merge')
  for (const other of others) {
    teachVerdict(work, 'merges', membersOf(work, incident), membersOf(work, other))
    mergeIncident(work, incident, other, actor, `by ${actor}`)
  }
  return applied(incident.id, ...others.map((other) => other.id))
}

function split(work: StepWork, incident: IncidentRecord, { alertIds, actor, into }: Of<'split'>): Answer {
  if (!isOpen(incident))
    return refused('illegal_move', 'incident_over', { incident: incident.id, state: incident.state })
  const alerts: AlertRecord[] = []
  for (const id of new Set(alertIds)) {
    const alert = work.state.alerts.get(id)
    if (alert === undefined || !incident.alertIds.has(id)) return refused('not_found', 'no_alert_of_it', { alert: id })
    alerts.push(alert)
  }
  if (alerts.length === 0) return refused('invalid', 'nothing_to_split')
  if (alerts.length === incident.alertIds.size) return refused('invalid', 'none_left')
  const staying = membersOf(work, incident).filter((alert) => !alerts.includes(alert))
  if (into !== undefined) return move(work, incident, alerts, staying, { into, actor })
  teachVerdict(work, 'splits', alerts, staying)
  const made = splitIncident(work, incident, alerts, actor)
  return applied(incident.id, made.id)
}

function move(
  work: StepWork,
  incident: IncidentRecord,
  alerts: readonly AlertRecord[],
  staying: readonly AlertRecord[],
  { into, actor }: { readonly into: string; readonly actor: string },
): Answer {
  const other = work.state.incidents.get(into)
  if (other === undefined) return refused('not_found', 'incident_gone', { incident: into })
  if (other === incident) return refused('invalid', 'alerts_there_already')
  if (!isOpen(other)) return refused('illegal_move', 'incident_over', { incident: into, state: other.state })
  if (other.domain !== incident.domain) return refused('invalid', 'other_domain', { incident: into })
  teachVerdict(work, 'splits', alerts, staying)
  teachVerdict(work, 'merges', alerts, membersOf(work, other))
  moveAlerts(work, incident, other, alerts, actor)
  return applied(incident.id, other.id)
}
