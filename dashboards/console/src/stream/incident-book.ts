// What the console knows of incidents, by id. A pure value: the live stream and the loader both make a new book from the old one.
import type { Incident } from '../contract.ts'

export interface IncidentBook {
  readonly byId: ReadonlyMap<string, Incident>
  /** Whether every page of the list has been loaded. */
  readonly complete: boolean
  /** The book that this one was made from by news about a few, and the ids that the news was about; null: everything may differ. */
  readonly step: { readonly from: ReadonlyMap<string, Incident>; readonly touched: ReadonlySet<string> } | null
}

export const EMPTY_BOOK: IncidentBook = { byId: new Map(), complete: false, step: null }

/**
 * The book with these revisions in it. An older or equal revision than the known one changes nothing; when none is newer, the
 * same book comes back, so that nothing is drawn again.
 */
export function withRevisions(book: IncidentBook, incidents: readonly Incident[]): IncidentBook {
  let byId: Map<string, Incident> | null = null
  const touched = new Set<string>()
  for (const incident of incidents) {
    const known = (byId ?? book.byId).get(incident.id)
    if (known !== undefined && known.revision >= incident.revision) continue
    byId ??= new Map(book.byId)
    byId.set(incident.id, incident)
    touched.add(incident.id)
  }
  return byId === null ? book : { ...book, byId, step: { from: book.byId, touched } }
}

/**
 * Joins a list that took a while to load with what the stream brought meanwhile: `before` is the book when loading began, `now` the
 * book at its end. What the stream touched in between survives where it is newer; what is in neither is gone.
 */
export function withLoaded(
  before: IncidentBook,
  now: IncidentBook,
  loaded: readonly Incident[],
  complete: boolean,
): IncidentBook {
  const byId = new Map(loaded.map((incident) => [incident.id, incident]))
  for (const [id, incident] of now.byId) {
    if (before.byId.get(id) === incident) continue
    const fresh = byId.get(id)
    if (fresh === undefined || fresh.revision < incident.revision) byId.set(id, incident)
  }
  return { byId, complete, step: null }
}
