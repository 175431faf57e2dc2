import { describe, expect, it } from 'vitest'
import { matchingAlerts } from './matching-alerts.ts'

/** Five alerts in pages of two. */
function pages() {
  const asked: (string | null)[] = []
  const all = ['a', 'b', 'c', 'd', 'e']
  const ask = (cursor: string | null) => {
    asked.push(cursor)
    const from = Number(cursor ?? 0)
    const items = all.slice(from, from + 2).map((id) => ({ id }))
    return Promise.resolve({ items, nextCursor: from + 2 < all.length ? String(from + 2) : null })
  }
  return { ask, asked }
}

describe('matchingAlerts', () => {
  it('reads all pages', async () => {
    const { ask, asked } = pages()
    expect(await matchingAlerts(ask, 100)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(asked).toEqual([null, '2', '4'])
  })

  it('has as many as may be, and asks for no more pages then', async () => {
    const { ask, asked } = pages()
    expect(await matchingAlerts(ask, 3)).toEqual(['a', 'b', 'c'])
    expect(asked).toEqual([null, '2'])
  })
})
