// Ports and sessions name what is at their other end. Several that name one CI tell of that CI, also when it is silent itself; and what needs it suffers with it.
import { causes } from '../classes/compatibility.ts'
import { isPartial } from '../classes/partial.ts'
import { isLive } from './idle-limit.ts'
import { familyAt, familyOf } from './neighbourhood.ts'
import type { NamedEntry, OwnEntry } from './neighbourhood.ts'
import { trustIn } from '../../topology/topology.ts'
import type { AlertRecord } from '../state.ts'
import { freshness, isBetter } from './relation.ts'
import type { Candidate, FindRelation, Relation, Surroundings, TopologicalRelation } from './relation.ts'
import { withstands } from './spare.ts'

/** Both tell of the same CI or of the same cable. */
const SAME_END = 0.9
/** How surely a CI is gone that one, two or more others lost: one may have lost its cable only. */
const GONE = [0, 0.65, 0.85, 0.95] as const
const WHILE_ACTIVE = 0.85

type Meeting = Pick<TopologicalRelation, 'kind' | 'structure' | 'fit' | 'place' | 'hops'> & {
  readonly via: AlertRecord
}

type Meet = (meeting: Meeting) => void

export const namesNeighbour: FindRelation = (around, candidate) => {
  const { incident } = candidate
  const fresh = freshness(around, incident, 0.7, isLive(incident, around.now) ? WHILE_ACTIVE : 0)
  let best: Relation | null = null
  const meet: Meet = ({ via, ...meeting }) => {
    const score = meeting.structure * meeting.fit * fresh
    if (!isBetter(score, via.id, best)) return
    best = { ...meeting, score, freshness: fresh, viaAlertId: via.id, lagMs: around.alert.raisedAt - via.raisedAt }
  }
  membersNameIt(around, candidate, meet)
  if (around.named !== null) itNames(around, candidate, around.named, meet)
  needsWhatIsNamed(around, candidate, meet)
  return best
}

/** Members name the alert's CI: it is what they lost, or the other end of the cable. */
function membersNameIt({ alert, family, named }: Surroundings, { neighbourhood }: Candidate, meet: Meet): void {
  const entry = neighbourhood.named.get(alert.ci.id)
  if (entry === undefined) return
  // Another port of it is another cable.
  if (isPartial(alert) && (named === null || !entry.by.has(named))) return
  const fit = Math.max(causes(family, 'link'), causes('link', family))
  meet({ kind: 'named_by_members', structure: SAME_END, fit, via: entry.newest, place: alert.ci.id, hops: 1 })
}

/** The alert's port leads to a CI that others name as well, that tells of itself, or that members need. */
function itNames(around: Surroundings, { neighbourhood }: Candidate, named: string, meet: Meet): void {
  const { alert } = around
  const at = { kind: 'names_neighbour', place: named } as const
  const entry = neighbourhood.named.get(named)
  if (entry !== undefined) meet({ ...at, structure: SAME_END, fit: 1, via: entry.newest, hops: 2 })
  const own = neighbourhood.own.get(named)
  if (own !== undefined && tellsOfIt(own, alert.ci.id)) {
    for (let place = 0; place < own.newest.length; place++) {
      const via = familyAt(own, place)
      if (via === null) continue
      const fit = Math.max(causes(familyOf(via), 'link'), causes('link', familyOf(via)))
      meet({ ...at, structure: SAME_END, fit, via, hops: 1 })
    }
  }
  const below = neighbourhood.below.get(named)
  if (below === undefined || own !== undefined || around.speaks(named)) return
  for (let place = 0; place < below.bondPlaces; place++) {
    const via = below.bondAt(place)
    if (via === null) continue
    const up = below.upAt(place)
    const structure = (1 - PER_HOP * up.hops) * trustIn(up) * gone(entry, alert.ci.id)
    meet({ ...at, structure, fit: causes('reachability', familyOf(via)), via, hops: up.hops + 1 })
  }
}

const PER_HOP = 0.05

/** The whole CI, or its port at the other end of this cable. */
function tellsOfIt({ whole, ports }: OwnEntry, other: string): boolean {
  return whole > 0 || [...ports.values()].includes(other)
}

/** The alert's CI needs a silent one that members name. */
function needsWhatIsNamed(around: Surroundings, { neighbourhood }: Candidate, meet: Meet): void {
  const { alert, family, upstream } = around
  if (neighbourhood.named.size === 0) return
  for (const up of upstream) {
    const entry = up.peer ? undefined : neighbourhood.named.get(up.ci)
    if (entry === undefined || neighbourhood.own.has(up.ci) || around.speaks(up.ci)) continue
    const spared = withstands(around, up, alert, 'reachability')
    const structure = (up.weight / 1000) * gone(entry, null) * spared
    const fit = causes('reachability', family)
    meet({ kind: 'needs_named', structure, fit, via: entry.newest, place: up.ci, hops: up.hops })
  }
}

function gone(entry: NamedEntry | undefined, another: string | null): number {
  const by = (entry?.by.size ?? 0) + (another === null || entry?.by.has(another) === true ? 0 : 1)
  return GONE[Math.min(by, GONE.length - 1)] ?? 0
}
