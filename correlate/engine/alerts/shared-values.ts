// Values that many alerts have alike, kept once: names of tools and classes, the pieces of evidence of one kind of case, and nothing at all. They
// are never changed, so it does not show; of what a stream delivers, each message has its own copies.
import type { EventLink } from '../../../ingest/contract/event.ts'
import type { CiRef } from '../../contract/ci.ts'
import type { Evidence } from '../../contract/evidence.ts'

/** Beyond this the tables begin anew: what is kept by then stays with its alerts. About 2 MB of texts, 5 MB of evidence. */
const KEPT = 20_000

/** Longer label values are descriptions, and each is another. */
const SHORT = 64

const texts = new Map<string, string>()
const cis = new Map<string, CiRef>()
const pieces = new Map<string, Evidence>()
/** Lists of one piece: what most memberships have. */
const lists = new WeakMap<Evidence, readonly Evidence[]>()

const NO_TEXTS: Readonly<Record<string, string>> = Object.freeze({})
const NO_EVIDENCE: readonly Evidence[] = Object.freeze([])
const NO_LINKS: readonly EventLink[] = Object.freeze([])

/** The same text, as one that others use as well. */
export function sharedText(text: string): string {
  const known = texts.get(text)
  if (known !== undefined) return known
  if (texts.size >= KEPT) texts.clear()
  texts.set(text, text)
  return text
}

/** The same CI, as one that its other alerts have as well. */
export function sharedCi(ci: CiRef): CiRef {
  const known = cis.get(ci.id)
  const { name, type, managed, contested } = ci
  if (contested !== undefined) return ci
  if (known?.name === name && known.type === type && known.managed === managed) return known
  if (cis.size >= KEPT) cis.clear()
  cis.set(ci.id, ci)
  return ci
}

/** Labels or annotations: one and the same when there are none. */
export function sharedRecord(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.keys(record).length === 0 ? NO_TEXTS : record
}

/** Labels: their values are mostly those of other alerts (sites, jobs, instances). */
export function sharedLabels(labels: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const shared = { ...labels }
  let isEmpty = true
  for (const [name, value] of Object.entries(labels)) {
    isEmpty = false
    if (value.length <= SHORT) shared[name] = sharedText(value)
  }
  return isEmpty ? NO_TEXTS : shared
}

export function sharedLinks(links: readonly EventLink[]): readonly EventLink[] {
  return links.length === 0 ? NO_LINKS : links
}

/** Pieces that say the same of two memberships are one. */
export function sharedEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  const [first, ...others] = evidence
  if (first === undefined) return NO_EVIDENCE
  if (others.length > 0) return evidence.map(sharedPiece)
  const piece = sharedPiece(first)
  const known = lists.get(piece)
  if (known !== undefined) return known
  const list = [piece]
  lists.set(piece, list)
  return list
}

function sharedPiece(piece: Evidence): Evidence {
  // The words alone are the same on many CIs, the values are not.
  let key = `${piece.weight}|${piece.text}`
  for (const value of Object.values(piece.values)) key += `|${value}`
  const known = pieces.get(key)
  if (known !== undefined && isSame(known, piece)) return known
  if (pieces.size >= KEPT) pieces.clear()
  const kept = { ...piece, text: sharedText(piece.text) }
  pieces.set(key, kept)
  return kept
}

function isSame(a: Evidence, b: Evidence): boolean {
  if (a.kind !== b.kind || a.weight !== b.weight || a.text !== b.text) return false
  const names = Object.keys(b.values)
  return names.length === Object.keys(a.values).length && names.every((name) => a.values[name] === b.values[name])
}
