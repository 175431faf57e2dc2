// Incidents of any state from ClickHouse, filtered and sorted, one page.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import type { IncidentFilter } from '../incidents/incident-filter.ts'
import type { IncidentSort } from '../incidents/incident-sort.ts'
import { selectData } from './select-data.ts'

/** Number of the sort key, from an allow-list; the same numbers as incident-sort.ts makes. */
const KEY_SQL = {
  priority: 'toFloat64(toUInt8OrZero(substring(priority, 2)))',
  severity: `toFloat64(indexOf(['cleared', 'indeterminate', 'warning', 'minor', 'major', 'critical'], severity) - 1)`,
  openedAt: 'toFloat64(toUnixTimestamp64Milli(opened_at))',
  updatedAt: 'toFloat64(toUnixTimestamp64Milli(updated_at))',
} as const

const sql = (sort: IncidentSort): string => `
WITH
    ${sort.descending ? '-' : ''}${KEY_SQL[sort.key]} AS key,
    -toFloat64(toUnixTimestamp64Milli(opened_at)) AS newest
SELECT data
FROM incident_revisions FINAL
WHERE (empty({states:Array(String)}) OR has({states:Array(String)}, state))
  AND (empty({severities:Array(String)}) OR has({severities:Array(String)}, severity))
  AND (empty({priorities:Array(String)}) OR has({priorities:Array(String)}, priority))
  AND ({service:String} = '' OR has(services, {service:String}) OR has(service_names, {service:String}))
  AND ({assignee:String} = '' OR assignee = {assignee:String})
  AND ({ci:String} = '' OR root_ci = {ci:String}
       OR id IN (SELECT incident_id FROM alert_revisions FINAL WHERE ci = {ci:String}))
  AND opened_at >= fromUnixTimestamp64Milli({from:Int64})
  AND opened_at < fromUnixTimestamp64Milli({to:Int64})
  AND arrayAll(word -> positionCaseInsensitiveUTF8(
        concat(id, '\\n', title, '\\n', why, '\\n', root_ci, '\\n', root_ci_name, '\\n', assignee, '\\n', support_group, '\\n',
               arrayStringConcat(service_names, '\\n')), word) > 0, {words:Array(String)})
  AND ({started:UInt8} = 0 OR (key, newest, id) > ({key:Float64}, {newest:Float64}, {id:String}))
ORDER BY key, newest, id
LIMIT {limit:UInt32}`

export interface IncidentHistoryRequest {
  readonly filter: IncidentFilter
  readonly sort: IncidentSort
  /** Opened in this time, epoch ms. */
  readonly from: number
  readonly to: number
  /** Sort key of the last incident of the page before. */
  readonly after: readonly [key: number, newest: number, id: string] | null
  readonly limit: number
}

export function selectIncidentHistory(store: Store, request: IncidentHistoryRequest): Promise<Incident[]> {
  const { filter, after } = request
  return selectData<Incident>(store, sql(request.sort), {
    states: filter.states,
    severities: filter.severities,
    priorities: filter.priorities,
    service: filter.service ?? '',
    assignee: filter.assignee ?? '',
    ci: filter.ci ?? '',
    from: request.from,
    to: request.to,
    words: filter.words,
    started: after === null ? 0 : 1,
    key: after?.[0] ?? 0,
    newest: after?.[1] ?? 0,
    id: after?.[2] ?? '',
    limit: request.limit,
  })
}
