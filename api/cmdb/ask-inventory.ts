// Asks the owner of the inventory; what is no answer becomes an HTTP problem.
import {
  INVENTORY_SUBJECT,
  type InventoryAnswer,
  type InventoryRequest,
  type InventoryRequestKind,
  type ReportAnswer,
  type ReportResult,
} from '../../ingest/contract/inventory-request.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { requestLarge } from '../../platform/nats/large-request.ts'
import { saidProblem } from '../said-problem.ts'
import type { ApiSentence } from '../contract/said.ts'

/** It may be busy with a large report. */
const ANSWER_LIMIT_MS = 30_000

/** @throws HttpProblem 503 while nobody owns the inventory, or its owner does not answer in time */
export async function askInventory<K extends InventoryRequestKind>(
  bus: Bus,
  request: InventoryRequest<K>,
): Promise<InventoryAnswer<K>> {
  const answer = await requestLarge(bus, INVENTORY_SUBJECT, request, ANSWER_LIMIT_MS)
  switch (answer.kind) {
    case 'answered':
      return answer.body as InventoryAnswer<K> // the owner speaks the contract
    case 'no_responders':
      throw away('inventory_without_owner')
    case 'timed_out':
      throw away('inventory_slow')
    case 'failed':
      throw away('inventory_failed', { fault: answer.detail })
  }
}

/** @throws HttpProblem 422 with every fault when it was refused */
export function resultOf(answer: ReportAnswer): ReportResult {
  if (answer.kind === 'done') return answer.result
  const errors = answer.faults.map(({ path, message }) => ({
    pointer: path === '' ? '' : `/${path.replaceAll('.', '/')}`,
    detail: message,
  }))
  throw new HttpProblem(422, 'rejected', answer.faults.map(({ message }) => message).join('; '), { errors })
}

function away(kind: ApiSentence, values: Readonly<Record<string, string>> = {}): HttpProblem {
  return saidProblem(503, 'unavailable', kind, values, { headers: { 'retry-after': '5' } })
}
