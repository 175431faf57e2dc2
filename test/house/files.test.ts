// How files are named and sized (the rules that neither the compiler nor the linter knows).
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readText, ROOT } from './root.ts'

const LONGEST = 250
const CODE = /\.(ts|tsx|mjs)$/
const EMPTY_WORDS = ['util', 'utils', 'helper', 'helpers', 'common', 'types', 'manager', 'misc']

const files = ['ingest', 'correlate', 'api', 'platform', 'test', 'dashboards/console/src'].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((file) => CODE.test(file))
    .map((file) => join(room, file)),
)

describe('files', () => {
  it('are named in kebab-case, by what they hold', () => {
    const badly = files.filter((file) => !/^([a-z0-9-]+\/)+[a-z0-9]+(-[a-z0-9]+)*(\.[a-z-]+)*$/.test(file))
    expect(badly).toEqual([])
    const empty = files.filter((file) => file.split(/[/.-]/).some((word) => EMPTY_WORDS.includes(word)))
    expect(empty, `${EMPTY_WORDS.join(', ')} say nothing`).toEqual([])
  })

  const production = files.filter((file) => !file.startsWith('test/') && !/\.test\./.test(file))

  it(`of production have at most ${String(LONGEST)} lines`, () => {
    const long = production
      .map((file) => [file, readText(file).split('\n').length - 1] as const)
      .filter(([, lines]) => lines > LONGEST)
    expect(long, 'split it by concept').toEqual([])
  })

  it('of production begin with what they are for', () => {
    const silent = production.filter((file) => !/^(#!.*\n)?(\/\/|\/\*\*)/.test(readText(file)))
    expect(silent).toEqual([])
  })
})
