// The occurrence ids of a checkpoint. A generation only grows and is never changed: its iterator goes on where it stood, also after it grew.
import type { EngineState } from '../state.ts'
import type { Section, SectionSweep } from './section.ts'

interface SeenPiece {
  /** Which generation the ids are of: 0 and 1 are the elder and the current one of when the checkpoint began, 2 and 3 came after. */
  readonly generation: number
  readonly ids: readonly string[]
}

interface SeenEnd {
  readonly pieces: readonly SeenPiece[]
  readonly previous: number
  readonly current: number
  readonly since: number
}

export const seenSection: Section = {
  name: 'seenIds',
  sweep: (state) => sweepSeen(state),
  loader: (state) => {
    const generations = [new Set<string>(), new Set<string>(), new Set<string>(), new Set<string>()]
    const take = ({ generation, ids }: SeenPiece): void => {
      for (const id of ids) generations[generation]?.add(id)
    }
    return (value) => {
      const piece = value as SeenPiece | SeenEnd // as sweepSeen gives it
      if (!('since' in piece)) {
        take(piece)
        return
      }
      piece.pieces.forEach(take)
      const [previous = new Set<string>(), current = new Set<string>()] = [
        generations[piece.previous],
        generations[piece.current],
      ]
      state.seenIds = { previous, current, since: piece.since }
    }
  },
}

interface Visit {
  readonly ids: Set<string>
  readonly next: Iterator<string, undefined>
  taken: number
}

function visit(ids: Set<string>): Visit {
  return { ids, next: ids.values(), taken: 0 }
}

function sweepSeen(state: EngineState): SectionSweep {
  const visits: Visit[] = [visit(state.seenIds.previous), visit(state.seenIds.current)]
  const more = (generation: number, limit: number): SeenPiece => {
    const taken: string[] = []
    const one = visits[generation]
    // Never to the iterator's end: it would stay there, also after the set grew.
    while (one !== undefined && one.taken < one.ids.size && taken.length < limit) {
      taken.push(one.next.next().value ?? '')
      one.taken++
    }
    return { generation, ids: taken }
  }
  let visiting = 0
  return {
    next(entries) {
      while (visiting < visits.length) {
        const piece = more(visiting, 10 * entries)
        if (piece.ids.length > 0) return piece
        visiting++
      }
      return null
    },
    finish() {
      const { previous, current, since } = state.seenIds
      const place = (ids: Set<string>): number => {
        const index = visits.findIndex((one) => one.ids === ids)
        return index >= 0 ? index : visits.push(visit(ids)) - 1
      }
      const [elder, newer] = [place(previous), place(current)]
      const pieces = [elder, newer].map((generation) => more(generation, Infinity)).filter(({ ids }) => ids.length > 0)
      return { pieces, previous: elder, current: newer, since } satisfies SeenEnd
    },
  }
}
