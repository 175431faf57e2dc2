// What CIs with names alike need as one: the same CI, or each the one with its own number. It is a custom only where the CMDB bears it out: in a site that
// numbers as machines come in, or whose racks' numbers are wrong, names foretell nothing.
import type { Need, Node } from '../contract/cmdb-graph/graph.ts'
import { LEAST_ALIKE, shapeOf, spreadOver } from './names-alike.ts'
import type { Alike, NamesAlike } from './names-alike.ts'

export interface Custom {
  /** What it is needed for and what it is: `runsOn server`. */
  readonly kind: string
  /** Such a need of one of them. */
  readonly need: Need
  /** So many, of so many that have needs of the kind, follow it. */
  readonly agree: number
  readonly of: number
  /** The name of what one with this number needs. */
  readonly nameFor: (number: string) => string
}

/** Of those named alike so many have to agree: one in five may be built otherwise (an old host with one cable). */
const AGREED = 0.8
/** Of all groups numbered in the same way so many CIs have to be where their names say; with fewer, one supposition in ten were wrong. */
const BORNE_OUT = 0.9
/** Of all numbered in the same way so many have to have a need of the kind: less than of one group, or an inventory with many holes tells nothing. */
const USUAL = 0.7
/** Asked at most: what so many from all over a group agree on holds for the rest. */
const ASKED = 24
/** Groups numbered in the same way that are looked at, at most. */
const GROUPS_ASKED = 24
/** Where the own number stands in a name. No name has a line break. */
const OWN = '\n'

/** The customs of one group, and how well it bears out that there are any. */
interface Hearing {
  readonly asked: number
  readonly customs: readonly Custom[]
  readonly accord: ReadonlyMap<string, Accord>
}

/** CIs that have needs of a kind, and those of them that have no other than the custom says. */
interface Accord {
  readonly having: number
  readonly following: number
}

const NONE: readonly Custom[] = []

export class Customs {
  readonly #alike: NamesAlike
  readonly #heard = new Map<string, Hearing>()
  readonly #types = new Map<string, string | null>()
  readonly #borneOut = new Map<string, ReadonlySet<string>>()

  constructor(alike: NamesAlike) {
    this.#alike = alike
  }

  /** Customs of those of the type that have the pattern. Heard when first asked for. */
  of(pattern: string, type: string): readonly Custom[] {
    if (!this.#alike.groups.has(pattern)) return NONE
    const { customs } = this.#hear(pattern, type)
    if (customs.length === 0) return NONE
    const kinds = this.#kindsBorneOut(shapeOf(pattern), type)
    return customs.filter(({ kind }) => kinds.has(kind))
  }

  /** The type of all that have the pattern; null when they differ: a name alone does not tell which it is then. */
  typeOf(pattern: string): string | null {
    const group = this.#alike.groups.get(pattern)
    if (group === undefined) return null
    let known = this.#types.get(pattern)
    if (known === undefined) {
      const type = group[0]?.node.ci.type ?? null
      known = group.every(({ node }) => node.ci.type === type) ? type : null
      this.#types.set(pattern, known)
    }
    return known
  }

  #hear(pattern: string, type: string): Hearing {
    const key = `${type} ${pattern}`
    let known = this.#heard.get(key)
    if (known === undefined) {
      const group = this.#alike.groups.get(pattern) ?? []
      this.#heard.set(key, (known = hear(group.filter(({ node }) => node.ci.type === type))))
    }
    return known
  }

  #kindsBorneOut(shape: string, type: string): ReadonlySet<string> {
    const key = `${type} ${shape}`
    let known = this.#borneOut.get(key)
    if (known !== undefined) return known
    const sums = new Map<string, Accord>()
    let asked = 0
    for (const pattern of spreadOver(this.#alike.shapes.get(shape) ?? [], GROUPS_ASKED)) {
      const hearing = this.#hear(pattern, type)
      asked += hearing.asked
      for (const [kind, { having, following }] of hearing.accord) {
        const sum = sums.get(kind) ?? { having: 0, following: 0 }
        sums.set(kind, { having: sum.having + having, following: sum.following + following })
      }
    }
    const isBorneOut = ({ having, following }: Accord): boolean =>
      having >= USUAL * asked && following >= BORNE_OUT * having
    known = new Set([...sums].filter(([, sum]) => isBorneOut(sum)).map(([kind]) => kind))
    this.#borneOut.set(key, known)
    return known
  }
}

/** How many of a group have to have or to need something, for it to be usual. The one that is asked about is one of them. */
export function leastOf(group: number): number {
  return Math.max(LEAST_ALIKE, AGREED * (group - 1))
}

/** The kinds of what it needs. Parts are no needs that wholes have in common. */
export function kindsOf({ needs }: Node): Set<string> {
  const found = new Set<string>()
  for (const need of needs) if (need.type !== 'memberOf') found.add(kindOf(need))
  return found
}

export function kindOf({ type, node }: Pick<Need, 'type' | 'node'>): string {
  return `${type} ${node.ci.type}`
}

function hear(group: readonly Alike[]): Hearing {
  const asked = spreadOver(group, ASKED)
  const byKind = new Map<string, Alike[]>()
  for (const one of asked) {
    for (const kind of kindsOf(one.node)) {
      const known = byKind.get(kind)
      if (known === undefined) byKind.set(kind, [one])
      else known.push(one)
    }
  }
  const customs: Custom[] = []
  const accord = new Map<string, Accord>()
  for (const [kind, having] of byKind) {
    const told = customsOfKind(kind, having)
    const following = having.filter((one) => isFollowing(one, kind, told)).length
    accord.set(kind, { having: having.length, following })
    if (having.length >= leastOf(asked.length)) customs.push(...told)
  }
  return { asked: asked.length, customs, accord }
}

function customsOfKind(kind: string, having: readonly Alike[]): Custom[] {
  const votes = new Map<string, { need: Need; agree: number }>()
  for (const one of having) {
    for (const [wish, need] of wishes(one, kind)) {
      const vote = votes.get(wish)
      if (vote === undefined) votes.set(wish, { need, agree: 1 })
      else vote.agree++
    }
  }
  const least = Math.max(LEAST_ALIKE, AGREED * having.length)
  const told: Custom[] = []
  for (const [wish, { need, agree }] of votes) {
    if (agree < least) continue
    told.push({ kind, need, agree, of: having.length, nameFor: (number) => wish.replace(OWN, number) })
  }
  return told
}

/** Whether all that it needs of the kind is what it should be; an edge that is missing says nothing against that. */
function isFollowing({ node, number }: Alike, kind: string, told: readonly Custom[]): boolean {
  const names = new Set(told.map(({ nameFor }) => nameFor(number)))
  return node.needs.every(
    (need) => need.type === 'memberOf' || kindOf(need) !== kind || names.has(need.node.ci.name.toLowerCase()),
  )
}

/** What the others would need if they were as this one: its needs by name, and by name with the own number left open. */
function wishes({ node, number }: Alike, kind: string): Map<string, Need> {
  const found = new Map<string, Need>()
  for (const need of node.needs) {
    if (need.type === 'memberOf' || kindOf(need) !== kind) continue
    const name = need.node.ci.name.toLowerCase()
    found.set(name, need)
    for (const { 0: written, index } of name.matchAll(/\d+/g)) {
      if (written === number) found.set(`${name.slice(0, index)}${OWN}${name.slice(index + written.length)}`, need)
    }
  }
  return found
}
