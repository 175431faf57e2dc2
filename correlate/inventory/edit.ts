// What persons change by hand: their own record of a CI (source `manual`), decisions about pairs, and about resources that no source knows.
import type { CiFact, InventoryFault, InventoryReport } from '../../ingest/contract/inventory.ts'
import type { CiEdit } from '../../ingest/contract/inventory-view.ts'
import { checkReport } from './check-report.ts'
import {
  recordRef,
  sourceName,
  type InventoryState,
  type PairDecision,
  type RecordRef,
  type SourceState,
} from './inventory-state.ts'
import { KEYS_ARE_IDS } from './precedence.ts'
import type { Inventory } from './reconcile.ts'

/** The one instance of source `manual`. */
export const BY_HAND = { source: 'manual', instance: 'console' } as const

export interface HandEdit {
  /** Id of the CI; one that is not there is made. */
  readonly ci: string
  readonly edit: CiEdit
  readonly actor: string
  /** Epoch ms. */
  readonly at: number
}

export type Edited =
  | { readonly ok: true; readonly state: InventoryState }
  | { readonly ok: false; readonly faults: readonly InventoryFault[] }

/** Puts a person's words about a CI above those of all sources; words taken back leave the sources' own. */
export function editCi(state: InventoryState, inventory: Inventory, { ci, edit, actor, at }: HandEdit): Edited {
  if (!inventory.members.has(ci) && edit.type == null)
    return { ok: false, faults: [{ path: 'type', message: `there is no CI ${ci}; to make one, say its type` }] }
  const before = state.sources.get(sourceName(BY_HAND))
  const known = before?.cis.get(ci)
  const fact = factAfter(known?.fact ?? { key: ci, attributes: {} }, edit)
  const report: InventoryReport = {
    ...BY_HAND,
    id: `edit:${at}`,
    actor,
    at,
    scope: 'partial',
    cis: [fact],
    relationships: [],
  }
  const faults = checkReport(report)
  if (faults.length > 0)
    return {
      ok: false,
      faults: faults.map(({ path, message }) => ({ path: path.replace(/^cis\[0\]\.?/, ''), message })),
    }
  const cis = new Map(before?.cis)
  // A record that says nothing would still keep the CI alive when all others are gone.
  if (saysNothing(fact) && inventory.members.get(ci)?.some((member) => member.source !== BY_HAND.source)) cis.delete(ci)
  else cis.set(ci, { fact, firstSeenAt: known?.firstSeenAt ?? at, lastSeenAt: at, missingSince: null })
  const source: SourceState = {
    ...BY_HAND,
    lastReport: { id: report.id, at, actor, scope: 'partial' },
    lastFullAt: null,
    cis,
    relationships: before?.relationships ?? new Map(),
  }
  const decisions = joinedByHand(state, inventory, ci, actor, at)
  return { ok: true, state: { ...state, decisions, sources: new Map(state.sources).set(sourceName(BY_HAND), source) } }
}

function factAfter(before: CiFact, { attributes: changes = {}, ...fields }: CiEdit): CiFact {
  const attributes = { ...before.attributes, ...changes }
  const fact = { ...before, ...fields, attributes }
  // What is null is taken back: left out of the record.
  const given = (entries: object) => Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== null))
  return { ...given(fact), attributes: given(attributes) } as CiFact // only nulls were left out
}

function saysNothing({ key: _key, attributes, ...fields }: CiFact): boolean {
  return Object.keys(fields).length === 0 && Object.keys(attributes).length === 0
}

/** The key of a record by hand is the CI's id. Where no source's key is, the record is held to the CI by a decision, whatever its id will be. */
function joinedByHand(
  state: InventoryState,
  { members }: Inventory,
  ci: string,
  actor: string,
  at: number,
): readonly PairDecision[] {
  const of = members.get(ci)
  const own = recordRef(BY_HAND, ci)
  const lead = of?.find(({ ref }) => ref !== own)
  if (
    lead === undefined ||
    of?.some(({ source, key }) => KEYS_ARE_IDS.has(source) && key === ci && source !== 'manual')
  )
    return state.decisions
  return withDecision(state.decisions, { decision: 'merge', a: own, b: lead.ref, actor, at })
}

/** A later decision about the same two records takes the place of the earlier. */
function withDecision(decisions: readonly PairDecision[], decision: PairDecision): PairDecision[] {
  const isSame = ({ a, b }: PairDecision) =>
    (a === decision.a && b === decision.b) || (a === decision.b && b === decision.a)
  return [...decisions.filter((one) => !isSame(one)), decision]
}

/** @param pair ids of two CIs, or records (`source/instance/key`): two records of one CI are taken apart again by their own names */
export function decidePair(
  state: InventoryState,
  inventory: Inventory,
  pair: { readonly a: string; readonly b: string } & Pick<PairDecision, 'decision' | 'actor' | 'at'>,
): Edited {
  const [a, b] = [recordOf(inventory, pair.a), recordOf(inventory, pair.b)]
  const faults: InventoryFault[] = []
  if (a === undefined) faults.push({ path: 'a', message: `there is no CI ${pair.a}` })
  if (b === undefined) faults.push({ path: 'b', message: `there is no CI ${pair.b}` })
  if (a !== undefined && a === b) faults.push({ path: 'b', message: 'expected another CI than a' })
  if (a === undefined || b === undefined || faults.length > 0) return { ok: false, faults }
  const { decision, actor, at } = pair
  return { ok: true, state: { ...state, decisions: withDecision(state.decisions, { decision, a, b, actor, at }) } }
}

function recordOf({ members, ids }: Inventory, name: string): RecordRef | undefined {
  return members.get(name)?.[0]?.ref ?? (ids.has(name) ? name : undefined)
}
