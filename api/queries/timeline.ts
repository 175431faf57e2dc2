// The activities of one incident, oldest first, one page.
import type { Activity } from '../../correlate/contract/incident.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `
SELECT data
FROM activities FINAL
WHERE incident_id = {incident:String}
  AND ({started:UInt8} = 0 OR (toUnixTimestamp64Milli(at), length(id), id) > ({at:Int64}, {length:UInt32}, {id:String}))
ORDER BY at, length(id), id
LIMIT {limit:UInt32}`

export interface TimelineRequest {
  readonly incident: string
  readonly after: readonly [at: number, id: string] | null
  readonly limit: number
}

/** Ids end in a number (`<incident>#<n>`): shorter ones come first, so that #10 follows #9. */
export function selectTimeline(store: Store, { incident, after, limit }: TimelineRequest): Promise<Activity[]> {
  return selectData<Activity>(store, SQL, {
    incident,
    started: after === null ? 0 : 1,
    at: after?.[0] ?? 0,
    length: Buffer.byteLength(after?.[1] ?? ''),
    id: after?.[1] ?? '',
    limit,
  })
}
