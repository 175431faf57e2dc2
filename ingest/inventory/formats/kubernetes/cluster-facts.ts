// Series of kube-state-metrics -> CIs of a cluster: nodes, pods that run, the workloads that own them, services, ingresses.
import type { CiFact, RelationshipFact, RelationshipType } from '../../../contract/inventory.ts'
import type { LeftOut } from '../left-out.ts'
import { distinct, known } from '../read-json.ts'
import { SITE_LABELS } from '../prometheus/target-labels.ts'
import type { Series } from './exposition.ts'

/** The series that are read; `kube_pod_info` and `kube_node_info` are the least that is needed. */
export const KUBE_SERIES = [
  'kube_node_info',
  'kube_node_labels',
  'kube_pod_info',
  'kube_pod_owner',
  'kube_pod_status_phase',
  'kube_replicaset_owner',
  'kube_job_owner',
  'kube_service_info',
  'kube_endpoint_address',
  'kube_ingress_path',
] as const
type KubeSeries = (typeof KUBE_SERIES)[number]

/** Of several endpoints of a service any answers. */
const ENDPOINTS = 'endpoints'
const FINISHED = new Set(['Succeeded', 'Failed'])

/** Puts the facts together. @param series in any order, from one cluster or several (label `cluster`) */
export function clusterFacts(
  series: readonly Series[],
  leftOut: LeftOut,
): { cis: CiFact[]; relationships: RelationshipFact[] } {
  const cis = new Map<string, CiFact>()
  const relationships = new Map<string, RelationshipFact>()
  const by = new Map<string, Kube[]>()
  for (const one of series) by.set(one.name, pushed(by.get(one.name), kubeOf(one)))
  const each = (name: KubeSeries) => by.get(name) ?? []
  const put = (ci: CiFact): void => {
    if (!cis.has(ci.key)) cis.set(ci.key, ci)
  }
  const relate = (from: string, to: string, type: RelationshipType, redundancy?: string): void => {
    if (cis.has(from) && cis.has(to))
      relationships.set(`${from} ${type} ${to}`, {
        from,
        to,
        type,
        ...(redundancy === undefined ? {} : { redundancy }),
      })
  }

  const zones = new Map(each('kube_node_labels').map((kube) => [kube.key('node'), kube.zone()]))
  for (const kube of each('kube_node_info')) put(nodeCi(kube, zones.get(kube.key('node')) ?? ''))
  const finished = new Set(each('kube_pod_status_phase').filter((kube) => kube.value === 1 && FINISHED.has(kube.label('phase'))).map((kube) => kube.key('pod'))) // prettier-ignore
  const podByAddress = new Map<string, string>()
  for (const kube of each('kube_pod_info')) {
    const key = kube.key('pod')
    if (finished.has(key)) {
      leftOut.add('pods that have finished', kube.name('pod'))
      continue
    }
    put(podCi(kube))
    relate(key, kube.keyOf('node', kube.label('node'), false), 'runsOn')
    if (!kube.onHostNetwork()) podByAddress.set(`${kube.cluster} ${kube.label('pod_ip')}`, key)
  }
  const workloads = workloadsOfPods(by)
  for (const [pod, workload] of workloads) {
    if (!cis.has(pod)) continue
    put(workload)
    relate(pod, workload.key, 'memberOf')
  }
  for (const kube of each('kube_service_info')) put(serviceCi(kube))
  for (const kube of each('kube_endpoint_address')) {
    const pod = podByAddress.get(`${kube.cluster} ${kube.label('ip')}`)
    if (pod === undefined) continue
    const workload = workloads.get(pod)?.key
    relate(
      kube.keyOf('service', kube.label('endpoint')),
      workload ?? pod,
      'dependsOn',
      workload === undefined ? ENDPOINTS : undefined,
    )
  }
  for (const kube of each('kube_ingress_path')) {
    put(ingressCi(kube))
    relate(kube.key('ingress'), kube.keyOf('service', kube.label('service_name')), 'dependsOn')
  }
  return { cis: [...cis.values()], relationships: [...relationships.values()] }
}

function pushed<T>(list: T[] | undefined, item: T): T[] {
  const into = list ?? []
  into.push(item)
  return into
}

/** A series with what all of them have in common. */
interface Kube {
  readonly cluster: string
  readonly value: number
  label(name: string): string
  /** The name of the object of this kind, with its namespace. */
  name(kind: string): string
  /** The key of the object of this kind. */
  key(kind: string): string
  /** The key of another object, in the same namespace unless it is in none. */
  keyOf(kind: string, name: string, namespaced?: boolean): string
  zone(): string
  onHostNetwork(): boolean
}

function kubeOf({ labels, value }: Series): Kube {
  // Prometheus moves the labels of kube-state-metrics aside unless honor_labels is set: then `pod` is kube-state-metrics' own.
  const label = (name: string) => labels[`exported_${name}`] ?? labels[name] ?? ''
  const cluster = label('cluster')
  const prefix = cluster === '' ? '' : `${cluster}:`
  const keyOf = (kind: string, name: string, namespaced = true) =>
    `${prefix}${kind}:${namespaced ? `${label('namespace')}/` : ''}${name}`
  return {
    cluster,
    value,
    label,
    keyOf,
    name: (kind) => (kind === 'node' ? label(kind) : `${label('namespace')}/${label(kind)}`),
    key: (kind) => keyOf(kind, label(kind), kind !== 'node'),
    zone: () => ['label_topology_kubernetes_io_zone', 'label_failure_domain_beta_kubernetes_io_zone', ...SITE_LABELS.map((site) => `label_${site}`)].map(label).find((zone) => zone !== '') ?? '', // prettier-ignore
    onHostNetwork: () => label('host_network') === 'true' || label('pod_ip') === label('host_ip'),
  }
}

function nodeCi(kube: Kube, zone: string): CiFact {
  const name = kube.label('node')
  const attributes = known({
    k8sNode: [name],
    hostname: [name],
    ip: distinct([kube.label('internal_ip')]),
    cluster: kube.cluster,
    os: kube.label('os_image'),
    kernel: kube.label('kernel_version'),
    uuid: kube.label('system_uuid').toLowerCase(),
    providerId: kube.label('provider_id'),
  })
  return { key: kube.key('node'), type: 'kubernetes-node', name, attributes, ...known({ site: zone }) }
}

function podCi(kube: Kube): CiFact {
  const name = kube.name('pod')
  // A pod on the host's network has the host's address: it names the node.
  const ip = kube.onHostNetwork() ? [] : distinct([kube.label('pod_ip')])
  const attributes = known({ k8sPod: [name], ip, cluster: kube.cluster })
  return { key: kube.key('pod'), type: 'pod', name, attributes }
}

function serviceCi(kube: Kube): CiFact {
  const [name, namespace] = [kube.label('service'), kube.label('namespace')]
  const clusterIp = kube.label('cluster_ip')
  const attributes = known({
    service: [name],
    dns: [`${name}.${namespace}.svc`, `${name}.${namespace}.svc.cluster.local`],
    ip: distinct([clusterIp === 'None' ? '' : clusterIp, kube.label('load_balancer_ip')]),
    cluster: kube.cluster,
  })
  // `service` is the type of business services: this one is a part of the machinery.
  return { key: kube.key('service'), type: 'kubernetes-service', name: `${name}.${namespace}`, attributes }
}

function ingressCi(kube: Kube): CiFact {
  const attributes = known({ dns: distinct([kube.label('host')]), cluster: kube.cluster })
  return { key: kube.key('ingress'), type: 'ingress', name: kube.name('ingress'), attributes }
}

/** Pod -> the workload that a person knows: the deployment over its replica set, the cron job over its job. */
function workloadsOfPods(by: ReadonlyMap<string, readonly Kube[]>): Map<string, CiFact> {
  const above = new Map<string, { kind: string; name: string }>()
  const ownerOf = (kube: Kube) => ({ kind: kube.label('owner_kind'), name: kube.label('owner_name') })
  for (const [series, kind, label] of [
    ['kube_replicaset_owner', 'replicaset', 'replicaset'],
    ['kube_job_owner', 'job', 'job_name'],
  ] as const)
    for (const kube of by.get(series) ?? []) above.set(kube.keyOf(kind, kube.label(label)), ownerOf(kube))
  const found = new Map<string, CiFact>()
  for (const kube of by.get('kube_pod_owner') ?? []) {
    const direct = ownerOf(kube)
    const higher = above.get(kube.keyOf(direct.kind.toLowerCase(), direct.name))
    const { kind, name } = higher !== undefined && isOwner(higher) ? higher : direct
    // Static pods are owned by their node, on which they run already.
    if (!isOwner({ kind, name }) || kind === 'Node') continue
    const type = kind.toLowerCase()
    found.set(kube.key('pod'), {
      key: kube.keyOf(type, name),
      type,
      name: `${kube.label('namespace')}/${name}`,
      attributes: known({ cluster: kube.cluster }),
    })
  }
  return found
}

/** kube-state-metrics writes `<none>`, before 2.0 also an empty label, for no owner. */
function isOwner({ kind, name }: { kind: string; name: string }): boolean {
  return kind !== '' && kind !== '<none>' && name !== '' && name !== '<none>'
}
