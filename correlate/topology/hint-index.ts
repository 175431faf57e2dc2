// From what a tool knows of a resource to the CIs that claim it: one look-up a hint, never a scan. What two CIs claim is told, not guessed.
import type { ResourceHints } from '../../ingest/contract/event.ts'
import { SERVICE_TYPE } from '../contract/ci.ts'
import type { Pausing } from '../../platform/pieces/pausing.ts'
import type { Ci } from '../contract/ci.ts'
import { canonicalAddress, isLocalAddress } from './address.ts'
import { Claims, isDisputed, listOf } from './claims.ts'
import type { Claimants } from './claims.ts'
import { instanceHost, isLocalName, leadingLabels, shortName } from './host-name.ts'

/** Attributes that name a CI. Their values are compared in lower case. */
const NAME_ATTRIBUTES = ['hostname', 'sysName', 'fqdn', 'alias', 'aliases', 'dns', 'instance', 'k8sNode', 'service']
/** Names within the CI's `k8sNamespace`, when it has one. */
const POD_ATTRIBUTES = ['k8sPod', 'k8sWorkload', 'k8sDeployment']
const ADDRESS_ATTRIBUTES = ['ip', 'ips', 'address', 'addresses', 'mgmtIp', 'managementIp', 'loopback']
const ENGINE_ATTRIBUTES = ['engineId', 'engineID', 'snmpEngineId']

/** Who claims a hint's value. `loose`: only a name without its domain agrees, which any further hint may overrule. */
export interface Claimed {
  readonly by: Claimants
  readonly loose: boolean
}

export interface HintIndex {
  /** Texts that several CIs claim, in words. */
  readonly faults: readonly string[]
  byName(name: string, kind: 'host' | 'service'): Claimed | null
  byAddress(address: string): Claimed | null
  byEngine(engineId: string): Claimed | null
  byPod(pod: string, namespace: ResourceHints['k8sNamespace']): Claimed | null
}

/** CIs between two pauses: about a millisecond. */
const PIECE = 200

export function* hintIndexOf(cis: Iterable<Ci>): Pausing<HintIndex> {
  const [names, labels, addresses, engines] = [new Claims(), new Claims(), new Claims(), new Claims()]
  // Of one CI alone it is what the CMDB says; of several it is the loopback that all of them have.
  const localAddresses = new Claims()
  const faults: string[] = []
  const claim = (claims: Claims, text: string, ci: Ci, kind: string): void => {
    const other = claims.add(text, ci)
    if (other !== null) faults.push(`${kind} ${text} is claimed by ${other.id} and ${ci.id}`)
  }
  const claimName = (value: string, ci: Ci): void => {
    const name = value.trim().toLowerCase()
    if (name === '' || isLocalName(name)) return
    claim(names, name, ci, 'name')
    // `shop/cart-0` is a pod in its namespace, not something of a host `shop`.
    const host = name.includes('/') && !name.includes('://') ? name : instanceHost(name)
    if (host !== name && host !== '' && !isLocalName(host)) claim(names, host, ci, 'name')
    // Names without their domain clash between sites; that is usual and no fault.
    for (const label of leadingLabels(host)) labels.add(label, ci)
  }
  let count = 0
  for (const ci of cis) {
    if (++count % PIECE === 0) yield
    claimName(ci.id, ci)
    if (ci.name !== ci.id) claimName(ci.name, ci)
    for (const name of valuesOf(ci, NAME_ATTRIBUTES)) claimName(name, ci)
    const namespace = ci.attributes['k8sNamespace']
    if (typeof namespace === 'string') claimName(`${namespace}/${ci.name}`, ci)
    for (const pod of valuesOf(ci, POD_ATTRIBUTES)) {
      claimName(typeof namespace === 'string' ? `${namespace}/${pod}` : pod, ci)
    }
    for (const text of valuesOf(ci, ADDRESS_ATTRIBUTES)) {
      const address = canonicalAddress(text)
      // Something else in such an attribute is a name.
      if (address === null) claimName(text, ci)
      else if (isLocalAddress(address)) localAddresses.add(address, ci)
      else claim(addresses, address, ci, 'address')
    }
    for (const engine of valuesOf(ci, ENGINE_ATTRIBUTES)) claim(engines, engineKey(engine), ci, 'engine id')
  }

  const byAddress = (text: string): Claimed | null => {
    const address = canonicalAddress(text)
    if (address === null) return null
    if (!isLocalAddress(address)) return strict(addresses.get(address))
    const only = localAddresses.get(address)
    return only === undefined || isDisputed(only) ? null : strict(only)
  }
  const byName: HintIndex['byName'] = (name, kind) => {
    const full = name.trim().toLowerCase()
    const host = instanceHost(full)
    const exact = names.get(full) ?? names.get(host)
    if (exact !== undefined) return { by: settled(exact, full, host, kind), loose: false }
    const address = byAddress(host)
    if (address !== null) return address
    // The CMDB has it with a domain, or with more of one.
    const longer = labels.get(host)
    if (longer !== undefined) return { by: settled(longer, full, host, kind), loose: true }
    // The CMDB has it without a domain, and not with another one.
    const short = shortName(host)
    const bare = short === host ? undefined : names.get(short)
    if (bare === undefined) return null
    const left = listOf(settled(bare, short, short, kind)).filter((ci) => !isElsewhere(ci, short))
    const [first] = left
    return first === undefined ? null : { by: left.length === 1 ? first : left, loose: true }
  }
  return {
    faults,
    byName,
    byAddress,
    byEngine: (engineId) => strict(engines.get(engineKey(engineId))),
    byPod: (pod, namespace) =>
      strict(names.get((namespace === undefined ? pod : `${namespace}/${pod}`).toLowerCase())) ??
      strict(names.get(pod.toLowerCase())),
  }
}

function strict(by: Claimants | undefined): Claimed | null {
  return by === undefined ? null : { by, loose: false }
}

/** `0x80:00:1F:88` -> `80001f88`. */
function engineKey(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/^0x/, '')
    .replace(/[^0-9a-f]/g, '')
}

/** Of several claimants: the one whose id it is, else the only one of the kind that the hint speaks of. */
function settled(by: Claimants, full: string, host: string, kind: 'host' | 'service'): Claimants {
  if (!isDisputed(by)) return by
  const own = by.find(({ id }) => id.toLowerCase() === full || id.toLowerCase() === host)
  if (own !== undefined) return own
  const fitting = by.filter(({ type }) => (type === SERVICE_TYPE) === (kind === 'service'))
  return fitting.length === 1 ? (fitting[0] ?? by) : by
}

/** Whether the CI is known by this short name within a domain: then a name within another domain is somebody else's. */
function isElsewhere(ci: Ci, short: string): boolean {
  const within = `${short}.`
  for (const name of [ci.id, ci.name, ...valuesOf(ci, NAME_ATTRIBUTES)]) {
    if (name.toLowerCase().startsWith(within)) return true
  }
  return false
}

function* valuesOf(ci: Ci, keys: readonly string[]): Generator<string> {
  for (const key of keys) {
    const value = ci.attributes[key]
    if (typeof value === 'string') yield value
    else if (value !== undefined) yield* value
  }
}
