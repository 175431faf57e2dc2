// Problems, last changed first, one page.
import type { Problem } from '../../correlate/contract/problem.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { selectData } from './select-data.ts'

const SQL = `
SELECT data
FROM problem_revisions FINAL
WHERE level != ''
  AND (empty({states:Array(String)}) OR has({states:Array(String)}, state))
  AND arrayAll(word -> positionCaseInsensitiveUTF8(concat(id, '\\n', title, '\\n', signature), word) > 0, {words:Array(String)})
  AND ({started:UInt8} = 0 OR (-toUnixTimestamp64Milli(updated_at), id) > ({newest:Int64}, {id:String}))
ORDER BY updated_at DESC, id
LIMIT {limit:UInt32}`

export interface ProblemListRequest {
  readonly states: readonly string[]
  readonly words: readonly string[]
  readonly after: readonly [newest: number, id: string] | null
  readonly limit: number
}

export function selectProblems(store: Store, { states, words, after, limit }: ProblemListRequest): Promise<Problem[]> {
  return selectData<Problem>(store, SQL, {
    states,
    words,
    started: after === null ? 0 : 1,
    newest: after?.[0] ?? 0,
    id: after?.[1] ?? '',
    limit,
  })
}
