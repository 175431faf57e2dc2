// The rules of the last review, for whoever wants to see them all.
import type { Affinity } from '../../../contract/affinity.ts'
import type { EngineState } from '../../state.ts'

/** Accepted ones first, then by score, then by id: the same rules give the same list. */
export function learnedAffinities({ affinities }: Pick<EngineState, 'affinities'>): Affinity[] {
  return [...affinities.rules.values()]
    .map(({ rule }) => rule)
    .sort((a, b) => Number(b.accepted) - Number(a.accepted) || b.score - a.score || (a.id < b.id ? -1 : 1))
}
