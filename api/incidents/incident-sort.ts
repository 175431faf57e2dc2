// Orders of incident lists, as numbers that memory and ClickHouse make alike: (key, newest first, id).
import type { Incident } from '../../correlate/contract/incident.ts'
import { severityRank } from '../../ingest/contract/severity.ts'

export const INCIDENT_SORT_KEYS = ['priority', 'severity', 'openedAt', 'updatedAt'] as const
export type IncidentSortKey = (typeof INCIDENT_SORT_KEYS)[number]

/** Words of ?sort=; a minus is descending: -severity has the worst first, priority has P1 first. */
export const INCIDENT_SORTS = INCIDENT_SORT_KEYS.flatMap((key) => [key, `-${key}`] as const)
export type IncidentSortWord = (typeof INCIDENT_SORTS)[number]

export interface IncidentSort {
  readonly key: IncidentSortKey
  readonly descending: boolean
}

export type IncidentPlace = readonly [key: number, newest: number, id: string]

export function parseIncidentSort(word: IncidentSortWord): IncidentSort {
  const descending = word.startsWith('-')
  // What is left of a word of the list is a key.
  return { key: word.slice(descending ? 1 : 0) as IncidentSortKey, descending }
}

const VALUE: Readonly<Record<IncidentSortKey, (incident: Incident) => number>> = {
  priority: (incident) => Number(incident.priority.slice(1)),
  severity: (incident) => severityRank(incident.severity),
  openedAt: (incident) => incident.openedAt,
  updatedAt: (incident) => incident.updatedAt,
}

export function incidentPlace(incident: Incident, { key, descending }: IncidentSort): IncidentPlace {
  const value = VALUE[key](incident)
  return [descending ? -value : value, -incident.openedAt, incident.id]
}

/** Negative when a comes first. */
export function comparePlaces(a: IncidentPlace, b: IncidentPlace): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0)
}
