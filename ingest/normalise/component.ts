// Labels -> the part of the CI that is affected, written the same for a trap and for an alert: ifIndex=3, ifName=Gi0/3, /var, bgpPeer=10.0.0.2.
// Two alerts on one CI whose component is the same are one condition, so what tells them apart has to be in it.
import { stableHash } from '../../platform/hash/stable-hash.ts'
import type { ComponentKind } from './condition-classes.ts'
import type { Labels } from './label-bag.ts'

interface ComponentLabel {
  readonly label: string
  /** Written before the value with `=`; null = the value alone. */
  readonly word: string | null
}

const MAX_COMPONENT = 256

/** `word: label label ...`, best first. `path` stands for the value alone. */
function rows(...lines: readonly string[]): readonly ComponentLabel[] {
  return lines.flatMap((line) => {
    const [word = '', labels = ''] = line.split(': ')
    return labels.split(' ').map((label) => ({ label, word: word === 'path' ? null : word }))
  })
}

const INTERFACE = [
  'ifIndex: ifIndex ifindex if_index',
  'ifName: ifName ifname if_name interface_name interface ifDescr ifdescr',
] as const
const BGP = 'bgpPeer: bgpPeer bgp_peer bgpPeerRemoteAddr bgp_neighbor bgp_neighbour'
const OSPF = 'ospfNbr: ospfNbr ospfNeighbor ospfNbrIpAddr ospf_neighbor'
const PATH = 'path: mountpoint mount_point mount volume filesystem'
const DEVICE = 'device: device disk'

/** Which labels name the component, by kind of condition. Data. */
const LABELS: Readonly<Record<Exclude<ComponentKind, 'whole' | 'job'>, readonly ComponentLabel[]>> = {
  interface: rows(...INTERFACE, 'ifName: device nic port', 'ifAlias: ifAlias ifalias'),
  filesystem: rows(PATH, 'pvc: persistentvolumeclaim', 'path: path device'),
  bgpPeer: rows(BGP, 'bgpPeer: peer peer_ip peer_address neighbor neighbour neighbor_address remote_address'),
  ospfNeighbor: rows(OSPF, 'ospfNbr: neighbor neighbour neighbor_ip neighbor_id neighbor_address peer'),
  sensor: rows('sensor: sensor sensor_name entPhysicalName entPhysicalDescr chip psu fan slot', DEVICE),
  any: rows(...INTERFACE, BGP, OSPF, PATH, 'container: container container_name', 'pvc: persistentvolumeclaim', DEVICE),
}

/** Labels that say where, how bad or who watches, and so do not name a part. Those of resource-hints.ts are among them. */
const NOT_A_PART = new Set(
  [
    'alertname alert_name alert rule check alertgroup alertstate severity priority level',
    'nocturne_ci ci nocturne_domain',
    'instance exported_instance job exported_job service exported_service service_name app application endpoint metrics_path scheme',
    'host hostname exported_host exported_hostname nodename node exported_node host_name node_name kubernetes_node k8s_node',
    'ip ip_address host_ip agent_host address target sysName sysname engineId engine_id device',
    'namespace exported_namespace kubernetes_namespace pod exported_pod pod_name kubernetes_pod_name uid',
    'cluster region zone az dc datacenter site env environment stage tier team owner tenant project prometheus monitor receive',
    'prometheus_replica __replica__ thanos_replica rule_replica chart release heritage',
  ].flatMap((line) => line.split(' ')),
)

/** The component of an alert; undefined when the condition is about the CI as a whole. */
export function componentOf(labels: Labels, kind: ComponentKind): string | undefined {
  if (kind === 'whole') return undefined
  if (kind === 'job') return bounded(`job=${labels['job']}`)
  const named = namedComponent(labels, LABELS[kind])
  if (named !== undefined || kind === 'any') return named ?? remainingLabels(labels)
  return namedComponent(labels, LABELS.any) ?? remainingLabels(labels)
}

function namedComponent(labels: Labels, rules: readonly ComponentLabel[]): string | undefined {
  for (const { label, word } of rules) {
    const value = labels[label]
    if (typeof value !== 'string') continue
    const text = value.trim()
    if (text === '') continue
    if (word === null) return bounded(text)
    if (word === 'device' && !isPartName(text)) continue
    return bounded(`${word === 'device' && INTERFACE_NAME.test(text) ? 'ifName' : word}=${text}`)
  }
  return undefined
}

/** What is left when nothing names the part: `queue=orders,vhost=/`. Alertmanager would tell these alerts apart, and so do we. */
function remainingLabels(labels: Labels): string | undefined {
  const names = Object.keys(labels).filter((name) => !NOT_A_PART.has(name))
  if (names.length === 0) return undefined
  return bounded(
    names
      .sort()
      .map((name) => `${name}=${labels[name]}`)
      .join(','),
  )
}

function bounded(text: string): string {
  return text.length <= MAX_COMPONENT ? text : `${text.slice(0, MAX_COMPONENT - 17)}#${stableHash(text)}`
}

const INTERFACE_NAME =
  /^(eth|en[opsx]|wlan|wl[opsx]|bond|team|br-|docker|veth|lo$|tun|tap|virbr|cali|flannel|cni|ib\d|(gi|te|fa|et|fo|hu|xe|ge)[a-z]*-?\d+\/)/i
const DISK_NAME =
  /^(\/|[sv]d[a-z]+\d*$|hd[a-z]|xvd|nvme|dm-|md\d|loop\d|sr\d|mmcblk|rbd|drbd|[a-z]:|harddisk|ada\d|da\d|zd\d)/i

/** Whether the value of a `device` label is a part of a device (eth0, sda, C:) rather than the name of a device. */
export function isPartName(device: string): boolean {
  return INTERFACE_NAME.test(device) || DISK_NAME.test(device)
}
