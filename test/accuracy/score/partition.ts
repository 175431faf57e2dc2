// What a replay made of labelled events: for each, its true label and the incident that it ended in. An event without an incident is alone.

export interface Row {
  readonly seq: string
  /** Fault id or the noise label. */
  readonly label: string
  /** Incident id, or a group of its own. */
  readonly group: string
}

export function rowsOf(
  labels: Iterable<readonly [seq: string, label: string]>,
  incidents: ReadonlyMap<string, string>,
): Row[] {
  return [...labels].map(([seq, label]) => ({ seq, label, group: incidents.get(seq) ?? `alone:${seq}` }))
}

/** How many events each label has in each group. */
export function contingency(rows: readonly Row[]): Map<string, Map<string, number>> {
  const cells = new Map<string, Map<string, number>>()
  for (const { label, group } of rows) {
    const row = cells.get(label) ?? new Map<string, number>()
    cells.set(label, row.set(group, (row.get(group) ?? 0) + 1))
  }
  return cells
}

/** The group with most of the label's events; on a tie the one met first. */
export function dominantGroup(row: ReadonlyMap<string, number> | undefined): string | null {
  let best: string | null = null
  let most = 0
  for (const [group, count] of row ?? []) {
    if (count <= most) continue
    best = group
    most = count
  }
  return best
}

export function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1)
  return counts
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length
}
