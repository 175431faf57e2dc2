// Rows under headings: what the table draws, one line each. Groups stand in the order of their first row, which is that of their worst.
import type { Incident } from '../contract.ts'
import { facetValues } from './facets.ts'
import type { TraitsById } from './facets.ts'
import type { Grouping } from './view-state.ts'

export type ListLine =
  | { readonly kind: 'incident'; readonly incident: Incident }
  /** `name` is empty for incidents that have no service, site or cause. */
  | { readonly kind: 'group'; readonly name: string; readonly count: number; readonly open: boolean }

/** An incident of several services stands under its most critical one only: it is one thing to do. */
export function groupRows(
  rows: readonly Incident[],
  group: Grouping,
  traits: TraitsById,
  folded: ReadonlySet<string>,
): readonly ListLine[] {
  const groups = new Map<string, Incident[]>()
  for (const incident of rows) {
    const [name = ''] = facetValues(group, incident, traits.get(incident.id))
    const members = groups.get(name)
    if (members === undefined) groups.set(name, [incident])
    else members.push(incident)
  }
  const lines: ListLine[] = []
  for (const [name, members] of groups) {
    const open = !folded.has(name)
    lines.push({ kind: 'group', name, count: members.length, open })
    if (open) for (const incident of members) lines.push({ kind: 'incident', incident })
  }
  return lines
}
