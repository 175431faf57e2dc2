import { describe, expect, it } from 'vitest'
import { clickhouseTime } from './clickhouse-time.ts'

describe('clickhouseTime', () => {
  it.each([
    ['a time of today', Date.UTC(2026, 10, 21, 12), '1795262400.000'],
    ['milliseconds', 1_700_000_000_123, '1700000000.123'],
    ['a device clock at 1970 => ten digits still, or it would be read as seconds', 5_123, '0000000005.123'],
    ['before 1970 => its beginning', -5, '0000000000.000'],
    ['beyond what fits => the last moment', 1e15, '9999999999.999'],
    ['no number', NaN, '0000000000.000'],
    ['a fraction of a millisecond', 1.9, '0000000000.001'],
  ])('%s', (_what, ms, text) => {
    expect(clickhouseTime(ms)).toBe(text)
  })
})
