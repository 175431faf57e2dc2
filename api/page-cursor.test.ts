import { describe, expect, it } from 'vitest'
import { HttpProblem } from '../platform/http/problem.ts'
import { decodeCursor, encodeCursor, toPage } from './page-cursor.ts'

describe('cursors', () => {
  it('survive the round trip, whatever is in an id', () => {
    expect(decodeCursor(encodeCursor([-5, 'inc/é"\n']), ['number', 'string'])).toEqual([-5, 'inc/é"\n'])
    expect(decodeCursor(undefined, ['number'])).toBeNull()
  })

  it.each([
    '',
    '%%%',
    encodeCursor([]),
    encodeCursor(['1', 'a']),
    encodeCursor([1, 'a', 2]),
    Buffer.from('{}').toString('base64url'),
  ])('%s => HttpProblem 400', (cursor) => {
    expect(() => decodeCursor(cursor, ['number', 'string'])).toThrow(HttpProblem)
  })
})

describe('toPage', () => {
  it('one more than the limit => there is a next page, from the last item shown', () => {
    const page = toPage([1, 2, 3], 2, (n) => [n])
    expect(page.items).toEqual([1, 2])
    expect(decodeCursor(page.nextCursor ?? '', ['number'])).toEqual([2])
  })

  it('no more => none', () => {
    expect(toPage([1, 2], 2, (n) => [n])).toEqual({ items: [1, 2], nextCursor: null })
    expect(toPage([], 2, (n: number) => [n])).toEqual({ items: [], nextCursor: null })
  })
})
