// Ticked rows: single ones, and ranges from the last ticked one.

export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Where a range begins. */
  readonly anchor: string | null
}

export const NOTHING_SELECTED: Selection = { ids: new Set(), anchor: null }

/** @param order ids of the rows on the screen, for ranges */
export function ticked({ ids, anchor }: Selection, id: string, toHere: boolean, order: readonly string[]): Selection {
  const from = anchor === null ? -1 : order.indexOf(anchor)
  const to = order.indexOf(id)
  const next = new Set(ids)
  if (toHere && from !== -1 && to !== -1) {
    for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one)
    return { ids: next, anchor }
  }
  if (!next.delete(id)) next.add(id)
  return { ids: next, anchor: id }
}

/** All of them, or none when all are ticked already. */
export function tickedAll({ ids }: Selection, order: readonly string[]): Selection {
  return order.every((id) => ids.has(id)) ? NOTHING_SELECTED : { ids: new Set(order), anchor: null }
}
