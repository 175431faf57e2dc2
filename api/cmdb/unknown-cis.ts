// The queue of resources that nobody has decided about: named by alerts, known to no source.
import type { ApiContext } from '../api-context.ts'
import { selectUnknownCis, type UnknownCi } from '../queries/unknown-cis.ts'
import { askInventory } from './ask-inventory.ts'
import { candidatesAmong, type Candidate } from './candidates.ts'

const DAY_MS = 86_400_000
/** Decided ones are filtered out of what ClickHouse tells: so many more are asked for. */
const ROWS = 5_000
/** Events that were under way when a person decided still show the resource as unknown. */
const GRACE_MS = 5 * 60_000

export async function unknownCis(
  { bus, store, live }: Pick<ApiContext, 'bus' | 'store' | 'live'>,
  days: number,
  limit: number,
): Promise<readonly (UnknownCi & { readonly candidates: readonly Candidate[] })[]> {
  const [rows, decided] = await Promise.all([
    selectUnknownCis(store, Date.now() - days * DAY_MS, ROWS),
    askInventory(bus, { kind: 'unknown' }),
  ])
  const decisions = new Map(decided)
  const open = rows.filter(({ id, lastSeenAt }) => {
    const decision = decisions.get(id)
    if (decision === undefined) return live.graph.get(id) === undefined
    // Still unknown long after a decision that should have made it known: the decision did not do.
    return decision.decision !== 'ignored' && lastSeenAt > decision.at + GRACE_MS
  })
  const candidates = candidatesAmong(live.graph.values())
  return open.slice(0, limit).map((row) => ({ ...row, candidates: candidates(row) }))
}
