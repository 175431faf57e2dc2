import { describe, expect, it } from 'vitest'
import { createRegexCompiler, LONGEST_PATTERN } from './silence-regex.ts'

describe('regexes of silences', () => {
  const compile = createRegexCompiler()

  it.each([
    ['core-[0-9]+', 'core-12', true],
    ['core-[0-9]+', 'my core-12', false],
    ['core', 'core-12', false],
    ['a|b', 'ab', false],
    ['', '', true],
  ])('%j on %j => %j', (pattern, text, expected) => {
    expect(compile(pattern)(text)).toBe(expected)
  })

  it.each([['(unclosed'], ['(?=lookahead)'], ['a'.repeat(LONGEST_PATTERN + 1)]])('refuses %.20j', (pattern) => {
    expect(() => compile(pattern)).toThrow(SyntaxError)
    // The second time out of the cache.
    expect(() => compile(pattern)).toThrow(SyntaxError)
  })

  it('compiles a pattern once', () => {
    expect(compile('once.*')).toBe(compile('once.*'))
  })

  it('a pattern that explodes in backtracking engines answers in linear time', () => {
    const startedAt = performance.now()
    expect(compile('(a+)+')('a'.repeat(30) + 'b')).toBe(false)
    // A backtracking engine needs seconds for it.
    expect(performance.now() - startedAt).toBeLessThan(1_000)
  })
})
