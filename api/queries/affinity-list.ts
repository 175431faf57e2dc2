// Learned affinities, accepted ones first, then by score, one page.
import type { Affinity } from '../../correlate/contract/affinity.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `
SELECT data
FROM affinity_revisions FINAL
WHERE (empty({verdicts:Array(String)}) OR has({verdicts:Array(String)}, verdict))
  AND ({anyClass:UInt8} = 1 OR from_class = {class:String} OR to_class = {class:String})
  AND arrayAll(word -> positionCaseInsensitiveUTF8(concat(from_class, '\\n', to_class), word) > 0, {words:Array(String)})
  AND ({started:UInt8} = 0 OR (NOT accepted, -score, id) > ({rejected:UInt8} = 1, {negativeScore:Float64}, {id:String}))
ORDER BY accepted DESC, score DESC, id
LIMIT {limit:UInt32}`

export interface AffinityListRequest {
  readonly verdicts: readonly string[]
  /** Rules with this class on either side; undefined: all. */
  readonly eventClass: string | undefined
  readonly words: readonly string[]
  readonly after: readonly [rejected: number, negativeScore: number, id: string] | null
  readonly limit: number
}

export function selectAffinities(store: Store, request: AffinityListRequest): Promise<Affinity[]> {
  const { verdicts, eventClass, words, after, limit } = request
  return selectData<Affinity>(store, SQL, {
    verdicts,
    anyClass: eventClass === undefined ? 1 : 0,
    class: eventClass ?? '',
    words,
    started: after === null ? 0 : 1,
    rejected: after?.[0] ?? 0,
    negativeScore: after?.[1] ?? 0,
    id: after?.[2] ?? '',
    limit,
  })
}
