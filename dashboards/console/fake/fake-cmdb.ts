// A made-up CMDB behind the API's own answers: the live view and what is reckoned from it are the real ones.
import { boxedDrawing, MAX_BOXES } from '../../../api/cis/boxed-drawing.ts'
import { ciHealth } from '../../../api/cis/ci-health.ts'
import { ciState } from '../../../api/cis/ci-state.ts'
import { Drawings } from '../../../api/cis/drawings.ts'
import { failureOf } from '../../../api/cis/failure-of.ts'
import { foldTree } from '../../../api/cis/fold-tree.ts'
import { HealthNow } from '../../../api/cis/health-now.ts'
import { aroundTree } from '../../../api/cis/impact-tree.ts'
import { needsOf } from '../../../api/cis/needs-of.ts'
import { tiersOf } from '../../../api/cis/tiers-of.ts'
import { LiveView } from '../../../api/live/live-view.ts'
import type { Alert } from '../../../correlate/contract/alert.ts'
import type { Ci, Relationship } from '../../../correlate/contract/ci.ts'
import type { Node } from '../../../correlate/contract/cmdb-graph/graph.ts'
import { layoutOf } from '../../../correlate/contract/cmdb-graph/layout.ts'
import type { Layout } from '../../../correlate/contract/cmdb-graph/layout.ts'
import { walkPath } from '../../../correlate/contract/cmdb-graph/path.ts'

const LIMIT = 500
const LOADED_AT = Date.now() - 86_400_000
const SITES = ['Berlin', 'Lyon'] as const

function ci(id: string, type: string, site: string, more: Partial<Ci> = {}): Ci {
  return {
    id,
    type,
    name: id,
    site,
    attributes: { ip: [`10.0.${id.length}.1`], hostname: `${id}.example.net` },
    ...more,
  }
}

/** Two sites, each with two firewalls under a core, switches and servers; three services. */
function estate(): { readonly cis: readonly Ci[]; readonly relationships: readonly Relationship[] } {
  const cis: Ci[] = []
  const relationships: Relationship[] = []
  const relate = (from: string, to: string, type: Relationship['type'], redundancy?: string): void => {
    relationships.push({ from, to, type, ...(redundancy === undefined ? {} : { redundancy }) })
  }
  for (const site of SITES) {
    const at = site.toLowerCase()
    cis.push(ci(`core-${at}`, 'core-switch', site, { criticality: 5, supportGroup: 'network' }))
    for (const side of ['a', 'b']) {
      cis.push(ci(`fw-${at}-${side}`, 'firewall', site))
      relate(`fw-${at}-${side}`, `core-${at}`, 'connectedTo')
    }
    for (const n of [1, 2, 3]) {
      cis.push(ci(`access-${at}-${n}`, 'access-switch', site))
      relate(`access-${at}-${n}`, `core-${at}`, 'connectedTo')
      for (const m of [1, 2, 3, 4]) {
        cis.push(ci(`srv-${at}-${n}${m}`, 'server', site))
        relate(`srv-${at}-${n}${m}`, `access-${at}-${n}`, 'connectedTo')
      }
    }
  }
  relate('core-berlin', 'core-lyon', 'connectedTo')
  const services = { shop: ['srv-berlin-11', 5], mail: ['srv-berlin-21', 4], archive: ['srv-lyon-32', 2] } as const
  for (const [name, [server, criticality]] of Object.entries(services)) {
    cis.push({ ...ci(name, 'service', 'Berlin', { criticality, owner: 'li' }), attributes: {} })
    relate(name, server, 'runsOn')
  }
  relate('shop', 'fw-berlin-a', 'dependsOn', 'firewall')
  relate('shop', 'fw-berlin-b', 'dependsOn', 'firewall')
  return { cis, relationships }
}

function alert(id: string, about: string, effect: 'down' | 'degraded', managed = true): Alert {
  const at = Date.now()
  return {
    id,
    revision: 1,
    partition: 0,
    state: 'active',
    ci: {
      id: about,
      name: about,
      type: 'host',
      managed,
      ...(managed ? {} : { contested: [{ hint: 'hostname', value: 'twin', cis: ['srv-lyon-11', 'srv-lyon-12'] }] }),
    },
    eventClass: effect === 'down' ? 'HostDown' : 'HighLatency',
    component: null,
    severity: effect === 'down' ? 'critical' : 'minor',
    effect,
    peakSeverity: 'critical',
    summary: `${about} does not answer`,
    labels: {},
    annotations: {},
    links: [],
    domain: 'default',
    sources: [],
    count: 1,
    flapping: false,
    suppression: null,
    membership: null,
    firstSeenAt: at,
    lastSeenAt: at,
    clearedAt: null,
    updatedAt: at,
  }
}

export function createFakeCmdb(): { readonly live: LiveView; read(url: URL): unknown } {
  const live = new LiveView()
  const { cis, relationships } = estate()
  const items = cis.map((one) => ({
    version: 'v1',
    loadedAt: Date.now(),
    total: cis.length,
    ci: one,
    relationships: relationships.filter(({ from }) => from === one.id),
  }))
  live.apply({ entity: 'ci', items })
  live.apply({
    entity: 'alert',
    items: [alert('a1', 'fw-berlin-b', 'down'), alert('a2', 'srv-lyon-32', 'degraded'), alert('a3', 'host:twin', 'down', false)],
  }) // prettier-ignore
  const now = new HealthNow(live)
  const { nodes } = live.graph.adjacency

  function draw(ids: readonly string[]): Layout {
    const work = layoutOf(
      live.graph.adjacency,
      ids.flatMap((id) => nodes.get(id) ?? []),
    )
    for (;;) {
      const step = work.next()
      if (step.done === true) return step.value
    }
  }
  function drawing(ids: readonly string[]) {
    const { places, clusters, width, height } = draw(ids)
    return {
      version: 'v1',
      width,
      height,
      clusters,
      nodes: ids.map((id) => ({ ci: ciState(live, now, id), ...(places.get(id) ?? { x: 0, y: 0 }) })),
      edges: relationships.filter(({ from, to }) => ids.includes(from) && ids.includes(to)),
    }
  }
  function service(id: string) {
    const weakest = id === 'shop' ? { of: 'shop', word: 'firewall', left: 1, total: 2 } : null
    return { ci: ciState(live, now, id), owner: 'li', supportGroup: null, incidents: [], weakest }
  }
  function detail(id: string): unknown {
    const alerts = live.alerts.ofCi(id)
    const known = live.graph.get(id) ?? null
    if (known === null && alerts.length === 0) return null
    const neighbour = (other: string) => ({ id: other, name: other, type: live.graph.get(other)?.type ?? 'unknown' })
    return {
      ci: known,
      health: ciHealth(live, id),
      alerts,
      incidents: [],
      outgoing: live.graph.outgoing(id).map((relationship) => ({ relationship, ci: neighbour(relationship.to) })),
      incoming: live.graph.incoming(id).map((relationship) => ({ relationship, ci: neighbour(relationship.from) })),
    }
  }
  async function topology(part: string, params: URLSearchParams): Promise<unknown> {
    const of = (name: string): string => params.get(name) ?? ''
    const [from, to, middle] = [nodes.get(of('from')), nodes.get(of('to')), nodes.get(of('ci'))]
    if (part === 'failure') {
      const ids = params.getAll('ci')
      return ids.every((id) => nodes.has(id)) ? failureOf(live, now, ids, LIMIT) : null
    }
    if (part === 'clusters') {
      const { width, height, clusters } = draw([...nodes.keys()])
      const wrong = { severity: 'critical', down: 1, degraded: 2 }
      const links = [{ from: 'Berlin', to: 'Lyon', relationships: 1 }]
      return {
        version: 'v1',
        loadedAt: LOADED_AT,
        width,
        height,
        clusters: clusters.map((one) => ({ ...one, ...wrong })),
        links,
      }
    }
    if (part === 'path') {
      if (from === undefined || to === undefined) return null
      const steps = walkPath(from, to, LIMIT) ?? []
      return { ...drawing([from.ci.id, ...steps.map((step) => step.to)]), steps }
    }
    const site = params.get('site')
    if (part === 'tiers') {
      return {
        version: 'v1',
        loadedAt: LOADED_AT,
        ...tiersOf(live, now, live.graph.adjacency, (id) => live.graph.get(id)?.site === site),
      }
    }
    if (site !== null) {
      const type = params.get('type')
      const ids = cis.filter((one) => one.site === site && (type === null || one.type === type)).map((one) => one.id)
      return { ...drawing(ids), truncated: false }
    }
    if (part !== 'focus' || middle === undefined) return null
    const { trees, truncated } = aroundTree(middle, Number(params.get('hops') ?? 2))
    const boxes = foldTree(trees, { limit: MAX_BOXES, open: new Set(params.getAll('open')), kept: new Set(trees) })
    const severityOf = (id: string) => ciHealth(live, id).severity
    const isHit = (node: Node) => now.of(node.ci.id) !== 'ok'
    const drawings = new Drawings(live.graph)
    const drawn = await boxedDrawing({ live, health: now, drawings }, { name: 'focus', boxes, severityOf, isHit })
    return { ...drawn, truncated }
  }

  return {
    live,
    /** undefined: the address is not about the CMDB; null: it has no such thing. */
    read(url) {
      const [, kind = '', first, part = ''] = /^\/api\/v1\/(\w+)(?:\/([^/]+))?(?:\/(\w+))?$/u.exec(url.pathname) ?? []
      const id = first === undefined ? '' : decodeURIComponent(first)
      if (kind === 'topology') return topology(id, url.searchParams)
      if (kind === 'services') {
        if (id === '') return { items: ['shop', 'archive', 'mail'].map(service), nextCursor: null }
        const node = nodes.get(id)
        return node === undefined
          ? null
          : { service: service(id), needs: needsOf(live, now, node, LIMIT), incidents: [] }
      }
      if (kind !== 'cis') return undefined
      if (id === '') {
        const q = url.searchParams.get('q') ?? ''
        return { items: cis.filter((one) => one.id.includes(q)).map((one) => ({ ci: one })), nextCursor: null }
      }
      const node = nodes.get(id)
      if (part === 'needs') return node === undefined ? null : needsOf(live, now, node, LIMIT)
      return detail(id)
    },
  }
}
