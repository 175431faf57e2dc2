import { describe, expect, it } from 'vitest'
import { placeRows, placeSquare } from './group-places.ts'

describe('places of groups', () => {
  it('rows from the top, each in the middle', () => {
    expect(placeRows([0, 1, 1])).toEqual({
      places: [
        { x: 152, y: 48 },
        { x: 76, y: 144 },
        { x: 228, y: 144 },
      ],
      width: 304,
      height: 192,
    })
  })

  it.each([0, 1, 7, 40])('%i groups => as many places, no two alike', (count) => {
    const { places } = placeSquare(count)
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(count)
  })
})
