// What members say below a place that they need. While one CI alone needs it, all that is there to say is with that CI already.
import type { Upstream } from '../../topology/topology.ts'
import type { AlertRecord } from '../state.ts'
import { familyAt, familyOf, isNewer } from './neighbourhood.ts'
import type { OwnEntry } from './neighbourhood.ts'

/** The newest alert of its family below a place, and how its CI needs the place: what a new alert is compared with. */
interface Bond {
  alert: AlertRecord
  up: Upstream
}

/** Of several CIs, or of one whose members do not all show something of the place. */
interface Merged {
  /** One a family. */
  readonly bonds: Bond[]
  /** The ways by which they need the place: its direct dependant on the way -> newest raise behind it. */
  readonly ways: Map<string, number>
  /** CIs with members that need the place. */
  readonly cis: Set<string>
}

export class Below {
  #own: OwnEntry | null = null
  #up: Upstream | null = null
  #merged: Merged | null = null
  /** Says anew what is said here; null: what is said is true. */
  #redraw: ((place: Below) => void) | null = null

  /** A member joined, or its episode began again; it is on its CI's entry already. */
  add(own: OwnEntry, up: Upstream, alert: AlertRecord): void {
    if (this.#merged === null && !own.names && (this.#own === null || this.#own === own)) {
      this.#own = own
      this.#up = up
      return
    }
    const { bonds, ways, cis } = this.merge()
    cis.add(own.ci)
    if (this.#redraw !== null) return
    if (!up.peer) bind(bonds, alert, up)
    const way = wayOf(up, alert.ci.id)
    ways.set(way, Math.max(ways.get(way) ?? 0, alert.raisedAt))
  }

  /** Keeps what is said here by itself from now on: its one CI's entry will hold more than what counts here. */
  merge(): Merged {
    if (this.#merged !== null) return this.#merged
    const cis = new Set(this.#own === null ? [] : [this.#own.ci])
    const bonds: Bond[] = []
    const ways = new Map<string, number>()
    for (let place = 0; place < this.bondPlaces; place++) {
      const alert = this.bondAt(place)
      if (alert !== null) bonds.push({ alert, up: this.upAt(place) })
    }
    this.eachWay((way, at) => ways.set(way, at))
    this.#merged = { bonds, ways, cis }
    this.#own = this.#up = null
    return this.#merged
  }

  /**
   * Members on a CI left, and its entry says so. Finding who is the newest now takes a look at all that are left, 2,000 in a storm: that is done
   * when somebody asks, and mostly nobody does.
   * @param isGone whether none is left on the CI
   * @param redraw adds those that are left
   * @returns whether no member needs the place any more
   */
  leave(
    own: OwnEntry,
    up: Upstream,
    left: readonly AlertRecord[],
    isGone: boolean,
    redraw: (place: Below) => void,
  ): boolean {
    if (this.#merged === null) return isGone && this.#own === own
    const merged = this.#merged
    const { bonds, ways, cis } = merged
    if (isGone) cis.delete(own.ci)
    if (this.#redraw === null && left.some((alert) => hangsOn(merged, alert, up))) {
      bonds.length = 0
      ways.clear()
      this.#redraw = redraw
    }
    return cis.size === 0
  }

  /** Where to look for the newest alert of each family (bondAt). A peer's shows nothing. */
  get bondPlaces(): number {
    if (this.#merged !== null) return this.#told(this.#merged).bonds.length
    return this.#own === null || this.#up?.peer !== false ? 0 : this.#own.newest.length
  }

  /** The newest alert of a family; null when a place before told of that family. By place, so that nothing is made (neighbourhood.ts). */
  bondAt(place: number): AlertRecord | null {
    if (this.#merged !== null) return this.#told(this.#merged).bonds[place]?.alert ?? null
    return this.#own === null ? null : familyAt(this.#own, place)
  }

  /** How the CI of the alert there needs the place. */
  upAt(place: number): Upstream {
    const up = this.#merged === null ? this.#up : this.#told(this.#merged).bonds[place]?.up
    if (up == null) throw new Error(`nothing is told at place ${place}`)
    return up
  }

  /** The ways by which members need the place, with the newest raise behind each. */
  eachWay(visit: (way: string, newestAt: number) => void): void {
    if (this.#merged !== null) {
      for (const [way, at] of this.#told(this.#merged).ways) visit(way, at)
      return
    }
    if (this.#own !== null && this.#up !== null) visit(wayOf(this.#up, this.#own.ci), newestRaise(this.#own))
  }

  /** Where the members are that need the place. */
  get cis(): Iterable<string> {
    if (this.#merged !== null) return this.#merged.cis
    return this.#own === null ? [] : [this.#own.ci]
  }

  get wayCount(): number {
    return this.#merged === null ? 1 : this.#told(this.#merged).ways.size
  }

  hasWay(way: string): boolean {
    if (this.#merged !== null) return this.#told(this.#merged).ways.has(way)
    return this.#own !== null && this.#up !== null && wayOf(this.#up, this.#own.ci) === way
  }

  #told(merged: Merged): Merged {
    const redraw = this.#redraw
    this.#redraw = null
    redraw?.(this)
    return merged
  }
}

/** Whether without the alert something else might be said. */
function hangsOn(merged: Merged, alert: AlertRecord, up: Upstream): boolean {
  const { bonds, ways } = merged
  return bonds.some((bond) => bond.alert === alert) || (ways.get(wayOf(up, alert.ci.id)) ?? 0) <= alert.raisedAt
}

/** The direct dependant of the place over which the CI needs it; the CI itself when it does so directly. */
export function wayOf(up: Upstream, ci: string): string {
  return up.via?.ci ?? ci
}

function bind(bonds: Bond[], alert: AlertRecord, up: Upstream): void {
  const family = familyOf(alert)
  const known = bonds.find((bond) => familyOf(bond.alert) === family)
  if (known === undefined) bonds.push({ alert, up })
  else if (isNewer(alert, known.alert)) {
    known.alert = alert
    known.up = up
  }
}

function newestRaise({ newest }: OwnEntry): number {
  return newest.reduce((latest, { raisedAt }) => Math.max(latest, raisedAt), 0)
}
