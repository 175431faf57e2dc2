// What there really is: CIs with their roles, what they need, and their cables. The CMDB that the engine sees is made from it (cmdb.ts)
// and may say less; faults spread over this one.
import type { Ci, Relationship, RelationshipType } from '../../../correlate/contract/ci.ts'

/** How a CI behaves and how it is watched; finer than its CMDB type where monitoring differs. */
export type Role =
  | 'switch'
  | 'router'
  | 'accessPoint'
  | 'server'
  | 'workstation'
  | 'hypervisor'
  | 'vm'
  | 'cluster'
  | 'node'
  | 'pod'
  | 'app'
  | 'database'
  | 'queue'
  | 'dns'
  | 'service'
  | 'array'
  | 'pool'
  | 'lun'
  | 'datastore'
  | 'mains'
  | 'ups'
  | 'pdu'
  | 'cooling'
  | 'circuit'

export interface Thing {
  readonly ci: Ci
  readonly role: Role
  readonly ip: string
  readonly host: string
}

export type NeedType = Exclude<RelationshipType, 'connectedTo' | 'memberOf'>

export interface Need {
  readonly from: string
  readonly to: string
  readonly type: NeedType
  readonly redundancy?: string
}

type Extra = Partial<Pick<Ci, 'site' | 'criticality' | 'supportGroup' | 'attributes'>>

export class Estate {
  readonly things = new Map<string, Thing>()
  readonly relationships: Relationship[] = []
  /** Where monitoring stands: a CI that none of them reaches cannot be watched. */
  readonly vantage: string[] = []
  readonly #needs = new Map<string, Need[]>()
  readonly #neededBy = new Map<string, Need[]>()
  readonly #parts = new Map<string, string[]>()
  readonly #wholes = new Map<string, string[]>()
  readonly #cables = new Map<string, Map<string, number>>()
  readonly #portAddresses = new Map<string, string>()

  add(role: Role, type: string, id: string, extra: Extra = {}): string {
    const n = this.things.size + 1
    const ip = `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`
    const addressed =
      role !== 'service' && role !== 'cluster' && role !== 'mains' && role !== 'circuit' && role !== 'app'
    const attributes = { ...(addressed ? { ip: [ip] } : {}), hostname: [id], ...extra.attributes }
    this.things.set(id, { ci: { id, type, name: id, ...extra, attributes }, role, ip, host: id })
    return id
  }

  runsOn(from: string, to: string, redundancy?: string): void {
    this.#need({ from, to, type: 'runsOn', ...(redundancy === undefined ? {} : { redundancy }) })
  }

  dependsOn(from: string, to: string, redundancy?: string): void {
    this.#need({ from, to, type: 'dependsOn', ...(redundancy === undefined ? {} : { redundancy }) })
  }

  poweredBy(from: string, to: string, redundancy?: string): void {
    this.#need({ from, to, type: 'poweredBy', ...(redundancy === undefined ? {} : { redundancy }) })
  }

  memberOf(part: string, whole: string): void {
    this.relationships.push({ from: part, to: whole, type: 'memberOf' })
    push(this.#parts, whole, part)
    push(this.#wholes, part, whole)
  }

  /** A cable; `redundancy` when the first end has others of the same word. */
  connect(from: string, to: string, redundancy?: string): void {
    this.relationships.push({ from, to, type: 'connectedTo', ...(redundancy === undefined ? {} : { redundancy }) })
    this.#plug(from, to)
    this.#plug(to, from)
  }

  thing(id: string): Thing {
    const found = this.things.get(id)
    if (found === undefined) throw new Error(`the estate has no ${id}`)
    return found
  }

  withRole(role: Role): string[] {
    return [...this.things.values()].filter((one) => one.role === role).map((one) => one.ci.id)
  }

  needs(id: string): readonly Need[] {
    return this.#needs.get(id) ?? []
  }

  neededBy(id: string): readonly Need[] {
    return this.#neededBy.get(id) ?? []
  }

  parts(whole: string): readonly string[] {
    return this.#parts.get(whole) ?? []
  }

  wholes(part: string): readonly string[] {
    return this.#wholes.get(part) ?? []
  }

  /** Neighbours by cable and the port at this end. */
  cables(id: string): ReadonlyMap<string, number> {
    return this.#cables.get(id) ?? NO_CABLES
  }

  /** The address of a port: what routing neighbours know a router by. */
  portAddress(id: string, port: number): string {
    return this.#portAddresses.get(`${id}#${port}`) ?? ''
  }

  #need(need: Need): void {
    this.relationships.push(need)
    push(this.#needs, need.from, need)
    push(this.#neededBy, need.to, need)
  }

  #plug(at: string, to: string): void {
    const ports = this.#cables.get(at) ?? new Map<string, number>()
    this.#cables.set(at, ports.set(to, ports.size + 1))
    const n = this.#portAddresses.size + 1
    this.#portAddresses.set(`${at}#${ports.size}`, `100.${64 + (n >> 16)}.${(n >> 8) & 255}.${n & 255}`)
  }
}

const NO_CABLES: ReadonlyMap<string, number> = new Map()

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [value])
  else list.push(value)
}
