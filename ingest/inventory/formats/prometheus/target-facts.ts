// Scrape targets -> CIs: a host for all targets on one machine, a pod for a target in Kubernetes, an application for a job that is one, and
// the cluster that labels name. Many targets speak of one CI; what they say is added up.
import type { CiFact, InventoryFacts, RelationshipFact, RelationshipType } from '../../../contract/inventory.ts'
import { EXPORTER_JOB, STATE_EXPORTER_JOB } from '../../../normalise/exporter-jobs.ts'
import { hostPart } from '../../../normalise/host-part.ts'
import type { LeftOut } from '../left-out.ts'
import { distinct, known } from '../read-json.ts'
import { attributesOf, CLUSTER_LABELS, HOST_LABELS, labelIn, placeOf, type TargetLabels } from './target-labels.ts'

/** Jobs of agents that watch network devices: the device is the target. */
const NETWORK_JOB = /snmp|gnmi|junos|cisco/i
/** Of several instances of one application any keeps it up. */
const INSTANCES = 'instances'

/** Puts the targets together; the order in which they come does not decide. */
export function targetFacts(targets: readonly TargetLabels[], leftOut: LeftOut): InventoryFacts {
  const cis = new Map<string, CiFact>()
  const relationships = new Map<string, RelationshipFact>()
  const put = (ci: CiFact): string => {
    const before = cis.get(ci.key)
    cis.set(
      ci.key,
      before === undefined ? ci : { ...ci, ...before, attributes: joined(before.attributes, ci.attributes) },
    )
    return ci.key
  }
  const relate = (from: string, to: string, type: RelationshipType, redundancy?: string): void => {
    relationships.set(`${from} ${type} ${to}`, { from, to, type, ...(redundancy === undefined ? {} : { redundancy }) })
  }
  const nameOfAddress = namesOfAddresses(targets)
  for (const labels of targets) {
    const { instance = '', job = '' } = labels
    if (STATE_EXPORTER_JOB.test(job)) {
      leftOut.add('targets that speak for others', `${job} ${instance}`)
      continue
    }
    const place = podOf(labels) ?? hostOf(labels, nameOfAddress)
    if (place === null) {
      leftOut.add('targets whose instance names no machine', `${job} ${instance}`)
      continue
    }
    const where = put(place)
    const cluster = labelIn(labels, CLUSTER_LABELS)
    if (cluster !== '')
      relate(where, put({ key: `cluster:${cluster}`, type: 'cluster', name: cluster, attributes: {} }), 'memberOf')
    if (job === '' || EXPORTER_JOB.test(job)) continue
    const name = cluster === '' ? job : `${job} (${cluster})`
    // An application is where its instances are: it has an owner, and no site of its own.
    const { owner, supportGroup } = placeOf(labels)
    const application = {
      key: `job:${name}`,
      type: 'application',
      name,
      attributes: { service: [job] },
      ...known({ owner, supportGroup }),
    }
    relate(put(application), where, 'runsOn', INSTANCES)
  }
  return { cis: [...cis.values()], relationships: [...relationships.values()] }
}

/** One target names a machine, another only has its address: by these they are the same. */
function namesOfAddresses(targets: readonly TargetLabels[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const labels of targets) {
    if (podOf(labels) !== null || STATE_EXPORTER_JOB.test(labels['job'] ?? '')) continue
    const { names: [name], ips: [ip] } = identityOf(labels) // prettier-ignore
    if (name !== undefined && ip !== undefined && !names.has(ip)) names.set(ip, name)
  }
  return names
}

function podOf(labels: TargetLabels): CiFact | null {
  const namespace = labelIn(labels, ['namespace', 'kubernetes_namespace', '__meta_kubernetes_namespace'])
  const pod = labelIn(labels, ['pod', 'kubernetes_pod_name', '__meta_kubernetes_pod_name'])
  // An exporter's own pod is not what it watches.
  if (pod === '' || namespace === '' || EXPORTER_JOB.test(labels['job'] ?? '')) return null
  const name = `${namespace}/${pod}`
  const attributes = { k8sPod: [name], instance: distinct([labels['instance'] ?? '']), ...attributesOf(labels) }
  return { key: `pod:${name}`, type: 'pod', name, attributes, ...placeOf(labels) }
}

function identityOf(labels: TargetLabels): { readonly names: readonly string[]; readonly ips: readonly string[] } {
  const told = labelIn(labels, HOST_LABELS)
  const scraped = hostPart(labels['instance'] ?? '')
  const parts = [told === '' ? undefined : hostPart(told), scraped]
  return {
    names: distinct(parts.map((part) => (part !== undefined && 'hostname' in part ? part.hostname : ''))),
    ips: distinct(parts.map((part) => (part !== undefined && 'ip' in part ? part.ip : ''))),
  }
}

function hostOf(labels: TargetLabels, nameOfAddress: ReadonlyMap<string, string>): CiFact | null {
  const { instance = '', job = '' } = labels
  const { names, ips } = identityOf(labels)
  const name = names[0] ?? nameOfAddress.get(ips[0] ?? '') ?? ips[0]
  if (name === undefined) return null
  const attributes = known({
    hostname: names,
    ip: ips,
    // An application's port is on the host all the same: events of both find it.
    instance: hostPart(instance) === undefined ? [] : [instance],
    ...attributesOf(labels),
  }) as CiFact['attributes'] // `known` has taken out what is not there
  const type = NETWORK_JOB.test(job) ? 'network-device' : 'host'
  return { key: `host:${name.toLowerCase()}`, type, name, attributes, ...placeOf(labels) }
}

/** Lists are added up; of single values the first stays. */
function joined(first: CiFact['attributes'], second: CiFact['attributes']): CiFact['attributes'] {
  const all: Record<string, string | readonly string[]> = { ...second, ...first }
  for (const [key, value] of Object.entries(second)) {
    const before = first[key]
    if (Array.isArray(before) && Array.isArray(value))
      all[key] = distinct([...(before as string[]), ...(value as string[])]) // checked
  }
  return all
}
