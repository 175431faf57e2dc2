// What a run of a trial came to: its numbers, and its incidents as people will be shown them.
import type { Alert } from '../../contract/alert.ts'
import { PRIORITIES, type Incident, type Priority } from '../../contract/incident.ts'
import type { TrialCounts, TrialIncident } from '../../contract/trial.ts'
import type { EngineRun } from '../engine-run.ts'

/** Alerts of an incident that are named: enough to recognise it. */
const MOST_MEMBERS = 25

/** Incidents that were not merged into another, with their alerts. */
export interface RunIncidents {
  readonly incidents: ReadonlyMap<string, Incident>
  readonly members: ReadonlyMap<string, readonly Alert[]>
}

export function incidentsOf(run: EngineRun): RunIncidents {
  const incidents = new Map([...run.incidents].filter(([, { mergedInto }]) => mergedInto === null))
  const members = new Map<string, Alert[]>()
  for (const alert of run.alerts.values()) {
    if (alert.membership === null) continue
    const id = run.finalIncident(alert.membership.incidentId)
    const list = members.get(id)
    if (list === undefined) members.set(id, [alert])
    else list.push(alert)
  }
  return { incidents, members }
}

export function countsOf(run: EngineRun, { incidents, members }: RunIncidents, events: number): TrialCounts {
  const byPriority = Object.fromEntries(PRIORITIES.map((priority) => [priority, 0])) as Record<Priority, number>
  let [paged, largest] = [0, 0]
  for (const { id, priority, pagedAt } of incidents.values()) {
    byPriority[priority]++
    if (pagedAt !== null) paged++
    largest = Math.max(largest, members.get(id)?.length ?? 0)
  }
  return {
    events,
    alerts: run.alerts.size,
    incidents: incidents.size,
    paged,
    byPriority,
    largest,
    noiseReduction: events === 0 ? null : 1 - incidents.size / events,
  }
}

export function shownIncident(incident: Incident, members: readonly Alert[]): TrialIncident {
  const { id, title, titleSaying, priority, pagedAt, openedAt, eventCount, rootCause } = incident
  const [root] = rootCause
  return {
    id,
    title,
    titleSaying,
    priority,
    isPaged: pagedAt !== null,
    rootCause: root === undefined ? null : { ci: root.ci, name: root.name, score: root.score },
    openedAt,
    alertCount: members.length,
    eventCount,
    members: members.slice(0, MOST_MEMBERS).map(({ ci, eventClass, component }) => ({
      ci: ci.id,
      name: ci.name,
      eventClass,
      component,
    })),
  }
}
