import { describe, expect, it } from 'vitest'
import { NOTHING_SELECTED, ticked, tickedAll } from './selection.ts'

const order = ['a', 'b', 'c', 'd']
const ids = ({ ids: chosen }: { ids: ReadonlySet<string> }) => [...chosen].sort().join('')

describe('selection', () => {
  it('a tick and a second one', () => {
    const one = ticked(NOTHING_SELECTED, 'b', false, order)
    expect(ids(one)).toBe('b')
    expect(ids(ticked(one, 'b', false, order))).toBe('')
  })

  it.each([
    ['down', 'b', 'd', 'bcd'],
    ['up', 'c', 'a', 'abc'],
    ['from a row that is gone', 'x', 'c', 'cx'],
  ])('a range %s', (_path, from, to, want) => {
    expect(ids(ticked(ticked(NOTHING_SELECTED, from, false, order), to, true, order))).toBe(want)
  })

  it('a second range begins at the same row', () => {
    const first = ticked(ticked(NOTHING_SELECTED, 'b', false, order), 'c', true, order)
    expect(ids(ticked(first, 'a', true, order))).toBe('abc')
  })

  it('all, then none', () => {
    const all = tickedAll(NOTHING_SELECTED, order)
    expect(ids(all)).toBe('abcd')
    expect(ids(tickedAll(all, order))).toBe('')
  })
})
