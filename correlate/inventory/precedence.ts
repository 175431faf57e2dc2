// Which source is believed for what. Strongest first; a source that is not in a row does not exist. What a weaker one says otherwise is kept and shown.
import { INVENTORY_SOURCES, type InventorySource } from '../../ingest/contract/inventory.ts'

interface PrecedenceRow {
  readonly fields: readonly string[]
  readonly order: readonly InventorySource[]
  readonly why: string
}

/** Documentation before observation: what ought to be, which no device can tell. */
const DOCUMENTED: readonly InventorySource[] = [
  'manual',
  'file',
  'csv',
  'servicenow',
  'netbox',
  'kubernetes',
  'snmp',
  'prometheus',
]
/** Observation before documentation: what the device says of itself. A person's own word still stands above it. */
const OBSERVED: readonly InventorySource[] = [
  'manual',
  'snmp',
  'kubernetes',
  'prometheus',
  'netbox',
  'servicenow',
  'file',
  'csv',
]
/** Network documentation knows kinds of devices better than a general CMDB does, and a device its own only by guess. */
const NETWORK: readonly InventorySource[] = [
  'manual',
  'file',
  'csv',
  'netbox',
  'servicenow',
  'kubernetes',
  'snmp',
  'prometheus',
]

export const PRECEDENCE: readonly PrecedenceRow[] = [
  {
    fields: ['owner', 'supportGroup', 'criticality', 'site'],
    order: DOCUMENTED,
    why: 'Agreed between people; a device knows its sysLocation and sysContact at best from the day it was set up.',
  },
  {
    fields: ['name'],
    order: DOCUMENTED,
    why: 'The name that people use; what the device calls itself is its sysName and identifies it all the same.',
  },
  {
    fields: ['type'],
    order: NETWORK,
    why: 'Documented kinds are finer than those guessed from a sysObjectID; `unknown` is no word at all.',
  },
  {
    fields: [
      'attributes.sysName',
      'attributes.sysDescr',
      'attributes.sysObjectID',
      'attributes.sysLocation',
      'attributes.sysContact',
      'attributes.engineId',
      'attributes.interfaces',
      'attributes.serial',
      'attributes.mac',
      'attributes.chassisId',
      'attributes.model',
      'attributes.vendor',
      'attributes.os',
      'attributes.osVersion',
    ],
    order: OBSERVED,
    why: 'Read from the device itself a short while ago; documentation of it ages.',
  },
  {
    fields: ['attributes.*'],
    order: DOCUMENTED,
    why: 'Everything else is what somebody wrote down on purpose.',
  },
  {
    fields: ['relationship'],
    order: DOCUMENTED,
    why: 'Which alternatives a CI has, and which end needs which, is design; a table of neighbours shows only that they are connected.',
  },
]

/**
 * Attributes that resolve events to CIs and hold several values: all fresh values of all sources count together. A weaker source adds none that
 * a stronger one claims for another CI, since a hint that two CIs claim identifies neither.
 */
export const UNITED: ReadonlySet<string> = new Set(
  ['hostname', 'fqdn', 'alias', 'aliases', 'dns', 'ip', 'ips', 'address', 'addresses', 'instance'].map(
    (name) => `attributes.${name}`,
  ),
)

const ranks = new Map<string, ReadonlyMap<InventorySource, number>>()
for (const { fields, order } of PRECEDENCE) {
  const rank = new Map(order.map((source, index) => [source, index]))
  for (const field of fields) ranks.set(field, rank)
}

/** Place of a source for a field: 0 is believed first. */
export function rankOf(field: string, source: InventorySource): number {
  const row = ranks.get(field) ?? ranks.get('attributes.*')
  return row?.get(source) ?? INVENTORY_SOURCES.length
}

/** The order in which sources' records are put together: those whose ids are the CMDB's ids first. Not a question of belief. */
export const IDENTITY_ORDER: readonly InventorySource[] = [
  'file',
  'manual',
  'csv',
  'servicenow',
  'netbox',
  'kubernetes',
  'snmp',
  'prometheus',
]

/** Sources whose keys are ids of the CMDB: persons wrote them. */
export const KEYS_ARE_IDS: ReadonlySet<InventorySource> = new Set(['file', 'manual', 'csv'])
