// Which incidents a list shows. Memory decides here; queries/incident-history.ts asks the same of ClickHouse.
import type { Incident } from '../../correlate/contract/incident.ts'
import { hasWords } from '../search-words.ts'

export interface IncidentFilter {
  /** Empty = all. */
  readonly states: readonly string[]
  readonly severities: readonly string[]
  readonly priorities: readonly string[]
  /** Id or name of an affected service. */
  readonly service?: string | undefined
  /** The probable root cause, or the CI of a member. */
  readonly ci?: string | undefined
  readonly assignee?: string | undefined
  /** Lower case; all must occur. */
  readonly words: readonly string[]
}

const allows = (wanted: readonly string[], word: string): boolean => wanted.length === 0 || wanted.includes(word)

/** @param membersOn incidents with a member on the CI of the filter */
export function matchesIncident(incident: Incident, filter: IncidentFilter, membersOn: ReadonlySet<string>): boolean {
  if (!allows(filter.states, incident.state)) return false
  if (!allows(filter.severities, incident.severity)) return false
  if (!allows(filter.priorities, incident.priority)) return false
  if (filter.assignee !== undefined && incident.assignee !== filter.assignee) return false
  const { service, ci } = filter
  if (service !== undefined && !incident.services.some((each) => each.ci === service || each.name === service))
    return false
  if (ci !== undefined && incident.rootCause[0]?.ci !== ci && !membersOn.has(incident.id)) return false
  return hasWords(filter.words, () => [
    incident.id,
    incident.title,
    incident.why,
    incident.rootCause[0]?.ci ?? null,
    incident.rootCause[0]?.name ?? null,
    incident.assignee,
    incident.supportGroup,
    ...incident.services.map((each) => each.name),
  ])
}
