import { expect, it } from 'vitest'
import { csvText } from './csv-text.ts'

it.each([
  ['plain', 'plain'],
  ['a "b", c', '"a ""b"", c"'],
  ['two\nlines', '"two\nlines"'],
  ['=HYPERLINK("http://evil.example")', `"'=HYPERLINK(""http://evil.example"")"`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
])('%j => %j', (text, cell) => {
  expect(csvText([['head'], [text]])).toBe(`\uFEFFhead\r\n${cell}\r\n`)
})
