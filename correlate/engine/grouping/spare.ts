// A dependant with an alternative left should work: its failure has another reason than the one way that is lost. That it lost one is another matter.
import { classKind } from '../classes/class-families.ts'
import type { Family } from '../classes/class-families.ts'
import type { Upstream } from '../../topology/topology.ts'
import type { AlertRecord } from '../state.ts'
import type { Surroundings } from './relation.ts'

/** Alternatives that were written down do not always take over: less than half as sure. */
const SPARED = 0.4
/** What stops all that goes over it; a slow or failing alternative still hurts those that are sent to it. */
const STOPS: ReadonlySet<Family> = new Set(['power', 'hardware', 'reachability', 'link'])
/** What is felt when a way is lost for good. A lost feed or path is told by hardware and links. */
const FELT: ReadonlySet<Family> = new Set(['performance', 'application', 'reachability'])

/** 1, or less when the symptom says that the CI fails although it should not by this cause. */
export function withstands(
  around: Pick<Surroundings, 'stands'>,
  up: Upstream,
  symptom: Pick<AlertRecord, 'ci' | 'eventClass'>,
  cause: Family,
): number {
  if (up.spare === null || !STOPS.has(cause)) return 1
  const { family, grade } = classKind(symptom.eventClass)
  // Cables and cords take over without a trace; of a pool one member less is felt, but does not stop the whole.
  const isFelt = FELT.has(family) && (grade === 'down' || up.spare === 'cable')
  return isFelt && around.stands(symptom.ci.id) ? SPARED : 1
}
