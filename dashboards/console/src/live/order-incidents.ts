// Which incidents a view shows and in which order. Pure, because ten thousand rows are ordered again on each frame that brings news.
import { INCIDENT_STATES } from '../contract.ts'
import type { Incident, IncidentState } from '../contract.ts'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'
import type { SortKey, ViewState } from './view-state.ts'

type Compare = (a: Incident, b: Incident) => number

/** Plain code-unit order: the same on every machine, and many times faster than a collator. */
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const STATE_ORDER = Object.fromEntries(INCIDENT_STATES.map((state, index) => [state, index])) as Record<
  IncidentState,
  number
>

/** Ascending is the order that an operator wants first: worst, newest, most. */
const COMPARE = {
  priority: (a, b) => byText(a.priority, b.priority) || SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity],
  severity: (a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity],
  state: (a, b) => STATE_ORDER[a.state] - STATE_ORDER[b.state],
  title: (a, b) => byText(a.title, b.title),
  alerts: (a, b) => b.activeAlertCount - a.activeAlertCount || b.alertCount - a.alertCount,
  opened: (a, b) => b.openedAt - a.openedAt,
  updated: (a, b) => b.updatedAt - a.updatedAt,
  // Nobody's incidents come first: they need an owner.
  owner: (a, b) => byText(a.assignee ?? '', b.assignee ?? ''),
} satisfies Record<SortKey, Compare>

/** Whether every word of the search is somewhere in what the row says. */
export function matchesSearch(incident: Incident, lowerWords: readonly string[]): boolean {
  if (lowerWords.length === 0) return true
  const text = [
    incident.id,
    incident.title,
    incident.assignee ?? '',
    incident.supportGroup ?? '',
    ...incident.rootCause.map((candidate) => `${candidate.ci} ${candidate.name}`),
    ...incident.services.map((service) => service.name),
  ]
    .join('\n')
    .toLowerCase()
  return lowerWords.every((word) => text.includes(word))
}

export function searchWords(search: string): string[] {
  return search.toLowerCase().split(/\s+/u).filter(Boolean)
}

export function isUnacknowledged(incident: Incident): boolean {
  return incident.acknowledgedAt === null && incident.state !== 'resolved' && incident.state !== 'closed'
}

/** The rows of a view in its order. Equal rows fall back to newest first, then to the id, so that the order never flickers. */
export function orderIncidents(incidents: Iterable<Incident>, view: ViewState): Incident[] {
  const states = new Set(view.states)
  const priorities = new Set(view.priorities)
  const wordsWanted = searchWords(view.search)
  const rows: Incident[] = []
  for (const incident of incidents) {
    if (!states.has(incident.state)) continue
    if (priorities.size > 0 && !priorities.has(incident.priority)) continue
    if (view.unacknowledged && !isUnacknowledged(incident)) continue
    if (matchesSearch(incident, wordsWanted)) rows.push(incident)
  }
  const compare: Compare = COMPARE[view.sort.key]
  const sign = view.sort.descending ? -1 : 1
  return rows.sort((a, b) => sign * compare(a, b) || b.openedAt - a.openedAt || byText(a.id, b.id))
}
