// The history of the CMDB: each change of the inventory is a revision, and what it did to each CI is an entry of that CI's history.
import type {
  ChangeKind,
  DifferenceCounts,
  FieldDifference,
  RelationshipDifference,
  SourceRef,
} from '../../ingest/contract/inventory-difference.ts'
import type { Ci, Relationship } from './ci.ts'

export const REVISION_REASONS = ['report', 'edit', 'decision', 'retention', 'removal'] as const
/** report: of a source; edit, decision: of a person; retention: missing for too long; removal: a source was taken away. */
export type RevisionReason = (typeof REVISION_REASONS)[number]

/** Who or what made a revision. */
export interface RevisionCause extends SourceRef {
  readonly reason: RevisionReason
  /** `token:<id>`, `session:<id>`, `system`. */
  readonly actor: string
  /** Of the report; of another cause null. */
  readonly reportId: string | null
}

interface OfRevision extends RevisionCause {
  /** From 1 on, by one. */
  readonly revision: number
  /** Epoch ms; grows with the number. */
  readonly at: number
  /** When the inventory began, epoch ms: numbers start again when its storage was lost. */
  readonly epoch: number
}

export interface InventoryRevision extends OfRevision {
  /** Content hash of the CMDB, as the engine shows it. */
  readonly version: string
  readonly total: { readonly cis: number; readonly relationships: number }
  readonly counts: DifferenceCounts
}

/** What a revision did to one CI. */
export interface CiHistory extends OfRevision {
  readonly ci: string
  readonly name: string
  readonly type: string
  readonly change: ChangeKind
  readonly fields: readonly FieldDifference[]
  /** Of the relationships that start at the CI. */
  readonly relationships: readonly RelationshipDifference[]
  /** The CI and the relationships that start at it, as they are from then on; null: gone. */
  readonly after: { readonly ci: Ci; readonly relationships: readonly Relationship[] } | null
}
