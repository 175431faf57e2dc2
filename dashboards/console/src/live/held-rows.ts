// Rows never move under the cursor: while the list is held, rows keep their places, cells update in place and new rows wait.
import type { Incident } from '../contract.ts'

export interface ArrangedRows {
  readonly rows: readonly Incident[]
  /** Rows that wait to be shown. */
  readonly newCount: number
}

/**
 * @param held ids in their order at the moment the list was held; null when it is free
 * @param wanted what the filters and the sort order ask for now
 * @param byId everything known, so that a held row that has left the filter (someone resolved it) stays where it is
 * @param growing the list was not yet loaded when it was held: what comes is put below what was there, and does not wait
 */
export function arrangeRows(
  held: ReadonlySet<string> | null,
  wanted: readonly Incident[],
  byId: ReadonlyMap<string, Incident>,
  growing = false,
): ArrangedRows {
  if (held === null) return { rows: wanted, newCount: 0 }
  const rows: Incident[] = []
  for (const id of held) {
    const incident = byId.get(id)
    if (incident !== undefined) rows.push(incident)
  }
  let newCount = 0
  for (const incident of wanted) {
    if (held.has(incident.id)) continue
    if (growing) rows.push(incident)
    else newCount += 1
  }
  return { rows, newCount }
}
