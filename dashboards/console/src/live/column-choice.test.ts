import { describe, expect, it } from 'vitest'
import { DEFAULT_COLUMNS, decodeColumns, encodeColumns, withColumn, withMoved, withWidth } from './column-choice.ts'

describe('columns in the URL', () => {
  it.each([
    ['nothing said', null, null],
    ['an order and a width', 'title,owner:160', 'title,owner:160'],
    ['unknown and repeated', 'title,nonsense,title,owner', 'title,owner'],
    ['without the title', 'owner', 'owner,title'],
    ['too narrow, too wide', 'title:1,owner:5000', 'title:56,owner:900'],
    ['a width that is none', 'title,owner:x', 'title,owner'],
  ])('%s', (_path, text, want) => {
    expect(encodeColumns(decodeColumns(text))).toBe(want)
  })

  it('shown, hidden, moved, resized', () => {
    const ids = (columns: readonly { id: string }[]) => columns.map(({ id }) => id).join()
    const two = decodeColumns('title,owner')
    expect(ids(withColumn(two, 'site', true))).toBe('title,owner,site')
    expect(ids(withColumn(two, 'owner', false))).toBe('title')
    expect(ids(withColumn(two, 'title', false))).toBe('title,owner')
    expect(ids(withMoved(two, 'owner', -1))).toBe('owner,title')
    expect(withMoved(two, 'owner', 1)).toBe(two)
    expect(encodeColumns(withWidth(DEFAULT_COLUMNS, 'owner', 200.4))).toContain('owner:200')
  })
})
