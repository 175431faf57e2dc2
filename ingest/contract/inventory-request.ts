// What is asked of the one process that owns the inventory, and what it answers. A request is one message (platform/nats/large-request.ts).
import type { DuplicateProposal, InventoryDifference } from './inventory-difference.ts'
import type { CiEdit, CiOrigin, DecidedPair, Drift, InventorySummary, UnknownDecision } from './inventory-view.ts'
import type { InventoryFault, InventoryReport } from './inventory.ts'

export const INVENTORY_SUBJECT = 'inventory.request'

export const REPORT_MODES = ['dry_run', 'apply'] as const
/** dry_run: say what would change and change nothing. */
export type ReportMode = (typeof REPORT_MODES)[number]

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
  /** Nothing wrong, yet worth a look: relationships to CIs that nobody knows, directions that sources see differently ... Bounded. */
  readonly warnings: readonly string[]
  /** Proposals that this report gave rise to. */
  readonly duplicates: readonly DuplicateProposal[]
}

export type ReportAnswer =
  | { readonly kind: 'done'; readonly result: ReportResult }
  /** Nothing of it was used. */
  | { readonly kind: 'refused'; readonly faults: readonly InventoryFault[] }

/** Kind of request -> what it brings and what comes back. */
interface Exchanges {
  report: { asks: { readonly mode: ReportMode; readonly report: InventoryReport }; answers: ReportAnswer }
  summary: { asks: object; answers: InventorySummary }
  /** Null: there is no such CI. */
  origin: { asks: { readonly ci: string }; answers: CiOrigin | null }
  edit: { asks: { readonly ci: string; readonly edit: CiEdit; readonly actor: string }; answers: ReportAnswer }
  duplicates: {
    asks: object
    answers: { readonly items: readonly DuplicateProposal[]; readonly decided: readonly DecidedPair[] }
  }
  decide_pair: {
    asks: { readonly a: string; readonly b: string; readonly decision: 'merge' | 'apart'; readonly actor: string }
    answers: ReportAnswer
  }
  /** @param since epoch ms */
  drift: { asks: { readonly since: number }; answers: Drift }
  /** By the id that the engine made of the resource. */
  unknown: { asks: object; answers: readonly (readonly [string, UnknownDecision])[] }
  decide_unknown: {
    asks: {
      /** The id that the engine made of it. */
      readonly id: string
      readonly decision: UnknownDecision['decision']
      /** linked: the CI that it is. adopted: the id that it shall have. ignored: null. */
      readonly ci: string | null
      /** adopted: what is known of it. linked: what leads to the CI from now on. */
      readonly edit: CiEdit
      readonly actor: string
    }
    answers: ReportAnswer
  }
}

export type InventoryRequestKind = keyof Exchanges
export type InventoryRequest<K extends InventoryRequestKind = InventoryRequestKind> = {
  readonly [Kind in K]: { readonly kind: Kind } & Exchanges[Kind]['asks']
}[K]
export type InventoryAnswer<K extends InventoryRequestKind> = Exchanges[K]['answers']
