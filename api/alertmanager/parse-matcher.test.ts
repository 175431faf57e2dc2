import { describe, expect, it } from 'vitest'
import { parseMatcher } from './parse-matcher.ts'

describe('parseMatcher', () => {
  it.each([
    ['a=b', 'a', 'b', false, true],
    ['a="b"', 'a', 'b', false, true],
    [' a =~ "b.*" ', 'a', 'b.*', true, true],
    ['a!=b', 'a', 'b', false, false],
    ['a!~b|c', 'a', 'b|c', true, false],
    ['a=', 'a', '', false, true],
    ['a=""', 'a', '', false, true],
    ['a=b=c', 'a', 'b=c', false, true],
    ['a="say \\"hi\\" \\\\ \\n \\d"', 'a', 'say "hi" \\ \n \\d', false, true],
    ['Größe=1', 'Größe', '1', false, true],
    ['a="b\nc"', 'a', 'b\nc', false, true],
  ])('%s', (text, name, value, isRegex, isEqual) => {
    expect(parseMatcher(text)).toEqual({ name, value, isRegex, isEqual })
  })

  it.each(['', 'a', '=b', '1a=b', 'a="b', 'a=b"', 'a="b"c"', 'a="\\', '{a=b}'])('%s => SyntaxError', (text) => {
    expect(() => parseMatcher(text)).toThrow(SyntaxError)
  })
})
