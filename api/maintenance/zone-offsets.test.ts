import { describe, expect, it } from 'vitest'
import { zoneOffsets } from './zone-offsets.ts'

const at = (text: string): number => Date.parse(text)

describe('offsets of a time zone', () => {
  it.each([
    ['Asia/Shanghai', [['2025-12-30T00:00Z', 480]]],
    [
      'Europe/Berlin',
      [
        ['2025-12-30T00:00Z', 60],
        ['2026-03-29T01:00Z', 120],
        ['2026-10-25T01:00Z', 60],
      ],
    ],
    // Half an hour only.
    [
      'Australia/Lord_Howe',
      [
        ['2025-12-30T00:00Z', 660],
        ['2026-04-04T15:00Z', 630],
        ['2026-10-03T15:30Z', 660],
      ],
    ],
    ['Asia/Kathmandu', [['2025-12-30T00:00Z', 345]]],
  ] as const)('%s', (zone, wanted) => {
    const found = zoneOffsets(zone, at('2026-01-01T00:00Z'), at('2027-01-01T00:00Z'))
    expect(found).toEqual(wanted.map(([from, minutes]) => ({ from: at(from), offsetMs: minutes * 60_000 })))
  })

  it('no such zone => RangeError', () => {
    expect(() => zoneOffsets('Mars/Olympus', 0, 1)).toThrow(RangeError)
  })
})
