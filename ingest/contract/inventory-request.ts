// What is asked of the one process that owns the inventory, and what it answers. A request is one message (platform/nats/large-request.ts).
import type { DuplicateProposal, InventoryDifference } from './inventory-difference.ts'
import type { InventoryFault, InventoryReport } from './inventory.ts'

export const INVENTORY_SUBJECT = 'inventory.request'

export const REPORT_MODES = ['dry_run', 'apply'] as const
/** dry_run: say what would change and change nothing. */
export type ReportMode = (typeof REPORT_MODES)[number]

export interface ReportRequest {
  readonly kind: 'report'
  readonly mode: ReportMode
  readonly report: InventoryReport
}

/** What became of a report that was fit to be used. */
export interface ReportResult {
  /** unchanged: it says nothing new, or came a second time; no revision was made, `revision` is the newest. */
  readonly outcome: 'applied' | 'unchanged' | 'dry_run'
  /** Of the CMDB after it; a dry run tells the number that it would get. */
  readonly revision: number
  /** Content hash of the CMDB after it, as the engine shows it. */
  readonly version: string
  /** CIs and relationships of the whole CMDB after it. */
  readonly total: { readonly cis: number; readonly relationships: number }
  readonly difference: InventoryDifference
  /** Nothing wrong, yet worth a look: `router r9 is named by no other source`, relationships to CIs that nobody knows ... Bounded. */
  readonly warnings: readonly string[]
  /** Proposals that this report gave rise to. */
  readonly duplicates: readonly DuplicateProposal[]
}

export type ReportAnswer =
  | { readonly kind: 'done'; readonly result: ReportResult }
  /** Nothing of it was used. */
  | { readonly kind: 'refused'; readonly faults: readonly InventoryFault[] }
