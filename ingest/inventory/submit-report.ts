// The client of the inventory's owner: one report in, what became of it out. Every way that it can go is a value.
import type { InventoryFault, InventoryReport } from '../contract/inventory.ts'
import {
  INVENTORY_SUBJECT,
  type InventoryRequest,
  type ReportAnswer,
  type ReportMode,
  type ReportResult,
} from '../contract/inventory-request.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { requestLarge } from '../../platform/nats/large-request.ts'

/** A report of 100,000 CIs takes the owner some seconds; other reports may be before it. */
const ANSWER_LIMIT_MS = 60_000

export type SubmitOutcome =
  | { readonly kind: 'done'; readonly result: ReportResult }
  /** The report cannot be used; nothing of it was. */
  | { readonly kind: 'refused'; readonly faults: readonly InventoryFault[] }
  /** No process owns the inventory now: none of role `correlate` runs, or one is starting. */
  | { readonly kind: 'no_owner' }
  /** It may or may not have been applied: the same report sent again counts once. */
  | { readonly kind: 'timed_out' }
  /** It could not be handed over, or the owner failed on it. */
  | { readonly kind: 'failed'; readonly detail: string }

/**
 * Hands a report to the owner of the inventory and waits for the answer.
 * @param mode dry_run: only tell what it would change
 * @throws the client's error when the connection to NATS is closed
 */
export async function submitReport(
  bus: Bus,
  report: InventoryReport,
  mode: ReportMode,
  timeoutMs = ANSWER_LIMIT_MS,
): Promise<SubmitOutcome> {
  const request: InventoryRequest<'report'> = { kind: 'report', mode, report }
  const answer = await requestLarge(bus, INVENTORY_SUBJECT, request, timeoutMs)
  switch (answer.kind) {
    case 'answered':
      return answer.body as ReportAnswer // the owner speaks the contract
    case 'no_responders':
      return { kind: 'no_owner' }
    case 'timed_out':
    case 'failed':
      return answer
  }
}
