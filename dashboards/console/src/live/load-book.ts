// Loads a list of incidents so that its first rows come first: a page as long as a screen, then all pages in idle moments. The whole list is
// asked for once the stream is there, so that between the two no change is lost.
import type { Page } from '../api/endpoints.ts'
import type { Incident } from '../contract.ts'
import { EMPTY_BOOK, withLoaded } from '../stream/incident-book.ts'
import type { IncidentBook } from '../stream/incident-book.ts'

export interface BookLoad {
  /** The first rows, possibly of a moment ago: they are shown, and loaded again with the others. */
  readonly first: () => Promise<Page<Incident>>
  readonly page: (limit: number, cursor: string | null) => Promise<Page<Incident>>
  /** What the cache has now: the stream patches it meanwhile. */
  readonly known: () => IncidentBook | undefined
  /** Puts what is there so far onto the screen. */
  readonly show: (book: IncidentBook) => void
  /** Whether the stream tells what happens from now on. */
  readonly isLive: () => boolean
  /** Waits until it does, or for a while. */
  readonly live: () => Promise<void>
  /** Waits until the page has nothing better to do. */
  readonly idle: () => Promise<void>
  /** Rows at most. */
  readonly limit: number
}

const PAGE_ROWS = 1_000

/** @throws what `page` throws */
export async function loadBook(load: BookLoad): Promise<IncidentBook> {
  const { first, known, show, isLive, live, idle } = load
  const atFirst = known() ?? EMPTY_BOOK
  if (!atFirst.complete) {
    const { items } = await first()
    show(withLoaded(atFirst, known() ?? EMPTY_BOOK, items, false))
    await live()
  }
  for (;;) {
    const wasLive = isLive()
    const book = await whole(load)
    // What happened while the list was loading without the stream is in neither: once more, with it.
    if (wasLive || !isLive()) return book
    show(book)
    await idle()
  }
}

async function whole({ page, known, show, idle, limit }: BookLoad): Promise<IncidentBook> {
  const before = known() ?? EMPTY_BOOK
  const loaded: Incident[] = []
  let cursor: string | null = null
  for (;;) {
    await idle()
    const next: Page<Incident> = await page(PAGE_ROWS, cursor)
    loaded.push(...next.items)
    cursor = next.nextCursor
    if (cursor === null || loaded.length >= limit) return withLoaded(before, known() ?? EMPTY_BOOK, loaded, true)
    if (!before.complete) show(withLoaded(before, known() ?? EMPTY_BOOK, loaded, false))
  }
}
