import { describe, expect, it } from 'vitest'
import { linkedGroups } from './linked-groups.ts'

const events = (incidents: Readonly<Record<string, readonly number[]>>) =>
  new Map(Object.entries(incidents).map(([id, list]) => [id, new Set(list)]))

describe('incidents of two runs', () => {
  it('linked by events, however many lie between => one group', () => {
    const groups = linkedGroups(events({ a: [1, 2], b: [3], c: [9] }), events({ x: [1], y: [2, 3], z: [7] }))
    expect(groups.map(({ before, after }) => [[...before].sort(), [...after].sort()])).toEqual([
      [
        ['a', 'b'],
        ['x', 'y'],
      ],
      [['c'], []],
      [[], ['z']],
    ])
  })

  it('the same ids say nothing', () => {
    expect(linkedGroups(events({ a: [1] }), events({ a: [2] }))).toEqual([
      { before: ['a'], after: [] },
      { before: [], after: ['a'] },
    ])
  })
})
