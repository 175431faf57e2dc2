import { describe, expect, it } from 'vitest'
import { spanText } from './span-parts.ts'

describe('spanText', () => {
  it.each([
    [-5, '0s'],
    [0, '0s'],
    [40, '0s'],
    [700, '0.7s'],
    [9_940, '9.9s'],
    [9_960, '10s'],
    [16_000, '16s'],
    [59_700, '1m'],
    [95_000, '1m 35s'],
    [7_500_000, '2h 5m'],
    [3_600_000, '1h'],
    [90_000_000, '1d 1h'],
  ])('%d ms => %s', (ms, want) => {
    expect(spanText(ms)).toBe(want)
  })
})
