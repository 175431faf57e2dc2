// CIs and relationships as the CMDB file has them (DESIGN §2), and what the rest of the product shows of a CI.
import type { ResourceHints } from '../../ingest/contract/event.ts'
import type { RelationshipType } from '../../ingest/contract/inventory.ts'

export { RELATIONSHIP_TYPES, type RelationshipType } from '../../ingest/contract/inventory.ts'

/** The type of business services: what incidents are weighed by. */
export const SERVICE_TYPE = 'service'

export interface Ci {
  readonly id: string
  /** switch, router, host, vm, service, ups ... Free text; `service` marks a business service. */
  readonly type: string
  readonly name: string
  /** ip, hostname, sysName, engineId ... : each a value or a list of values. */
  readonly attributes: Readonly<Record<string, string | readonly string[]>>
  readonly site?: string
  /** 1 (least) to 5 (most). */
  readonly criticality?: number
  readonly owner?: string
  readonly supportGroup?: string
}

export interface Relationship {
  readonly from: string
  readonly to: string
  readonly type: RelationshipType
  /** Relationships of one CI with the same word are alternatives: it fails only when all of them do. */
  readonly redundancy?: string
}

export interface CmdbFile {
  readonly cis: readonly Ci[]
  readonly relationships: readonly Relationship[]
}

/** A CI as alerts name it. `managed: false` means that no CMDB entry matched and the id was made from the hints. */
export interface CiRef {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly managed: boolean
  /** What several CIs claim, so that none of them was chosen. Absent: nothing is disputed. */
  readonly contested?: readonly ContestedHint[]
}

/** A hint of an event whose value several CIs of the CMDB claim, and none of its other hints decides between them. */
export interface ContestedHint {
  readonly hint: keyof ResourceHints
  readonly value: string
  /** Ids, in the order of the CMDB; at most eight. */
  readonly cis: readonly string[]
}
