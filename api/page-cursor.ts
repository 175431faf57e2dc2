// Opaque cursors: the sort key of the last item of a page, so that a page never shifts when items come or go before it.
import { HttpProblem } from '../platform/http/problem.ts'

export type CursorPart = string | number
type PartName = 'string' | 'number'
type PartsOf<Shape extends readonly PartName[]> = {
  readonly [Index in keyof Shape]: Shape[Index] extends 'string' ? string : number
}

export interface Page<Item> {
  readonly items: readonly Item[]
  /** Null on the last page. */
  readonly nextCursor: string | null
}

export function encodeCursor(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/**
 * @param cursor of the request; a list without one starts at its beginning
 * @param shape types of the parts in order
 * @throws HttpProblem 400 for a cursor that this list did not give out
 */
export function decodeCursor<const Shape extends readonly PartName[]>(
  cursor: string | undefined,
  shape: Shape,
): PartsOf<Shape> | null {
  if (cursor === undefined) return null
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    throw invalidCursor()
  }
  if (!Array.isArray(parts) || parts.length !== shape.length) throw invalidCursor()
  if (!parts.every((part, index) => typeof part === shape[index])) throw invalidCursor()
  return parts as unknown as PartsOf<Shape> // each part was just compared with the shape
}

function invalidCursor(): HttpProblem {
  return new HttpProblem(400, 'invalid_cursor', 'The cursor is not one that this list gave out.')
}

/** Cuts a page of `limit` out of up to `limit + 1` items. */
export function toPage<Item>(
  items: readonly Item[],
  limit: number,
  keyOf: (item: Item) => readonly CursorPart[],
): Page<Item> {
  const page = items.slice(0, limit)
  const last = page.at(-1)
  return { items: page, nextCursor: items.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null }
}
