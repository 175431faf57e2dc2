// What makes two sources' records one CI: a table of identifiers by family of types, each with the strength of its proof.

/** Kinds of things that are told apart in different ways. */
export type TypeFamily = 'equipment' | 'pod' | 'logical' | 'unknown'

const FAMILIES: readonly { readonly family: TypeFamily; readonly words: RegExp; readonly why: string }[] = [
  { family: 'unknown', words: /^(unknown|)$/i, why: 'the source does not say: it may be anything' },
  {
    family: 'pod',
    words: /\b(pod|container|workload|deployment|replicaset|daemonset|statefulset)\b/i,
    why: 'named within a namespace',
  },
  {
    family: 'logical',
    words:
      /\b(service|application|app|website|process|site|location|region|room|cluster|tenant|team|database|vlan|circuit|domain)\b/i,
    why: 'has no address or serial number of its own: a name is all there is',
  },
]

/** Everything else has power, addresses or a serial number. */
export function familyOf(type: string | undefined): TypeFamily {
  const text = (type ?? '').replace(/([a-z])([A-Z])/g, '$1 $2').replace(/[_-]+/g, ' ')
  return FAMILIES.find((row) => row.words.test(text))?.family ?? 'equipment'
}

export interface IdentifierRule {
  readonly identifier: string
  /** Attributes of the fact whose values count. */
  readonly attributes: readonly string[]
  /** Whether the fact's name counts as a value as well. */
  readonly name?: true
  /** More proves more. At least SURE: two values that differ prove that two things are meant, whatever weaker identifiers say. */
  readonly strength: number
  readonly families: readonly TypeFamily[]
  readonly why: string
}

/** From here on an identifier is given to one thing in the world. */
export const SURE = 80
/** From here on a match that was not followed is put before a person. */
export const WORTH_ASKING = 50

const MACHINE: readonly TypeFamily[] = ['equipment', 'unknown']

export const IDENTIFICATION: readonly IdentifierRule[] = [
  {
    identifier: 'uuid',
    attributes: ['uuid', 'systemUuid', 'k8sUid', 'vmUuid'],
    strength: 95,
    families: ['equipment', 'pod', 'unknown'],
    why: 'Made to be unique.',
  },
  {
    identifier: 'serial',
    attributes: ['serial', 'serialNumber'],
    strength: 90,
    families: MACHINE,
    why: 'The vendor gives it once.',
  },
  {
    identifier: 'engineId',
    attributes: ['engineId', 'engineID', 'snmpEngineId'],
    strength: 85,
    families: MACHINE,
    why: 'RFC 3411: unique within an administrative domain.',
  },
  {
    identifier: 'mac',
    attributes: ['mac', 'chassisId'],
    strength: 70,
    families: MACHINE,
    why: 'Given once, but moved with a card, and copied by virtual machines: no proof against.',
  },
  {
    identifier: 'management address',
    attributes: ['mgmtIp', 'managementIp', 'loopback'],
    strength: 60,
    families: MACHINE,
    why: 'One device answers there at a time; addresses are given again.',
  },
  {
    identifier: 'full name',
    attributes: ['fqdn', 'hostname', 'sysName', 'dns'],
    name: true,
    strength: 55,
    families: MACHINE,
    why: 'A name with its domain is one machine in the DNS.',
  },
  {
    identifier: 'address',
    attributes: ['ip', 'ips', 'address', 'addresses'],
    strength: 40,
    families: MACHINE,
    why: 'May be a shared one (VRRP, clusters), or in use at two sites.',
  },
  {
    identifier: 'name',
    attributes: ['hostname', 'sysName', 'alias', 'aliases'],
    name: true,
    strength: 30,
    families: MACHINE,
    why: 'Without a domain, names are used again at other sites: enough when exactly one CI has it and the sites agree.',
  },
  {
    identifier: 'pod',
    attributes: ['k8sPod'],
    name: true,
    strength: 55,
    families: ['pod'],
    why: 'Unique within its namespace, which is part of the value.',
  },
  {
    identifier: 'name and type',
    attributes: [],
    name: true,
    strength: 55,
    families: ['logical'],
    why: 'People call a service what it is; of another type it is another thing.',
  },
]
