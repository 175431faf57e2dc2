// What only the history knows about a shift. Null while ClickHouse is away: the present is worth handing over all the same.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { InventoryRevision } from '../../correlate/contract/inventory-revision.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { HandoverFacts, ShiftNumbers } from '../contract/handover.ts'
import { askHistory } from '../history.ts'
import { selectFlow } from '../queries/flow-buckets.ts'
import { selectRevisions } from '../queries/inventory-revisions.ts'
import { selectShiftIncidents } from '../queries/shift-incidents.ts'
import { selectShiftNumbers } from '../queries/shift-numbers.ts'
import type { Shift } from './pick-incidents.ts'

/** More than are ever listed, so that the worst are among them when most are open and in memory as well. */
const MAX_INCIDENTS = 500
/** Revisions looked at: a total of this many is said as "at least". */
const MAX_REVISIONS = 200
const LISTED_REVISIONS = 20

export interface PastOfShift {
  readonly incidents: readonly Incident[]
  readonly numbers: ShiftNumbers
  readonly changes: HandoverFacts['changes']
}

/** @param since end of the hand-over before: changes of the CMDB count from there */
export async function pastOfShift(store: Store, shift: Shift, since: number): Promise<PastOfShift | null> {
  try {
    return await askHistory(store, async (asked) => {
      // One after the other: the embedded store has two readers, and people at the live list need one.
      const incidents = await selectShiftIncidents(asked, shift, MAX_INCIDENTS)
      const { opened, ...times } = await selectShiftNumbers(asked, shift)
      const flow = (await selectFlow(asked, { ...shift, bucketMs: Math.max(1, shift.to - shift.from) }))[0]
      const revisions = (await selectRevisions(asked, null, MAX_REVISIONS)).filter(({ at }) => at >= since)
      return {
        incidents,
        numbers: { events: flow?.events ?? 0, alerts: flow?.alerts ?? 0, incidents: opened, ...times },
        changes: { since, total: revisions.length, revisions: revisions.slice(0, LISTED_REVISIONS).map(told) },
      }
    })
  } catch (error) {
    if (error instanceof HttpProblem && error.code === 'history_unavailable') return null
    throw error
  }
}

function told({ revision, at, actor, source, instance, counts }: InventoryRevision) {
  return { revision, at, actor, source, instance, counts }
}
