import { describe, expect, it } from 'vitest'
import { brushed, movedRange, timeScale } from './time-scale.ts'

const HOUR = { from: 0, to: 3_600_000 }

describe('the scale of a time-line', () => {
  it('times to places and back; what is outside stands at the edge', () => {
    const { xOf, timeAt } = timeScale(HOUR, 100, 600)
    expect([xOf(0), xOf(1_800_000), xOf(3_600_000), xOf(-1), xOf(9_000_000)]).toEqual([100, 400, 700, 100, 700])
    expect([timeAt(100), timeAt(400), timeAt(9_999)]).toEqual([0, 1_800_000, 3_600_000])
  })

  it.each([
    ['in', { from: 900_000, to: 2_700_000 }],
    ['out', { from: -1_800_000, to: 5_400_000 }],
    ['earlier', { from: -900_000, to: 2_700_000 }],
    ['later', { from: 900_000, to: 4_500_000 }],
  ] as const)('%s', (move, want) => {
    expect(movedRange(HOUR, move)).toEqual(want)
  })

  it('zooming in ends where moments cannot be told apart; a click is no brush', () => {
    expect(movedRange({ from: 0, to: 4_000 }, 'in')).toEqual({ from: -500, to: 4_500 })
    expect(brushed(20_000, 10_000)).toEqual({ from: 10_000, to: 20_000 })
    expect(brushed(10_000, 10_200)).toBeNull()
  })
})
