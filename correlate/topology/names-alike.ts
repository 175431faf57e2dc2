// CIs whose names differ in one number only: `par-sw-3-1`, `par-sw-3-2`, `par-sw-3-4`. People number what is built alike, so they say what one of them
// should have.
import type { Node } from '../contract/cmdb-graph/graph.ts'
import type { Pausing } from '../../platform/pieces/pausing.ts'

/** A name with one of its numbers left open. */
export interface NamePattern {
  readonly pattern: string
  /** The number that was there, as it was written. */
  readonly number: string
}

/** One of those that a name is like, and the number that it has in the open place. */
export interface Alike {
  readonly node: Node
  readonly number: string
}

export interface NamesAlike {
  /** By pattern: in the order of the CMDB. */
  readonly groups: ReadonlyMap<string, readonly Alike[]>
  /** Patterns by what they look like when their other numbers do not count either: those of all racks. */
  readonly shapes: ReadonlyMap<string, readonly string[]>
}

/** Two may be alike by chance; from three others on a pattern says something. */
export const LEAST_ALIKE = 3
/** A host's number in its rack and the rack's: numbers further in front are those of rooms and sites, which are built in different ways. */
const OPEN_NUMBERS = 2
/** CIs between two pauses: about a millisecond. */
const PIECE = 500

/** The name with its last number left open, then with the one before. */
export function patternsOf(name: string): NamePattern[] {
  const text = name.toLowerCase()
  const found: NamePattern[] = []
  // By hand: it is done for each CI of the CMDB.
  for (let end = text.length; end > 0 && found.length < OPEN_NUMBERS; end--) {
    if (!isDigit(text, end - 1)) continue
    let start = end - 1
    while (start > 0 && isDigit(text, start - 1)) start--
    found.push({ pattern: `${text.slice(0, start)}#${text.slice(end)}`, number: text.slice(start, end) })
    end = start
  }
  return found
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 48 && code <= 57
}

/** The pattern without its other numbers. */
export function shapeOf(pattern: string): string {
  return pattern.replace(/\d+/g, '0')
}

/** All patterns that enough CIs have. */
export function* namesAlike(nodes: Iterable<Node>): Pausing<NamesAlike> {
  const groups = new Map<string, Alike[]>()
  const shapes = new Map<string, string[]>()
  let count = 0
  for (const node of nodes) {
    if (++count % PIECE === 0) yield
    for (const { pattern, number } of patternsOf(node.ci.name)) {
      const alike = groups.get(pattern)
      if (alike === undefined) groups.set(pattern, [{ node, number }])
      else alike.push({ node, number })
    }
  }
  for (const [pattern, alike] of groups) {
    if (++count % PIECE === 0) yield
    if (alike.length < LEAST_ALIKE) {
      groups.delete(pattern)
      continue
    }
    const shape = shapeOf(pattern)
    const known = shapes.get(shape)
    if (known === undefined) shapes.set(shape, [pattern])
    else known.push(pattern)
  }
  return { groups, shapes }
}

/** So many of them at most, from all over the list: one end of it may be a rack of its own. */
export function spreadOver<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list
  return Array.from({ length: most }, (_, at) => list[Math.floor((at * list.length) / most)]).filter(isThere)
}

function isThere<T>(one: T | undefined): one is T {
  return one !== undefined
}
