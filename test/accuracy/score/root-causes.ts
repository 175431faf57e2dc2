// Whether the CI to blame is named: each fault is matched to the incident that holds most of its events, and that incident's ranked list is read.
import { contingency, dominantGroup } from './partition.ts'
import type { Row } from './partition.ts'

export interface RootHits {
  readonly faults: number
  readonly top1: number
  readonly top3: number
  /** Fault -> place of the first accepted CI in the list, from 1; null = not in it. */
  readonly places: ReadonlyMap<string, number | null>
}

/**
 * @param ranked CIs of an incident, best first
 * @param accepted by fault: whether naming this CI is right
 */
export function rootHits(
  rows: readonly Row[],
  ranked: (incident: string) => readonly string[],
  accepted: ReadonlyMap<string, (ci: string) => boolean>,
): RootHits {
  const cells = contingency(rows)
  const places = new Map<string, number | null>()
  let [top1, top3] = [0, 0]
  for (const [fault, isRight] of accepted) {
    const inIncidents = new Map([...(cells.get(fault) ?? [])].filter(([group]) => !group.startsWith('alone:')))
    const incident = dominantGroup(inIncidents)
    const index = incident === null ? -1 : ranked(incident).findIndex(isRight)
    places.set(fault, index < 0 ? null : index + 1)
    if (index === 0) top1++
    if (index >= 0 && index < 3) top3++
  }
  return { faults: accepted.size, top1, top3, places }
}
