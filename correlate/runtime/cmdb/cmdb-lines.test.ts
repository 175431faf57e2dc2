import { describe, expect, it } from 'vitest'
import { atOnce } from '../../../platform/pieces/pausing.ts'
import type { CmdbFile } from '../../contract/ci.ts'
import { cmdbOfLines, linesOfCmdb } from './cmdb-lines.ts'

const cmdb: CmdbFile = {
  cis: Array.from({ length: 1_201 }, (_, n) => ({ id: `ci-${n}`, type: 'host', name: `line\n${n}`, attributes: {} })),
  relationships: Array.from({ length: 700 }, (_, n) => ({ from: `ci-${n}`, to: `ci-${n + 1}`, type: 'dependsOn' })),
}
const EMPTY: CmdbFile = { cis: [], relationships: [] }
const written = (one: CmdbFile): string => atOnce(linesOfCmdb(one)).join('\n')

describe('a CMDB as lines', () => {
  it('comes back as it was, in the same order', () => {
    expect(atOnce(cmdbOfLines(written(cmdb)))).toEqual(cmdb)
    expect(atOnce(cmdbOfLines(written(EMPTY)))).toEqual(EMPTY)
  })

  it('is cut into lines that are read in a moment each', () => {
    expect(written(cmdb).split('\n')).toHaveLength(3 + 2)
  })

  it('reads what was written as one JSON text before', () => {
    expect(atOnce(cmdbOfLines(JSON.stringify(cmdb)))).toEqual(cmdb)
  })

  it('refuses what was cut off', () => {
    expect(() => atOnce(cmdbOfLines(written(cmdb).slice(0, -5)))).toThrow(SyntaxError)
  })
})
