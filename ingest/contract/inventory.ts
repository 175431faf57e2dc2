// What a source of inventory (a file, NetBox, ServiceNow, discovery, a person) says: CIs and relationships under the source's own keys.
// Many sources speak of one CI; correlate/inventory reconciles them into the CMDB that the engine works with.

/** Kinds of source, in no order; which one is believed for what is the reconciler's table. */
export const INVENTORY_SOURCES = [
  'file',
  'csv',
  'netbox',
  'servicenow',
  'prometheus',
  'kubernetes',
  'snmp',
  'manual',
] as const
export type InventorySource = (typeof INVENTORY_SOURCES)[number]

export const RELATIONSHIP_TYPES = ['dependsOn', 'runsOn', 'poweredBy', 'memberOf', 'connectedTo'] as const
/** dependsOn, runsOn, poweredBy: from the dependant to what it needs; memberOf: part to whole; connectedTo: symmetric. */
export type RelationshipType = (typeof RELATIONSHIP_TYPES)[number]

/** A CI as one source knows it. What is left out the source does not know; it is not a statement that there is none. */
export interface CiFact {
  /** The source's own id of it, the same in every report: `core-sw-1`, `device:12`, a sys_id. Unique within the source. */
  readonly key: string
  /** switch, router, host, vm, service ... as correlate/contract/ci.ts. */
  readonly type?: string
  readonly name?: string
  /** ip, hostname, sysName, engineId, serial, mac, model ... : each a value or a list of values. */
  readonly attributes: Readonly<Record<string, string | readonly string[]>>
  readonly site?: string
  /** 1 (least) to 5 (most). */
  readonly criticality?: number
  readonly owner?: string
  readonly supportGroup?: string
}

/** Between two CIs by the keys of the same source. */
export interface RelationshipFact {
  readonly from: string
  readonly to: string
  readonly type: RelationshipType
  /** Relationships of one CI with the same word are alternatives: it fails only when all of them do. */
  readonly redundancy?: string
  /** Port names at the two ends of a link, as the devices name them. */
  readonly fromPort?: string
  readonly toPort?: string
}

/** What a source says is there. */
export interface InventoryFacts {
  readonly cis: readonly CiFact[]
  readonly relationships: readonly RelationshipFact[]
}

/** Everything that one source says at one time. */
export interface InventoryReport extends InventoryFacts {
  /** Unique: the same report sent twice counts once. */
  readonly id: string
  readonly source: InventorySource
  /** Which one, when there are several of a kind: `netbox-emea`, a file's name, a discovery job. */
  readonly instance: string
  /** Who sent it: `token:<id>`, `session:<id>`, `system`. */
  readonly actor: string
  /** When the source was read, epoch ms. */
  readonly at: number
  /** full: what this instance named before and names no longer is gone there. partial: it says nothing of what it leaves out. */
  readonly scope: 'full' | 'partial'
}

/** Something in an input that cannot be used, with its place. */
export interface InventoryFault {
  /** `cis[3].criticality`, `column "type"`, `results[4].site`. Empty: the input as a whole. */
  readonly path: string
  readonly message: string
  /** From 1; left out where lines say nothing. */
  readonly line?: number
  /** Which of several files. */
  readonly file?: string
}
