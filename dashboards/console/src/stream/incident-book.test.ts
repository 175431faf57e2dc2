import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import { EMPTY_BOOK, withLoaded, withRevisions } from './incident-book.ts'

const a1 = incidentLike({ id: 'a', revision: 1 })
const a2 = incidentLike({ id: 'a', revision: 2, title: 'newer' })
const b1 = incidentLike({ id: 'b', revision: 1 })
const c1 = incidentLike({ id: 'c', revision: 1 })

describe('withRevisions', () => {
  it('takes new incidents and newer revisions', () => {
    const book = withRevisions(withRevisions(EMPTY_BOOK, [a1]), [a2, b1])
    expect([...book.byId.values()]).toEqual([a2, b1])
  })

  it('older or repeated revision => the very same book', () => {
    const book = withRevisions(EMPTY_BOOK, [a2])
    expect(withRevisions(book, [a1, a2])).toBe(book)
  })

  it('never changes the book it was given', () => {
    const book = withRevisions(EMPTY_BOOK, [a1])
    withRevisions(book, [a2])
    expect(book.byId.get('a')).toBe(a1)
  })
})

describe('withLoaded', () => {
  it('keeps what the stream brought while the list was loading, and forgets what is gone', () => {
    const before = withRevisions(EMPTY_BOOK, [a1, c1])
    const now = withRevisions(before, [a2, b1])
    const book = withLoaded(before, now, [a1], true)
    expect([...book.byId.values()]).toEqual([a2, b1])
    expect(book.complete).toBe(true)
  })

  it('a loaded revision that is newer than the streamed one wins', () => {
    const now = withRevisions(EMPTY_BOOK, [a1])
    expect(withLoaded(EMPTY_BOOK, now, [a2], true).byId.get('a')).toBe(a2)
  })
})
