// All that the inventory remembers: what each source says, which CI a source's record became, and what persons decided. Plain data, no clock.
import type { SourceRef } from '../../ingest/contract/inventory-difference.ts'
import type { UnknownDecision } from '../../ingest/contract/inventory-view.ts'
import type { CiFact, InventoryReport, RelationshipFact } from '../../ingest/contract/inventory.ts'

/** When a source named something. Epoch ms, the times of its reports. */
export interface Sighting {
  readonly firstSeenAt: number
  readonly lastSeenAt: number
  /** When a full report left it out for the first time; null while it is named. Kept for as long as retention.ts says. */
  readonly missingSince: number | null
}

export interface CiRecord extends Sighting {
  readonly fact: CiFact
}

export interface RelationshipRecord extends Sighting {
  readonly fact: RelationshipFact
}

/** What one instance of a source says, newest word of each record. */
export interface SourceState extends SourceRef {
  readonly lastReport: Pick<InventoryReport, 'id' | 'at' | 'actor' | 'scope'>
  /** Of the newest full report; null before the first. */
  readonly lastFullAt: number | null
  /** By the source's key, in the order that the source gave. */
  readonly cis: ReadonlyMap<string, CiRecord>
  /** By relationshipKeys. */
  readonly relationships: ReadonlyMap<string, RelationshipRecord>
}

/** A record of a source: what persons' decisions and remembered ids hang on, because ids of CIs may change. Made by recordRef. */
export type RecordRef = string

export interface PairDecision {
  /** merge: both records are one CI. apart: they never are. */
  readonly decision: 'merge' | 'apart'
  readonly a: RecordRef
  readonly b: RecordRef
  readonly actor: string
  readonly at: number
}

export interface InventoryState {
  /** Of the newest change; 0: nothing was ever reported. */
  readonly revision: number
  /** By sourceName. */
  readonly sources: ReadonlyMap<string, SourceState>
  /** CI id that a record had at the last revision: ids stay the same although names change. */
  readonly ids: ReadonlyMap<RecordRef, string>
  readonly decisions: readonly PairDecision[]
  /** By the id that the engine made of an unknown resource. */
  readonly unknown: ReadonlyMap<string, UnknownDecision>
  /** Ids of the newest reports, oldest first: the same report sent twice counts once. */
  readonly reportIds: readonly string[]
}

export const EMPTY_INVENTORY: InventoryState = {
  revision: 0,
  sources: new Map(),
  ids: new Map(),
  decisions: [],
  unknown: new Map(),
  reportIds: [],
}

/** Report ids that are remembered: more than come while a sender may still be repeating one. */
export const REMEMBERED_REPORTS = 500

export function sourceName({ source, instance }: SourceRef): string {
  return `${source}/${instance}`
}

export function recordRef(source: SourceRef, key: string): RecordRef {
  return `${sourceName(source)}/${key}`
}
