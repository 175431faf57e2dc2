// What the server says to people has words in both languages: each kind of sentence stands in one table, is said somewhere, and each code
// of a problem that has no sentence of its own has words too.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ACT_SENTENCES, API_SENTENCES } from '../../api/contract/said.ts'
import { REFUSAL_SENTENCES } from '../../correlate/contract/sentences/refusals.ts'
import { saidWords as english } from '../../dashboards/console/src/i18n/en/said.ts'
import { saidWords as chinese } from '../../dashboards/console/src/i18n/zh/said.ts'
import { INGEST_SENTENCES } from '../../ingest/contract/said.ts'
import { PROBLEMS } from '../../platform/http/problem-table.ts'
import { readText, ROOT } from './root.ts'

const TABLES = { refusals: REFUSAL_SENTENCES, api: API_SENTENCES, acts: ACT_SENTENCES, ingest: INGEST_SENTENCES }
const kinds = Object.values(TABLES).flatMap((table) => Object.keys(table))

/** The server's program text without the tables themselves. */
const source = ['api', 'ingest', 'correlate', 'platform']
  .flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((path) => join(room, path)),
  )
  .filter((path) => /(?<!\.test|contract\/said|sentences\/refusals)\.ts$/u.test(path))
  .map(readText)
  .join('\n')
const thrown = [...source.matchAll(/new HttpProblem\(\s*\d+,\s*'(\w+)'/gu)].map(([, code = '']) => code)
const codes = [...PROBLEMS.map(({ code }) => code), ...thrown]

describe('what the server says', () => {
  it('each kind is in one table', () => {
    expect(kinds.filter((kind, at) => kinds.indexOf(kind) !== at)).toEqual([])
  })

  it('each kind is said somewhere', () => {
    const isSaid = (kind: string) => source.includes(`'${kind.replace(/_saying$/u, '')}'`)
    expect(kinds.filter((kind) => !isSaid(kind))).toEqual([])
  })

  it.each([
    ['English', english],
    ['Chinese', chinese],
  ])('%s has words for each kind, and for each code of a problem', (_language, words) => {
    expect(Object.keys(words.said).sort()).toEqual([...kinds].sort())
    expect(codes.filter((code) => !(code in words.problemCode))).toEqual([])
  })
})
