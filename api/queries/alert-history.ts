// Alerts of any state from ClickHouse, newest first, one page.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import type { AlertFilter } from '../alerts/alert-filter.ts'
import { selectData } from './select-data.ts'

const SQL = `
WITH -toFloat64(toUnixTimestamp64Milli(first_seen_at)) AS newest
SELECT data
FROM alert_revisions FINAL
WHERE (empty({states:Array(String)}) OR has({states:Array(String)}, state))
  AND (empty({severities:Array(String)}) OR has({severities:Array(String)}, severity))
  AND ({ci:String} = '' OR ci = {ci:String})
  AND ({class:String} = '' OR event_class = {class:String})
  AND ({incident:String} = '' OR incident_id = {incident:String})
  AND ({source:String} = '' OR has(sources, {source:String}))
  AND ({suppressed:String} = '' OR (suppression != '') = ({suppressed:String} = 'true'))
  AND last_seen_at >= fromUnixTimestamp64Milli({from:Int64})
  AND first_seen_at < fromUnixTimestamp64Milli({to:Int64})
  AND arrayAll(word -> positionCaseInsensitiveUTF8(
        concat(id, '\\n', summary, '\\n', ci, '\\n', ci_name, '\\n', event_class, '\\n', component, '\\n',
               arrayStringConcat(mapValues(labels), '\\n')), word) > 0, {words:Array(String)})
  AND ({started:UInt8} = 0 OR (newest, id) > ({newest:Float64}, {id:String}))
ORDER BY newest, id
LIMIT {limit:UInt32}`

export interface AlertHistoryRequest {
  readonly filter: AlertFilter
  /** Seen in this time, epoch ms. */
  readonly from: number
  readonly to: number
  readonly after: readonly [newest: number, id: string] | null
  readonly limit: number
}

export function selectAlertHistory(
  store: Store,
  { filter, from, to, after, limit }: AlertHistoryRequest,
): Promise<Alert[]> {
  return selectData<Alert>(store, SQL, {
    states: filter.states,
    severities: filter.severities,
    ci: filter.ci ?? '',
    class: filter.eventClass ?? '',
    incident: filter.incident ?? '',
    source: filter.source ?? '',
    suppressed: filter.suppressed === undefined ? '' : String(filter.suppressed),
    from,
    to,
    words: filter.words,
    started: after === null ? 0 : 1,
    newest: after?.[0] ?? 0,
    id: after?.[1] ?? '',
    limit,
  })
}
