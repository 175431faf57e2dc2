// Ids of all alerts that match a filter, page by page: also of those that nobody has scrolled to.
import type { Page } from '../api/endpoints.ts'

/**
 * @param ask one page, from a cursor on
 * @param most ids at most: more may come while pages are read
 * @throws what `ask` throws
 */
export async function matchingAlerts(
  ask: (cursor: string | null) => Promise<Page<{ readonly id: string }>>,
  most: number,
): Promise<readonly string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const page = await ask(cursor)
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  } while (cursor !== null && ids.length < most)
  return ids.slice(0, most)
}
