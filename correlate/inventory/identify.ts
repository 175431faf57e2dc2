// All sources' records -> groups of records that are one CI each. Records are taken in one fixed order, so that the order in which reports came
// does not decide; what is not clear is left apart and put before a person.
import { familyOf, SURE, WORTH_ASKING, type TypeFamily } from './identification.ts'
import type { Identifier } from './identifiers-of.ts'
import type { InventoryState, RecordRef } from './inventory-state.ts'
import { unitsOf, type Member, type Unit } from './units.ts'

/** Records that are one CI, in IDENTITY_ORDER. */
export interface Cluster {
  readonly members: Member[]
  family: TypeFamily
  /** Values of identifiers that are given to one thing in the world, by identifier. */
  readonly sure: Map<string, Set<string>>
}

/** Two clusters that may be one. */
export interface Doubt {
  readonly a: Cluster
  readonly b: Cluster
  readonly reasons: string[]
  readonly against: string
}

export interface Identified {
  readonly clusters: readonly Cluster[]
  readonly doubts: readonly Doubt[]
}

/** An identifier that more CIs than this share identifies none of them, and is not worth a person's time. */
const MOST_CLAIMS = 8

/** Why a match is not followed; `ask` when a person should know. */
interface Obstacle {
  readonly words: string
  readonly ask: boolean
}

export function identify(state: InventoryState): Identified {
  const placement = new Placement(state)
  for (const unit of unitsOf(state)) placement.place(unit)
  return { clusters: placement.clusters, doubts: placement.doubts() }
}

class Placement {
  readonly clusters: Cluster[] = []
  readonly #claims = new Map<string, Cluster[]>()
  readonly #doubts = new Map<Cluster, Map<Cluster, Doubt>>()
  readonly #apart: ReadonlyMap<RecordRef, ReadonlySet<RecordRef>>

  constructor(state: InventoryState) {
    this.#apart = apartOf(state)
  }

  doubts(): Doubt[] {
    return [...this.#doubts.values()].flatMap((of) => [...of.values()])
  }

  /** Adds a unit to the one CI that it is, or makes it a new one. */
  place(unit: Unit): void {
    const hits = [...this.#matches(unit)].map(([cluster, by]) => {
      return { cluster, by, obstacle: this.#obstacle(cluster, unit, by) }
    })
    const open = hits.filter(({ obstacle }) => obstacle === null)
    const strongest = Math.max(0, ...open.map(({ by }) => by.strength))
    const top = open.filter(({ by }) => by.strength === strongest)
    const chosen = top.length === 1 ? top[0]?.cluster : undefined
    const cluster = chosen ?? this.#newCluster()
    this.#join(cluster, unit)
    for (const { cluster: other, by, obstacle } of hits) {
      if (other === cluster) continue
      if (obstacle !== null) {
        if (obstacle.ask) this.#doubt(other, cluster, by, obstacle.words)
      } else if (chosen === undefined) this.#doubt(other, cluster, by, 'several CIs match')
      else if (by.strength >= WORTH_ASKING) this.#doubt(other, cluster, by, 'something stronger speaks for another CI')
    }
  }

  /** The clusters that share an identifier with the unit, each with the strongest. */
  #matches({ identifiers }: Unit): Map<Cluster, Identifier> {
    const best = new Map<Cluster, Identifier>()
    for (const by of identifiers) {
      const claims = this.#claims.get(by.claim) ?? []
      if (claims.length > MOST_CLAIMS) continue
      for (const cluster of claims) if ((best.get(cluster)?.strength ?? 0) < by.strength) best.set(cluster, by)
    }
    return best
  }

  #obstacle(cluster: Cluster, unit: Unit, by: Identifier): Obstacle | null {
    if (this.#areApart(cluster.members, unit.members)) return { words: 'decided to be apart', ask: false }
    if (by.identifier === 'id') return null
    const lister = unit.members.find((one) => cluster.members.some((other) => isSameSource(one, other)))
    if (lister !== undefined)
      return { words: `${lister.source} ${lister.instance} lists both`, ask: by.strength >= SURE }
    if (!areCompatible(cluster.family, familyOfAll(unit.members)))
      return { words: 'they are of different kinds', ask: false }
    const contradiction = contradictionOf(cluster, unit, by)
    if (contradiction !== null) return { words: contradiction, ask: by.strength >= WORTH_ASKING }
    // The weakest proof does not reach across sites.
    if (by.identifier === 'name' && sitesDiffer(cluster.members, unit.members))
      return { words: 'their sites differ', ask: false }
    return null
  }

  #areApart(some: readonly Member[], others: readonly Member[]): boolean {
    if (this.#apart.size === 0) return false
    return some.some(({ ref }) => {
      const apart = this.#apart.get(ref)
      return apart !== undefined && others.some((other) => apart.has(other.ref))
    })
  }

  #newCluster(): Cluster {
    const cluster: Cluster = { members: [], family: 'unknown', sure: new Map() }
    this.clusters.push(cluster)
    return cluster
  }

  #join(cluster: Cluster, unit: Unit): void {
    cluster.members.push(...unit.members)
    if (cluster.family === 'unknown') cluster.family = familyOfAll(unit.members)
    for (const by of unit.identifiers) {
      const claims = this.#claims.get(by.claim)
      if (claims === undefined) this.#claims.set(by.claim, [cluster])
      else if (claims.length <= MOST_CLAIMS && !claims.includes(cluster)) claims.push(cluster)
      if (!isSure(by)) continue
      const values = cluster.sure.get(by.identifier)
      if (values === undefined) cluster.sure.set(by.identifier, new Set([by.value]))
      else values.add(by.value)
    }
  }

  #doubt(a: Cluster, b: Cluster, { claim: reason }: Identifier, against: string): void {
    if (this.#areApart(a.members, b.members)) return
    const known = this.#doubts.get(a)?.get(b) ?? this.#doubts.get(b)?.get(a)
    if (known === undefined) {
      const of = this.#doubts.get(a) ?? new Map<Cluster, Doubt>()
      this.#doubts.set(a, of.set(b, { a, b, reasons: [reason], against }))
    } else if (!known.reasons.includes(reason)) known.reasons.push(reason)
  }
}

function isSure({ identifier, strength }: Identifier): boolean {
  return strength >= SURE && identifier !== 'id'
}

function isSameSource(one: Member, other: Member): boolean {
  return one.source === other.source && one.instance === other.instance
}

function familyOfAll(members: readonly Member[]): TypeFamily {
  for (const { record } of members) {
    const family = familyOf(record.fact.type)
    if (family !== 'unknown') return family
  }
  return 'unknown'
}

function areCompatible(a: TypeFamily, b: TypeFamily): boolean {
  return a === b || a === 'unknown' || b === 'unknown'
}

/** The words of an identifier that is stronger than `by` and says that two things are meant; null when there is none. */
function contradictionOf(cluster: Cluster, unit: Unit, by: Identifier): string | null {
  const own = new Map<string, string[]>()
  for (const one of unit.identifiers) {
    if (!isSure(one) || one.strength <= by.strength || !cluster.sure.has(one.identifier)) continue
    own.set(one.identifier, [...(own.get(one.identifier) ?? []), one.value])
  }
  for (const [identifier, values] of own) {
    const known = [...(cluster.sure.get(identifier) ?? [])]
    if (!values.some((value) => known.includes(value)))
      return `${identifier} differs: ${known.join(', ')} and ${values.join(', ')}`
  }
  return null
}

function sitesDiffer(some: readonly Member[], others: readonly Member[]): boolean {
  const sites = new Set(some.flatMap(({ record }) => siteOf(record.fact.site)))
  return sites.size > 0 && others.some(({ record }) => siteOf(record.fact.site).some((site) => !sites.has(site)))
}

function siteOf(site: string | undefined): string[] {
  return site === undefined || site.trim() === '' ? [] : [site.trim().toLowerCase()]
}

function apartOf({ decisions }: InventoryState): Map<RecordRef, Set<RecordRef>> {
  const apart = new Map<RecordRef, Set<RecordRef>>()
  for (const { decision, a, b } of decisions) {
    if (decision !== 'apart') continue
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const of = apart.get(one) ?? new Set<RecordRef>()
      apart.set(one, of.add(other))
    }
  }
  return apart
}
