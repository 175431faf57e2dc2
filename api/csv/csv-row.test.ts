import { describe, expect, it } from 'vitest'
import { csvRow } from './csv-row.ts'

describe('a row of CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['  =cmd|x', "'  =cmd|x"],
    ['＝1', "'＝1"],
    ['=HYPERLINK("http://x","y")', `"'=HYPERLINK(""http://x"",""y"")"`],
    ['a=b', 'a=b'],
    ['10.0.0.1', '10.0.0.1'],
    ['a,"b"\nc', '"a,""b""\nc"'],
    ['', ''],
    ['端口断开', '端口断开'],
  ])('%j => %j', (text, cell) => {
    expect(csvRow([text])).toBe(`${cell}\r\n`)
  })

  it('separates cells by commas', () => {
    expect(csvRow(['a', 'b,c', '=d'])).toBe(`a,"b,c",'=d\r\n`)
  })
})
