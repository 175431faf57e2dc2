// Resources that events name and no source knows: a person makes them CIs, says which CI they are, or that they do not matter.
import type { UnknownDecision } from '../../ingest/contract/inventory-view.ts'
import { editCi, type Edited, type HandEdit } from './edit.ts'
import type { InventoryState } from './inventory-state.ts'
import type { Inventory } from './reconcile.ts'

export interface UnknownVerdict extends Pick<HandEdit, 'edit' | 'actor' | 'at'> {
  /** The id that the engine made of the resource. */
  readonly id: string
  readonly decision: UnknownDecision['decision']
  readonly ci: string | null
}

export function decideUnknown(state: InventoryState, inventory: Inventory, verdict: UnknownVerdict): Edited {
  const { id, decision, ci, actor, at } = verdict
  const decided = { ...state, unknown: new Map(state.unknown).set(id, { decision, ci, actor, at }) }
  if (decision === 'ignored') return { ok: true, state: decided }
  if (ci === null || ci.trim() === '')
    return { ok: false, faults: [{ path: 'ci', message: 'expected the id of a CI' }] }
  const isThere = inventory.members.has(ci)
  if (decision === 'linked' && !isThere) return { ok: false, faults: [{ path: 'ci', message: `there is no CI ${ci}` }] }
  if (decision === 'adopted' && isThere)
    return { ok: false, faults: [{ path: 'ci', message: `there is a CI ${ci} already: link to it` }] }
  return editCi(decided, inventory, { ci, edit: verdict.edit, actor, at })
}
