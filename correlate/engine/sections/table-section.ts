// A section over a TrackedMap: visited entry by entry while the engine goes on; what changed after its visit is encoded again.
import type { EngineState } from '../state.ts'
import { fillMap, type Section, type SectionSweep } from './section.ts'
import type { TrackedMap } from './tracked-map.ts'

/** One piece: entries in the order of the map. `gone` first, then `set`; a key that is there keeps its place. */
interface TablePiece<E> {
  readonly gone?: readonly string[]
  readonly set: readonly (readonly [string, E])[]
}

/** So many changed entries may wait for the end: a few milliseconds. More are visited again before. */
const LEFT_FOR_THE_END = 200

interface Codec<V, E> {
  encode(value: V): E
  decode(encoded: E): V
}

/** A map of many entries as a section; without a codec an entry is JSON as it is. */
export function tableSection<V>(name: string, tableOf: (state: EngineState) => TrackedMap<V>): Section
export function tableSection<V, E>(
  name: string,
  tableOf: (state: EngineState) => TrackedMap<V>,
  codec: Codec<V, E>,
): Section
export function tableSection<V>(
  name: string,
  tableOf: (state: EngineState) => TrackedMap<V>,
  codec: Codec<V, V> = { encode: (value) => value, decode: (encoded) => encoded },
): Section {
  return {
    name,
    sweep: (state) => sweepTable(tableOf(state), codec),
    loader: (state) => (value) => {
      const { gone = [], set } = value as TablePiece<V> // as sweepTable gives it
      const table = tableOf(state)
      for (const key of gone) table.delete(key)
      fillMap(
        table,
        set.map(([key, encoded]) => [key, codec.decode(encoded)] as const),
      )
    },
  }
}

function sweepTable<V>(table: TrackedMap<V>, codec: Codec<V, V>): SectionSweep {
  const { changed, gone, born } = table.watch()
  const visit = table.entries()
  let visited = false

  function visitSome(limit: number): (readonly [string, V])[] {
    const set: (readonly [string, V])[] = []
    while (set.length < limit) {
      const { done, value } = visit.next()
      // What is new since the beginning stands behind all else, and comes in the order in which it changed.
      if (done === true || born.has(value[0])) {
        visited = true
        break
      }
      changed.delete(value[0])
      set.push([value[0], codec.encode(value[1])])
    }
    return set
  }

  /** Entries that have changed since their visit. One that was deleted and added again goes to the end: its deletion is told before. */
  function revisit(limit: number): Required<TablePiece<V>> {
    const again: string[] = []
    const set: (readonly [string, V])[] = []
    for (const key of changed) {
      if (set.length >= limit) break
      changed.delete(key)
      if (gone.delete(key)) again.push(key)
      const value = table.get(key)
      if (value !== undefined) set.push([key, codec.encode(value)])
    }
    return { gone: again, set }
  }

  return {
    next(limit) {
      if (!visited) {
        const set = visitSome(limit)
        if (set.length > 0) return { set } satisfies TablePiece<V>
      }
      return changed.size > LEFT_FOR_THE_END ? revisit(limit) : null
    },
    finish() {
      const rest = visited ? [] : visitSome(Infinity)
      const { gone: again, set } = revisit(Infinity)
      const piece = { gone: [...gone, ...again], set: [...rest, ...set] } satisfies TablePiece<V>
      table.unwatch()
      return piece.set.length === 0 && piece.gone.length === 0 ? undefined : piece
    },
  }
}
