// An alert in a storm that nothing relates to any incident: it joins the storm's one instead of opening one of its own.
import type { Evidence } from '../../contract/evidence.ts'
import { isOpen } from '../engine-index.ts'
import { openIncident, takeIn } from '../incidents/open-incident.ts'
import { round } from '../rounding.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { countOpening, stormEndsAt } from './storm-watch.ts'
import type { StormFigures, StormRecord } from './storm-watch.ts'
import { spanText } from '../../contract/sentences/span-parts.ts'

/** Opens an incident for the alert, or finds the storm's one a place for it. */
export function openOrJoinStorm(work: StepWork, alert: AlertRecord): 'opened' | 'joined' | 'overflow' {
  const { state, policy, index } = work
  const source = alert.sources[0]?.source ?? ''
  const { key, record, storm } = countOpening(state.storms, policy, alert.domain, source, state.now)
  const home = storm === null ? null : incidentOfStorm(work, record)
  if (storm !== null && home !== null) {
    if (home.alertIds.size >= policy.grouping.maxMembers) return 'overflow'
    takeIn(work, home, alert, {
      incidentId: home.id,
      joinedAt: state.now,
      score: policy.grouping.threshold,
      threshold: policy.grouping.threshold,
      viaAlertId: null,
      evidence: [stormEvidence(storm)],
    })
    return 'joined'
  }
  if (index.openIncidents >= policy.grouping.maxOpenIncidents) return 'overflow'
  const opened = openIncident(work, alert)
  if (storm !== null) {
    opened.storm = source
    record.incidentId = opened.id
    state.timers.arm(stormEndsAt(record, policy), 'stormEnd', key)
    if (alert.membership !== null) alert.membership = { ...alert.membership, evidence: [stormEvidence(storm)] }
  }
  return 'opened'
}

/** The storm may be over by now: then its incident takes no more. */
export function endStorm({ state, policy }: StepWork, key: string): void {
  const record = state.storms.get(key)
  if (record === undefined || record.incidentId === null) return
  const due = stormEndsAt(record, policy)
  if (due > state.now) state.timers.arm(due, 'stormEnd', key)
  else record.incidentId = null
}

/** The storm's incident while it takes alerts, or the one that it was merged into. */
function incidentOfStorm({ state }: StepWork, { incidentId }: StormRecord): IncidentRecord | null {
  let incident = state.incidents.get(incidentId ?? '')
  while (incident !== undefined && incident.mergedInto !== null) incident = state.incidents.get(incident.mergedInto)
  return incident !== undefined && isOpen(incident) && incident.storm !== null && !incident.over ? incident : null
}

function stormEvidence({ source, seconds, count, usual }: StormFigures): Evidence {
  const values = { source, seconds, count, usual: round(usual, 2) }
  return {
    kind: 'storm',
    weight: 1,
    text: `${count} new alerts without any relation from ${source} within ${spanText(seconds * 1_000)}, where ${values.usual} are usual`,
    values,
  }
}
