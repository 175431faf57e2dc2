import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import type { Incident } from '../contract.ts'
import { EMPTY_BOOK, withLoaded, withRevisions } from '../stream/incident-book.ts'
import type { IncidentBook } from '../stream/incident-book.ts'
import { loadBook } from './load-book.ts'

const many = (count: number): Incident[] =>
  Array.from({ length: count }, (_, n) => incidentLike({ id: `inc-${String(n).padStart(5, '0')}` }))

/** A server and a cache of the test's own. `onRequest` and `onLive` are where things happen meanwhile. */
function stage({ server = many(3), live = true, begin = undefined as IncidentBook | undefined, limit = 20_000 } = {}) {
  const on: { request: (count: number) => void; live: () => void } = { request: () => undefined, live: () => undefined }
  const state = { server, live, cache: begin }
  const requests: string[] = []
  const shown: string[] = []
  const page = (size: number, cursor: string | null) => {
    on.request(requests.push(`${size} from ${cursor ?? 'the start'}`))
    const from = Number(cursor ?? 0)
    const items = state.server.slice(from, from + size)
    const next = from + size < state.server.length ? String(from + size) : null
    return Promise.resolve({ items, nextCursor: next })
  }
  const book = loadBook.bind(null, {
    first: () => page(100, null),
    page,
    known: () => state.cache,
    show: (next) => {
      state.cache = next
      shown.push(`${next.byId.size}${next.complete ? '' : ' so far'}`)
    },
    isLive: () => state.live,
    live: () => {
      on.live()
      return Promise.resolve()
    },
    idle: () => Promise.resolve(),
    limit,
  })
  const hear = (...incidents: Incident[]) => (state.cache = withRevisions(state.cache ?? EMPTY_BOOK, incidents))
  return { book, on, state, requests, shown, hear }
}

describe('loadBook', () => {
  it('a list => its first rows first, then all of it from the start', async () => {
    const { book, requests, shown } = stage({ server: many(2_500) })
    expect((await book()).byId.size).toBe(2_500)
    expect(requests).toEqual(['100 from the start', '1000 from the start', '1000 from 1000', '1000 from 2000'])
    expect(shown).toEqual(['100 so far', '1000 so far', '2000 so far'])
  })

  it('no more rows than a browser keeps', async () => {
    const { book } = stage({ server: many(4_000), limit: 2_000 })
    expect((await book()).byId.size).toBe(2_000)
  })

  it('the stream comes after the first rows => what ended in between does not stay', async () => {
    const { book, on, state } = stage({ live: false })
    on.live = () => {
      state.server = state.server.slice(1)
      state.live = true
    }
    expect([...(await book()).byId.keys()]).toEqual(['inc-00001', 'inc-00002'])
  })

  it('the stream comes while the list is loading => it is loaded once more', async () => {
    const { book, on, state, requests } = stage({ live: false })
    on.request = (count) => {
      if (count === 2) state.live = true
    }
    await book()
    expect(requests).toHaveLength(3)
  })

  it('the stream does not come => the list all the same', async () => {
    const { book, requests } = stage({ live: false })
    expect(await book()).toMatchObject({ complete: true })
    expect(requests).toHaveLength(2)
  })

  it('what the stream brings meanwhile stays', async () => {
    const { book, on, hear } = stage({ server: many(1_500) })
    on.request = (count) => {
      if (count === 3)
        hear(incidentLike({ id: 'fresh' }), incidentLike({ id: 'inc-00000', revision: 2, state: 'closed' }))
    }
    const { byId } = await book()
    expect(byId.get('fresh')).toMatchObject({ id: 'fresh' })
    expect(byId.get('inc-00000')).toMatchObject({ revision: 2, state: 'closed' })
  })

  it('loaded again => the rows that are there stay until all are new', async () => {
    const { book, shown, requests } = stage({
      server: many(1_500),
      begin: withLoaded(EMPTY_BOOK, EMPTY_BOOK, many(9), true),
    })
    expect((await book()).byId.size).toBe(1_500)
    expect(shown).toEqual([])
    expect(requests).toEqual(['1000 from the start', '1000 from 1000'])
  })
})
