// A report against the inventory as it is: the inventory after it and the answer to its sender. Nothing is changed in place: a dry run is the same call.
import { cmdbVersion } from '../topology/build-topology.ts'
import type { ReportAnswer, ReportMode } from '../../ingest/contract/inventory-request.ts'
import type { SourceRef } from '../../ingest/contract/inventory-difference.ts'
import type { InventoryFault, InventoryReport } from '../../ingest/contract/inventory.ts'
import { bounded, differenceOf, type FullDifference } from './difference.ts'
import { EMPTY_INVENTORY, type InventoryState } from './inventory-state.ts'
import { reconcile, type Inventory } from './reconcile.ts'
import { takeReport } from './take-report.ts'

/** The inventory at one revision. */
export interface Held {
  readonly state: InventoryState
  readonly inventory: Inventory
  /** Content hash of its CMDB. */
  readonly version: string
}

/** What came of a request to change the inventory. */
export interface Attempt {
  readonly answer: ReportAnswer
  /** What is to be kept from now on; null when there is nothing new. */
  readonly next: { readonly held: Held; readonly difference: FullDifference } | null
}

/** Warnings that an answer carries. */
const MOST_WARNINGS = 100

export function hold(state: InventoryState): Held {
  const inventory = reconcile(state)
  return { state: { ...state, ids: inventory.ids }, inventory, version: cmdbVersion(inventory.cmdb) }
}

export const NOTHING_HELD: Held = hold(EMPTY_INVENTORY)

export function applyReport(before: Held, report: InventoryReport, mode: ReportMode): Attempt {
  const taken = takeReport(before.state, report)
  if (taken.kind === 'refused') return refused(taken.faults)
  if (taken.kind === 'repeated')
    return { answer: answerOf(before, before, { cis: [], relationships: [] }, 'unchanged'), next: null }
  return attempt(before, taken.state, report, mode)
}

export function refused(faults: readonly InventoryFault[]): Attempt {
  return { answer: { kind: 'refused', faults }, next: null }
}

/**
 * Another state of the inventory, and what it would change or has changed in the CMDB.
 * @param by whose doing it is
 */
export function attempt(before: Held, state: InventoryState, by: SourceRef, mode: ReportMode = 'apply'): Attempt {
  const after = advance(before, state)
  const isNew = after.version !== before.version
  const difference = isNew ? differenceOf(before.inventory, after.inventory, by) : { cis: [], relationships: [] }
  if (mode === 'dry_run') return { answer: answerOf(before, after, difference, 'dry_run'), next: null }
  return {
    answer: answerOf(before, after, difference, isNew ? 'applied' : 'unchanged'),
    next: { held: after, difference },
  }
}

/** The inventory with another state: a new revision when its CMDB is another one. */
export function advance(before: Held, state: InventoryState): Held {
  const next = hold(state)
  const revision = before.state.revision + (next.version === before.version ? 0 : 1)
  return { ...next, state: { ...next.state, revision } }
}

function answerOf(
  before: Held,
  after: Held,
  difference: FullDifference,
  outcome: 'applied' | 'unchanged' | 'dry_run',
): ReportAnswer {
  const { cis, relationships } = after.inventory.cmdb
  const known = new Set(before.inventory.duplicates.map(({ a, b }) => JSON.stringify([a, b])))
  const { warnings } = after.inventory
  const left = warnings.length - MOST_WARNINGS
  return {
    kind: 'done',
    result: {
      outcome,
      revision: after.state.revision,
      version: after.version,
      total: { cis: cis.length, relationships: relationships.length },
      difference: bounded(difference),
      warnings: left > 0 ? [...warnings.slice(0, MOST_WARNINGS), `and ${left} more`] : warnings,
      duplicates: after.inventory.duplicates
        .filter(({ a, b }) => !known.has(JSON.stringify([a, b])))
        .slice(0, MOST_WARNINGS),
    },
  }
}
