// How evenly trouble is spread over things of which each might have it.
import type { Topology } from '../../topology/topology.ts'
import type { Below } from './belows.ts'
import type { Patient } from './symptoms.ts'

/** 1/n when one of n is hit, 1 when all are hit alike (participation ratio). */
export function evenness(sum: number, squares: number, count: number): number {
  return squares === 0 ? 0 : Math.min(1, sum ** 2 / (squares * Math.max(1, count)))
}

/** `spreads` remembers what was worked out: every suspect asks for those below it. */
interface Spreading {
  readonly patients: ReadonlyMap<string, Patient>
  readonly belows: ReadonlyMap<string, Below>
  readonly topology: Topology
  readonly spreads: Map<string, number>
}

/**
 * How evenly the trouble is spread over the direct dependants, and within those of them that are silent over theirs: one bad branch of ten is
 * that branch's trouble, however few others there are above it.
 */
export function spread(ci: string, scene: Spreading): number {
  const { belows, patients, topology, spreads } = scene
  const known = spreads.get(ci)
  if (known !== undefined) return known
  // Ends circles of needs.
  spreads.set(ci, 1)
  let [sum, squares, within] = [0, 0, 0]
  const branches = belows.get(ci)?.branches
  for (let place = 0; branches !== undefined && place < branches.keys.length; place++) {
    const branch = branches.keys[place] ?? ''
    const mass = branches.sumAt(place)
    sum += mass
    squares += mass ** 2
    within += mass * (patients.has(branch) ? 1 : spread(branch, scene))
  }
  const even = sum === 0 ? 1 : (evenness(sum, squares, topology.downstreamCount(ci, 1)) * within) / sum
  spreads.set(ci, even)
  return even
}
