// The CMDB version that the engine works with, as a graph to look things up in. A version becomes current when all of its CIs are here.
import { buildGraph, graphOf } from '../../correlate/contract/cmdb-graph/graph.ts'
import type { Graph } from '../../correlate/contract/cmdb-graph/graph.ts'
import type { Ci, Relationship } from '../../correlate/contract/ci.ts'
import type { CiRevision } from '../../correlate/contract/change.ts'
import type { Pausing } from '../../platform/pieces/pausing.ts'

export interface Neighbourhood {
  readonly cis: readonly Ci[]
  readonly relationships: readonly Relationship[]
  /** The bound was reached: there is more. */
  readonly truncated: boolean
}

interface Version {
  readonly id: string
  readonly loadedAt: number
  readonly cis: Map<string, Ci>
  readonly outgoing: Map<string, readonly Relationship[]>
  readonly incoming: Map<string, Relationship[]>
  /** The same adjacency as the engine's. */
  readonly graph: Graph
}

const MAX_UNFINISHED = 4
const NO_GRAPH = buildGraph({ cis: [], relationships: [] })

export class CiGraph {
  #current: Version | null = null
  /** Versions that are still arriving, oldest first. */
  readonly #arriving = new Map<string, Map<string, CiRevision>>()

  /** Content hash of the current version; null before the first. */
  get version(): string | null {
    return this.#current?.id ?? null
  }

  get loadedAt(): number | null {
    return this.#current?.loadedAt ?? null
  }

  get size(): number {
    return this.#current?.cis.size ?? 0
  }

  /** Who needs whom, as the engine reckons; without any CI before the first version. */
  get adjacency(): Graph {
    return this.#current?.graph ?? NO_GRAPH
  }

  get(id: string): Ci | undefined {
    return this.#current?.cis.get(id)
  }

  values(): Iterable<Ci> {
    return this.#current?.cis.values() ?? []
  }

  outgoing(id: string): readonly Relationship[] {
    return this.#current?.outgoing.get(id) ?? []
  }

  incoming(id: string): readonly Relationship[] {
    return this.#current?.incoming.get(id) ?? []
  }

  /**
   * The last CI of a version has its graph built, with pauses: half a second of work for 20,000 CIs. Until then the version before is current.
   * @returns true when this CI completed a version and the graph switched to it
   */
  *apply(revision: CiRevision): Pausing<boolean> {
    if (revision.version === this.#current?.id) return false
    const arriving = this.#arriving.get(revision.version) ?? new Map<string, CiRevision>()
    this.#arriving.set(revision.version, arriving)
    arriving.set(revision.ci.id, revision)
    if (arriving.size < revision.total) {
      this.#forgetOldest()
      return false
    }
    this.#arriving.clear()
    const made = yield* assemble(revision, arriving)
    // A newer one may have come from the store meanwhile.
    if (this.#current !== null && this.#current.loadedAt > made.loadedAt) return false
    this.#current = made
    return true
  }

  /** CIs within `hops` relationships of a CI, either way, breadth first. */
  around(id: string, hops: number, maxCis: number): Neighbourhood {
    const start = this.get(id)
    if (start === undefined) return { cis: [], relationships: [], truncated: false }
    const seen = new Set([id])
    const cis = [start]
    let frontier = [id]
    let truncated = false
    for (let hop = 0; hop < hops && frontier.length > 0; hop += 1) {
      const next: string[] = []
      for (const each of frontier) {
        for (const other of this.#neighbours(each)) {
          if (seen.has(other.id)) continue
          if (cis.length >= maxCis) {
            truncated = true
            continue
          }
          seen.add(other.id)
          cis.push(other)
          next.push(other.id)
        }
      }
      frontier = next
    }
    return { cis, relationships: this.#among(seen), truncated }
  }

  /** The whole graph, or those that are wanted of it, up to a number of CIs. */
  whole(maxCis: number, isWanted: (id: string) => boolean = () => true): Neighbourhood {
    const cis: Ci[] = []
    let truncated = false
    for (const ci of this.values()) {
      if (!isWanted(ci.id)) continue
      truncated = cis.length >= maxCis
      if (truncated) break
      cis.push(ci)
    }
    return { cis, relationships: this.#among(new Set(cis.map((ci) => ci.id))), truncated }
  }

  #among(ids: ReadonlySet<string>): Relationship[] {
    return [...ids].flatMap((id) => this.outgoing(id).filter((relationship) => ids.has(relationship.to)))
  }

  *#neighbours(id: string): Iterable<Ci> {
    for (const { to } of this.outgoing(id)) {
      const ci = this.get(to)
      if (ci !== undefined) yield ci
    }
    for (const { from } of this.incoming(id)) {
      const ci = this.get(from)
      if (ci !== undefined) yield ci
    }
  }

  #forgetOldest(): void {
    if (this.#arriving.size <= MAX_UNFINISHED) return
    for (const oldest of this.#arriving.keys()) {
      this.#arriving.delete(oldest)
      return
    }
  }
}

/** CIs taken in between two pauses: about half a millisecond. */
const STRIDE = 1_000

function* assemble({ version, loadedAt }: CiRevision, revisions: ReadonlyMap<string, CiRevision>): Pausing<Version> {
  const cis = new Map<string, Ci>()
  const outgoing = new Map<string, readonly Relationship[]>()
  const incoming = new Map<string, Relationship[]>()
  for (const [id, { ci, relationships }] of revisions) {
    if (cis.size % STRIDE === 0) yield
    cis.set(id, ci)
    outgoing.set(id, relationships)
    for (const relationship of relationships) {
      const known = incoming.get(relationship.to)
      if (known === undefined) incoming.set(relationship.to, [relationship])
      else known.push(relationship)
    }
  }
  const graph = yield* graphOf({ cis: [...cis.values()], relationships: [...outgoing.values()].flat() })
  return { id: version, loadedAt, cis, outgoing, incoming, graph }
}
