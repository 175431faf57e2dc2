// A request to the owner of the inventory -> its answer, and what is to be kept from then on. Pure: the owner stores and tells of it.
import type {
  InventoryAnswer,
  InventoryRequest,
  InventoryRequestKind,
} from '../../ingest/contract/inventory-request.ts'
import type { SourceRef } from '../../ingest/contract/inventory-difference.ts'
import type { RevisionCause, RevisionReason } from '../contract/inventory-revision.ts'
import { applyReport, attempt, refused, type Attempt, type Held } from './apply-report.ts'
import { decidedPairs, originOf, summaryOf } from './describe.ts'
import type { FullDifference } from './difference.ts'
import { driftOf } from './drift.ts'
import { BY_HAND, decidePair, editCi, type Edited } from './edit.ts'
import { decideUnknown } from './unknown.ts'

export interface Answered {
  readonly answer: unknown
  /** Null: nothing is to be kept. */
  readonly next: {
    readonly held: Held
    readonly difference: FullDifference
    readonly cause: RevisionCause
  } | null
}

type Handler<K extends InventoryRequestKind> = (
  held: Held,
  request: InventoryRequest<K>,
  now: number,
) => { readonly answer: InventoryAnswer<K>; readonly next: Answered['next'] }

const HANDLERS: { readonly [K in InventoryRequestKind]: Handler<K> } = {
  report: (held, { report, mode }) =>
    kept(applyReport(held, report, mode), { reason: 'report', actor: report.actor, reportId: report.id }, report),
  summary: (held) => shown(summaryOf(held)),
  origin: (held, { ci }) => shown(originOf(held, ci)),
  edit: (held, { ci, edit, actor }, at) =>
    byHand(held, editCi(held.state, held.inventory, { ci, edit, actor, at }), 'edit', actor),
  duplicates: (held) => shown({ items: held.inventory.duplicates, decided: decidedPairs(held) }),
  decide_pair: (held, { a, b, decision, actor }, at) =>
    byHand(held, decidePair(held.state, held.inventory, { a, b, decision, actor, at }), 'decision', actor),
  drift: (held, { since }) => shown(driftOf(held.inventory, since)),
  unknown: (held) => shown([...held.state.unknown]),
  decide_unknown: (held, request, at) =>
    byHand(held, decideUnknown(held.state, held.inventory, { ...request, at }), 'decision', request.actor),
}

/** @param now epoch ms */
export function answerRequest<K extends InventoryRequestKind>(
  held: Held,
  request: InventoryRequest<K>,
  now: number,
): Answered {
  const { kind } = request // a request of kind K has it
  if (!Object.hasOwn(HANDLERS, kind)) throw new Error(`the inventory knows no request ${JSON.stringify(kind)}`)
  return HANDLERS[kind](held, request, now)
}

function shown<A>(answer: A) {
  return { answer, next: null }
}

function byHand(held: Held, edited: Edited, reason: RevisionReason, actor: string) {
  const made = edited.ok ? attempt(held, edited.state, BY_HAND) : refused(edited.faults)
  return kept(made, { reason, actor, reportId: null }, BY_HAND)
}

function kept({ answer, next }: Attempt, cause: Omit<RevisionCause, keyof SourceRef>, { source, instance }: SourceRef) {
  return { answer, next: next === null ? null : { ...next, cause: { ...cause, source, instance } } }
}
