// Which CIs a maintenance window covers. One reckoning for the engine, which holds their alerts back, and the API, which shows it before.
import type { MaintenanceScope } from '../maintenance/window.ts'
import { fallOutOf } from './fall-out.ts'
import type { Graph, Node } from './graph.ts'
import { requirementsOf } from './requirements.ts'

/** Ids of the CIs; those named by their id need not be in the graph. */
export function coveredBy(graph: Pick<Graph, 'nodes'>, { entries }: Pick<MaintenanceScope, 'entries'>): Set<string> {
  const covered = new Set<string>()
  const [failing, all]: [string[], string[]] = [[], []]
  const [services, sites] = [new Set<string>(), new Set<string>()]
  for (const entry of entries) {
    if (entry.kind === 'site') sites.add(entry.id)
    else covered.add(entry.id)
    if (entry.kind === 'service') services.add(entry.id)
    if (entry.kind !== 'ci' || entry.dependants === 'none') continue
    failing.push(entry.id)
    if (entry.dependants === 'all') all.push(entry.id)
  }
  // What is under work is away together: two alternatives leave nothing.
  if (failing.length > 0) addFallOut(covered, graph, failing, true)
  if (all.length > 0) addFallOut(covered, graph, all, false)
  if (sites.size > 0)
    for (const { ci } of graph.nodes.values()) if (ci.site !== undefined && sites.has(ci.site)) covered.add(ci.id)
  for (const id of services) {
    const node = graph.nodes.get(id)
    if (node !== undefined) addOwn(covered, node)
  }
  return covered
}

function addFallOut(
  covered: Set<string>,
  graph: Pick<Graph, 'nodes'>,
  failed: readonly string[],
  downOnly: boolean,
): void {
  for (const { node, effect } of fallOutOf(graph, failed, Infinity).fallen) {
    if (effect === 'down' || !downOnly) covered.add(node.ci.id)
  }
}

/** What the service needs and nothing that is not covered needs, too. Repeated, for what comes later may free what came before. */
function addOwn(covered: Set<string>, service: Node): void {
  let left = requirementsOf(service, Infinity).found.map(({ node }) => node)
  for (let size = -1; size !== covered.size;) {
    size = covered.size
    left = left.filter((node) => {
      const isOwn = node.neededBy.every(({ node: dependant }) => covered.has(dependant.ci.id))
      if (isOwn) covered.add(node.ci.id)
      return !isOwn
    })
  }
}
