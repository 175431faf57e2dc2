// The open incidents that a new alert could belong to: those on its CI, above it, below it, those that share a dependency with it, and those near it when its class has
// learned affinities; and those whose members name the same.
// Looked up by CI, never by a walk over what is open.
import { isOpen } from '../engine-index.ts'
import type { EngineIndex } from '../engine-index.ts'
import { sharedFit } from '../classes/compatibility.ts'
import type { Policy } from '../policy.ts'
import type { IncidentRecord } from '../state.ts'
import type { Surroundings } from './relation.ts'
import { SHARED_STRUCTURE } from './shared-dependency.ts'

/** Where an alert is. */
export interface Place extends Pick<Surroundings, 'alert' | 'family' | 'upstream' | 'near' | 'named'> {
  /** Incidents whose members name the same. */
  readonly telling: readonly IncidentRecord[]
}

/** Oldest first, so that the sets' own order never shows. */
export function candidateIncidents(
  index: EngineIndex,
  policy: Policy,
  { alert, family, upstream, near, named, telling }: Place,
): IncidentRecord[] {
  const { hops, threshold, sharedFanOut } = policy.grouping
  const found = new Set<IncidentRecord>()
  const collect = (incidents: ReadonlySet<IncidentRecord> | undefined): void => {
    incidents?.forEach((incident) => {
      if (isOpen(incident) && !incident.over) found.add(incident)
    })
  }
  collect(index.incidentsOn.get(alert.ci.id))
  collect(index.incidentsBelow.get(alert.ci.id))
  collect(index.incidentsNaming.get(alert.ci.id))
  if (named !== null) {
    collect(index.incidentsOn.get(named))
    collect(index.incidentsBelow.get(named))
    collect(index.incidentsNaming.get(named))
  }
  // A family that never reaches the threshold by a shared dependency needs no look at what shares one: a full disk has no silent cause.
  const showsShared = SHARED_STRUCTURE * sharedFit(family, family) >= threshold
  for (const { ci, peer } of upstream) {
    collect(index.incidentsOn.get(ci))
    collect(index.incidentsNaming.get(ci))
    if (!showsShared || peer || !index.incidentsBelow.has(ci)) continue
    if (index.topology.downstreamCount(ci, hops) <= sharedFanOut) collect(index.incidentsBelow.get(ci))
  }
  for (const { ci } of near) collect(index.incidentsOn.get(ci))
  if (telling.length > 0) collect(new Set(telling))
  return [...found].sort((a, b) => a.serial - b.serial)
}
