import { describe, expect, it } from 'vitest'
import { isolated } from './isolated.ts'

describe('isolated', () => {
  it.each([
    ['plain text => as it is', 'core-1 交换机', 'core-1 交换机'],
    ['a name that turns round the rest => without its turn', 'core-1\u202egnp', 'core-1gnp'],
    ['what would end our isolate => gone', 'a\u2069\u202eb', 'ab'],
    ['right to left => between isolates', 'شبكة 1', '\u2068شبكة 1\u2069'],
  ])('%s', (_path, text, want) => {
    expect(isolated(text)).toBe(want)
  })
})
