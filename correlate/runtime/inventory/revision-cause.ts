// Who or what made a revision of the inventory.
import type { SourceRef } from '../../../ingest/contract/inventory-difference.ts'

export interface RevisionCause extends SourceRef {
  readonly reason: 'report' | 'edit' | 'decision' | 'retention' | 'removal'
  /** `token:<id>`, `session:<id>`, `system`. */
  readonly actor: string
  /** Of the report; of another cause null. */
  readonly reportId: string | null
}
