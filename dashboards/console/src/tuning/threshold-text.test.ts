import { describe, expect, it } from 'vitest'
import type { Threshold } from '../api/tuning-endpoints.ts'
import { changeOf, policyLines, readThreshold, thresholdText } from './threshold-text.ts'

const HOLD: Threshold = { path: 'holdDown.ms', unit: 'duration', min: 0, max: 900_000, value: 30_000, shipped: 30_000 }
const HOPS: Threshold = { path: 'grouping.hops', unit: 'number', min: 0, max: 4, value: 3, shipped: 3 }
const SHARE: Threshold = { path: 'grouping.threshold', unit: 'share', min: 0.2, max: 0.95, value: 0.5, shipped: 0.5 }

describe('thresholds as people type them', () => {
  it('durations are typed in seconds', () => {
    expect(thresholdText(30_000, 'duration')).toBe('30')
    expect(readThreshold('60', HOLD)).toBe(60_000)
    expect(readThreshold('0.5', HOLD)).toBe(500)
  })

  it.each([
    ['', HOLD],
    ['soon', HOLD],
    ['901', HOLD],
    ['-1', HOLD],
    ['2.5', HOPS],
    ['5', HOPS],
    ['1', SHARE],
  ])('%j => no value', (text, threshold) => {
    expect(readThreshold(text, threshold)).toBeNull()
  })

  it('a comma is a point', () => {
    expect(readThreshold('0,6', SHARE)).toBe(0.6)
  })

  it('only what differs from what is in force is a change; one wrong field and there is none', () => {
    const typed = new Map([
      ['holdDown.ms', '30'],
      ['grouping.hops', '2'],
    ] as const)
    expect(changeOf(typed, [HOLD, HOPS, SHARE])).toEqual({ 'grouping.hops': 2 })
    expect(changeOf(new Map([...typed, ['grouping.threshold', 'x'] as const]), [HOLD, HOPS, SHARE])).toBeNull()
  })

  it('lines for the file', () => {
    expect(policyLines({ 'grouping.hops': 2, 'holdDown.ms': 60_000 })).toMatch(
      /^# nocturne\.yaml: .*\ngrouping\.hops: 2\nholdDown\.ms: 60000\n$/u,
    )
  })
})
