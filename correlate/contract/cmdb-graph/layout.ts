// Where CIs stand on a drawing: tiers by CI class from top to bottom, sites side by side. The same graph always gives the same drawing.
// A generator: whoever draws 20,000 CIs does it in pieces, with other work in between.
import type { Pausing } from '../../../platform/pieces/pausing.ts'
import type { Graph, Node } from './graph.ts'

/** Units of the drawing; a screen scales them. */
const CELL = { width: 120, height: 72 }
/** Between two clusters. */
const GAP = 160
/** Ratio of width to height that a cluster, and the whole, aims at; longer tiers go on in the next line. */
const ASPECT = 1.6
/** Rounds of putting each CI beside what it is related to: more change nothing that one would see. */
const SWEEPS = 3
/** Work between two pauses. */
const PIECE = 500

export interface Place {
  readonly x: number
  readonly y: number
}

export interface Cluster {
  /** Site of its CIs; the empty text: those that no site, of their own or of what they need, is known of. */
  readonly id: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly cis: number
}

export interface Layout {
  readonly places: ReadonlyMap<string, Place>
  readonly clusters: readonly Cluster[]
  /** CI -> id of its cluster. */
  readonly siteOf: ReadonlyMap<string, string>
  readonly width: number
  readonly height: number
}

interface Block {
  readonly id: string
  readonly nodes: readonly Node[]
  readonly top: number
}

/** @param nodes what to draw: all of the graph, or a part of it */
export function* layoutOf(graph: Graph, nodes: readonly Node[]): Pausing<Layout> {
  const among = new Set(nodes)
  const blocks = yield* blocksOf(graph, nodes, among)
  const places = new Map<string, Place>()
  const clusters: Cluster[] = []
  const siteOf = new Map<string, string>()
  const area = blocks.reduce((sum, { nodes: of }) => sum + Math.max(of.length, 4), 0)
  // Blocks go into lines, as words do.
  const lineWidth = Math.max(CELL.width * Math.ceil(Math.sqrt(area * ASPECT)), CELL.width * 6) + GAP
  let [x, y, lineHeight, width] = [0, 0, 0, 0]
  for (const block of blocks) {
    const drawn = yield* drawBlock(graph, block, among)
    if (x > 0 && x + drawn.width > lineWidth) [x, y, lineHeight] = [0, y + lineHeight + GAP, 0]
    for (const [node, at] of drawn.places) {
      places.set(node.ci.id, { x: x + at.x, y: y + at.y })
      siteOf.set(node.ci.id, block.id)
    }
    clusters.push({ id: block.id, x, y, width: drawn.width, height: drawn.height, cis: block.nodes.length })
    lineHeight = Math.max(lineHeight, drawn.height)
    width = Math.max(width, x + drawn.width)
    x += drawn.width + GAP
  }
  return { places, clusters, siteOf, width, height: y + lineHeight }
}

/** Clusters, those nearest to the core first. */
function* blocksOf(graph: Graph, nodes: readonly Node[], among: ReadonlySet<Node>): Pausing<Block[]> {
  // From the core outwards: what has no site stands where what it needs stands.
  const inOrder = [...nodes].sort((a, b) => graph.tierOf(b) - graph.tierOf(a) || byId(a, b))
  const siteOf = new Map<Node, string>()
  const blocks = new Map<string, Node[]>()
  for (const [count, node] of inOrder.entries()) {
    if (count % PIECE === 0) yield
    const site = node.ci.site ?? inherited(node, siteOf, among)
    siteOf.set(node, site)
    const block = blocks.get(site)
    if (block === undefined) blocks.set(site, [node])
    else block.push(node)
  }
  return [...blocks]
    .map(([id, of]) => ({ id, nodes: of, top: of[0] === undefined ? 0 : graph.tierOf(of[0]) }))
    .sort((a, b) => b.top - a.top || (a.id < b.id ? -1 : 1))
}

function inherited({ needs }: Node, siteOf: ReadonlyMap<Node, string>, among: ReadonlySet<Node>): string {
  for (const { node } of needs) {
    const site = among.has(node) ? siteOf.get(node) : undefined
    if (site !== undefined && site !== '') return site
  }
  return ''
}

interface Drawn {
  readonly places: ReadonlyMap<Node, Place>
  readonly width: number
  readonly height: number
}

function* drawBlock(graph: Graph, { nodes }: Block, among: ReadonlySet<Node>): Pausing<Drawn> {
  const tiers = new Map<number, Node[]>()
  for (const node of nodes) {
    const tier = graph.tierOf(node)
    const row = tiers.get(tier)
    if (row === undefined) tiers.set(tier, [node])
    else row.push(node)
  }
  const rows = [...tiers].sort(([a], [b]) => b - a).map(([, row]) => row.sort(byId))
  // Place within the row, from 0 to 1.
  const at = new Map<Node, number>()
  for (const row of rows) spread(row, at)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (const row of sweep % 2 === 0 ? rows : [...rows].reverse()) {
      yield
      const wish = new Map(row.map((node) => [node, middle(node, at, among)]))
      row.sort((a, b) => (wish.get(a) ?? 0) - (wish.get(b) ?? 0) || byId(a, b))
      spread(row, at)
    }
  }
  const longest = Math.max(...rows.map((row) => row.length))
  const wide = Math.ceil(Math.sqrt((nodes.length * ASPECT * CELL.height) / CELL.width))
  const columns = Math.min(longest, Math.max(4, wide))
  const places = new Map<Node, Place>()
  let line = 0
  for (const row of rows) {
    const lines = Math.ceil(row.length / columns)
    const across = Math.ceil(row.length / lines)
    const indent = (columns - across) / 2
    row.forEach((node, index) => {
      // Column by column, so that what belongs together stays together when a tier has several lines.
      const [column, offset] = [Math.floor(index / lines), index % lines]
      places.set(node, {
        x: Math.round((indent + column + 0.5) * CELL.width),
        y: Math.round((line + offset + 0.5) * CELL.height),
      })
    })
    line += lines + 0.5
  }
  return { places, width: columns * CELL.width, height: Math.round((line - 0.5) * CELL.height) }
}

function spread(row: readonly Node[], at: Map<Node, number>): void {
  row.forEach((node, index) => at.set(node, (index + 0.5) / row.length))
}

/** The mean place of what a CI is related to; its own when that is nothing here. */
function middle(node: Node, at: ReadonlyMap<Node, number>, among: ReadonlySet<Node>): number {
  let [sum, count] = [0, 0]
  for (const list of [node.needs, node.neededBy]) {
    for (const { node: other } of list) {
      const place = among.has(other) ? at.get(other) : undefined
      if (place === undefined) continue
      sum += place
      count++
    }
  }
  return count === 0 ? (at.get(node) ?? 0.5) : sum / count
}

function byId(a: Node, b: Node): number {
  return a.ci.id < b.ci.id ? -1 : 1
}
