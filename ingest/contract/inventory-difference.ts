// What a report changes, or would change, in the CMDB: counted in full, listed up to a bound.
import type { InventorySource } from './inventory.ts'

/** One of the sources: kind and which one of the kind. */
export interface SourceRef {
  readonly source: InventorySource
  readonly instance: string
}

/** A value of a field; null: there is none. */
export type FieldValue = string | number | readonly string[] | null

export interface FieldDifference {
  /** `type`, `name`, `site`, `criticality`, `owner`, `supportGroup`, `attributes.ip` ... */
  readonly field: string
  readonly before: FieldValue
  readonly after: FieldValue
  /** Whose word the new value is; of one that is gone, the source that said it last. */
  readonly by: SourceRef
}

export const CHANGE_KINDS = ['added', 'changed', 'gone'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

export interface CiDifference {
  /** Id in the CMDB. */
  readonly ci: string
  readonly name: string
  readonly type: string
  readonly change: ChangeKind
  /** Of added ones all fields, of gone ones none. */
  readonly fields: readonly FieldDifference[]
}

export interface RelationshipDifference {
  /** Ids in the CMDB. */
  readonly from: string
  readonly to: string
  readonly type: string
  readonly change: ChangeKind
  /** Of changed ones: the words that make alternatives. */
  readonly before: string | null
  readonly after: string | null
  readonly by: SourceRef
}

export interface DifferenceCounts {
  readonly cisAdded: number
  readonly cisChanged: number
  readonly cisGone: number
  readonly relationshipsAdded: number
  readonly relationshipsChanged: number
  readonly relationshipsGone: number
}

export interface InventoryDifference {
  /** In full, also of what the lists below leave out. */
  readonly counts: DifferenceCounts
  readonly cis: readonly CiDifference[]
  readonly relationships: readonly RelationshipDifference[]
  /** The lists were cut at DIFFERENCE_LIMIT entries each. */
  readonly truncated: boolean
}

/** Entries that a difference lists: more than a person reads, and less than a message holds. */
export const DIFFERENCE_LIMIT = 1_000

/** Two CIs that may be one and the same; a person decides. */
export interface DuplicateProposal {
  /** Ids in the CMDB, the smaller first: together they name the proposal. */
  readonly a: string
  readonly b: string
  /** What speaks for it: `serial FOC1234 is said of both`. */
  readonly reasons: readonly string[]
  /** What kept them from being merged without a question. */
  readonly against: string
}
