// Positions of CIs for screens: the whole CMDB once a version, and the parts that are looked at. Reckoned in short pieces between requests.
import { layoutOf } from '../../correlate/contract/cmdb-graph/layout.ts'
import type { Layout } from '../../correlate/contract/cmdb-graph/layout.ts'
import type { Node } from '../../correlate/contract/cmdb-graph/graph.ts'
import { inShortPieces } from '../in-short-pieces.ts'
import type { CiGraph } from '../live/ci-graph.ts'

/** Parts kept: as many as a few people look at while a version is in force. */
const MAX_PARTS = 64

export class Drawings {
  readonly #graph: CiGraph
  #version: string | null = null
  readonly #known = new Map<string, Promise<Layout>>()

  constructor(graph: CiGraph) {
    this.#graph = graph
  }

  /** The whole CMDB. Begun by the first who asks, or as soon as a version is there (`prepare`). */
  whole(): Promise<Layout> {
    return this.#drawing('', () => [...this.#graph.adjacency.nodes.values()])
  }

  /** @param name the same for the same CIs of a version */
  part(name: string, cis: readonly string[]): Promise<Layout> {
    const { nodes } = this.#graph.adjacency
    return this.#drawing(`part ${name}`, () => cis.flatMap((id) => nodes.get(id) ?? []))
  }

  /** A new version is there. */
  prepare(): void {
    void this.whole()
  }

  #drawing(name: string, nodes: () => readonly Node[]): Promise<Layout> {
    if (this.#version !== this.#graph.version) {
      this.#known.clear()
      this.#version = this.#graph.version
    }
    const known = this.#known.get(name)
    if (known !== undefined) return known
    const made = inShortPieces(layoutOf(this.#graph.adjacency, nodes()))
    this.#known.set(name, made)
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MAX_PARTS) break
      if (oldest !== '') this.#known.delete(oldest)
    }
    return made
  }
}
