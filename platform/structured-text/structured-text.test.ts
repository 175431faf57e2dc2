import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whereJsonBreaks } from './json-lines.ts'
import { readStructuredText } from './structured-text.ts'

const JSON_TEXT = `{
  "cis": [
    { "id": "a", "note": "}],\\"\\\\" },
    {
      "id": "b",
      "attributes": { "ip": [1,
        2] }
    }
  ],
  "empty": [], "none": {}
}`
const YAML_TEXT = `
cis:
  - id: a
    note: x

  - id: b
    attributes:
      ip: [1,
        2]
empty: []
`

function linesOf(text: string, syntax: 'json' | 'yaml', ...paths: (readonly (string | number)[])[]): readonly number[] {
  const read = readStructuredText(text, syntax)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.lines(paths)
}

describe('lines of values', () => {
  it('JSON: of what is there, else of what is around it', () => {
    const paths = [['cis', 1, 'attributes', 'ip', 1], ['cis', 0, 'note'], ['cis', 1, 'name'], ['cis', 9], ['x'], []]
    expect(linesOf(JSON_TEXT, 'json', ...paths)).toEqual([7, 3, 4, 2, 1, 1])
    expect(linesOf(JSON_TEXT, 'json', ['none', 'x'], ['empty', 0])).toEqual([10, 10])
  })

  it('YAML', () => {
    const paths = [['cis', 1, 'attributes', 'ip', 1], ['cis', 0, 'note'], ['cis', 1, 'name'], ['x']]
    expect(linesOf(YAML_TEXT, 'yaml', ...paths)).toEqual([9, 4, 6, 1])
  })

  it('JSON and YAML agree on every value of a text that is both', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,4}$/), fc.array(fc.integer({ min: 0 }))), (value) => {
        const text = JSON.stringify(value, null, 2)
        const paths = Object.entries(value).flatMap(([key, list]) => [
          [key],
          ...list.map((_item, index) => [key, index]),
        ])
        expect(linesOf(text, 'json', ...paths)).toEqual(linesOf(text, 'yaml', ...paths))
      }),
    )
  })
})

describe('texts that cannot be read', () => {
  it.each([
    ['a comma too many', '{\n  "a": 1,\n}', 'json', 3],
    ['a word without quotes', '{\n  "a": [\n    1,\n    yes ] }', 'json', 4],
    ['it ends too early', '{\n  "a": [1,\n', 'json', 3],
    ['something behind the end', '{}\n\n{}', 'json', 3],
    ['empty', ' ', 'json', 1],
    ['a bad indent', 'a:\n  - b\n c: d\n', 'yaml', 3],
    [
      'aliases that unfold without end',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      'yaml',
      1,
    ],
    ['nested deeper than the stack', '['.repeat(100_000), 'yaml', 1],
  ] as const)('%s', (_name, text, syntax, line) => {
    const read = readStructuredText(text, syntax)
    expect(read.ok ? read.value : [read.faults[0]?.line, read.faults.length < 10]).toEqual([line, true])
  })

  it('nesting is no trouble for JSON', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    expect(linesOf(deep, 'json', [0, 0])).toEqual([1])
  })

  it('JSON breaks exactly where JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', ',', ']', '}', '"', ':', 'x', '1'), (json, place, extra) => {
        const at = place % (json.length + 1)
        const text = json.slice(0, at) + extra + json.slice(at)
        let fine = true
        try {
          JSON.parse(text)
        } catch {
          fine = false
        }
        // Escapes and digits are read more loosely: they only move the place a little.
        if (fine) expect(whereJsonBreaks(text)).toBe(text.length)
      }),
    )
  })
})
