// A container platform: nodes, pods, services that call one another in layers, databases, queues, and business services in front.
import type { Random } from '../random.ts'
import { Estate } from './estate.ts'
import { range } from './range.ts'

export interface MicroservicesSize {
  readonly prefix: string
  readonly nodes: number
  /** Services a layer, from the front to the back. */
  readonly layers: readonly number[]
  readonly replicas: number
  readonly databases: number
  readonly queues: number
}

export function microservices(size: MicroservicesSize, random: Random): Estate {
  const { prefix: p } = size
  const estate = new Estate()
  const site = `${p}-cloud`
  const leaves = [1, 2].map((n) =>
    estate.add('switch', 'leaf-switch', `${p}-leaf-${n}`, { site, supportGroup: 'network' }),
  )
  const gateway = estate.add('router', 'core-router', `${p}-gw`, { site, criticality: 5, supportGroup: 'network' })
  for (const leaf of leaves) estate.connect(leaf, gateway)
  estate.vantage.push(gateway)
  const attach = (id: string): void => leaves.forEach((leaf) => estate.connect(id, leaf, 'bond'))
  const nodes = range(size.nodes).map((n) => {
    const node = estate.add('node', 'kubernetes-node', `${p}-node-${n}`, { site, supportGroup: 'platform' })
    attach(node)
    return node
  })
  const resolver = estate.add('dns', 'dns-server', `${p}-coredns`, { site, criticality: 5, supportGroup: 'platform' })
  attach(resolver)
  const backs = [...range(size.databases).map((n) => server(estate, size, 'database', 'database', `db-${n}`))]
  backs.push(...range(size.queues).map((n) => server(estate, size, 'queue', 'message-queue', `mq-${n}`)))
  for (const back of backs) attach(`${back}-host`)
  let behind: string[] = []
  const deepest = size.layers.length
  for (const layer of [...range(deepest)].reverse()) {
    const here = range(size.layers[layer - 1] ?? 0).map((n) => {
      const app = service(estate, size, `${layer}-${n}`, nodes, random)
      if (layer <= 2) estate.dependsOn(app, resolver)
      if (layer === deepest || random.chance(0.3)) estate.dependsOn(app, random.pick(backs))
      for (const callee of distinct(() => random.pick(behind), behind.length === 0 ? 0 : random.whole(1, 3))) {
        estate.dependsOn(app, callee)
      }
      return app
    })
    behind = here
  }
  behind.forEach((front, n) => {
    const business = estate.add('service', 'service', `${p}-business-${n + 1}`, { criticality: 3 + (n % 3) })
    estate.dependsOn(business, front)
  })
  return estate
}

function service(
  estate: Estate,
  size: MicroservicesSize,
  name: string,
  nodes: readonly string[],
  random: Random,
): string {
  const { prefix: p } = size
  const app = estate.add('app', 'application', `${p}-ms-${name}`, { supportGroup: 'applications' })
  for (const r of range(size.replicas)) {
    const pod = estate.add('pod', 'pod', `${p}-ms-${name}-pod-${r}`, {
      supportGroup: 'applications',
      attributes: { k8sPod: `${p}-ms-${name}-pod-${r}` },
    })
    estate.runsOn(pod, random.pick(nodes))
    estate.memberOf(pod, app)
  }
  return app
}

function server(
  estate: Estate,
  size: MicroservicesSize,
  role: 'database' | 'queue',
  type: string,
  name: string,
): string {
  const id = estate.add(role, type, `${size.prefix}-${name}`, { criticality: 4, supportGroup: 'dba' })
  estate.add('server', 'server', `${id}-host`, { site: `${size.prefix}-cloud`, supportGroup: 'systems' })
  estate.runsOn(id, `${id}-host`)
  return id
}

function distinct(draw: () => string, count: number): string[] {
  return [...new Set(Array.from({ length: count }, draw))]
}
