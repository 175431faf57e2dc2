// What people said about the engine's work: verdicts on causes, merges and splits, newest first, one page. A merge and a split are told on both
// incidents: the one that people acted on counts.
import type { Activity } from '../../correlate/contract/incident.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

export const FEEDBACK_KINDS = ['cause_judged', 'merged', 'split'] as const
export type FeedbackKind = (typeof FEEDBACK_KINDS)[number]

const SQL = `
SELECT data
FROM activities FINAL
WHERE at >= fromUnixTimestamp64Milli({from:Int64}) AND at < fromUnixTimestamp64Milli({to:Int64})
  AND kind IN ({kinds:Array(String)}) AND actor != 'engine'
  AND ({actor:String} = '' OR actor = {actor:String})
  AND (kind != 'merged' OR JSONHas(data, 'values', 'from'))
  AND (kind != 'split' OR JSONExtractString(data, 'values', 'from') = incident_id)
  AND ({started:UInt8} = 0 OR (toUnixTimestamp64Milli(at), id) < ({at:Int64}, {id:String}))
ORDER BY at DESC, id DESC
LIMIT {limit:UInt32}`

export interface FeedbackSearch {
  /** Epoch ms, `to` excluded. */
  readonly from: number
  readonly to: number
  readonly kinds: readonly FeedbackKind[]
  /** '' = anybody. */
  readonly actor: string
  readonly after: readonly [at: number, id: string] | null
  readonly limit: number
}

export function selectFeedback(store: Store, { after, ...search }: FeedbackSearch): Promise<Activity[]> {
  return selectData<Activity>(store, SQL, {
    ...search,
    started: after === null ? 0 : 1,
    at: after?.[0] ?? 0,
    id: after?.[1] ?? '',
  })
}
