import { describe, expect, it } from 'vitest'
import { parseWallTime, wallTimeText } from './wall-time.ts'

describe('times as people type them', () => {
  it.each([
    ['2026-11-22 09:30', 'utc', '2026-11-22T09:30:00Z'],
    ['2026-11-22T9:30', 'utc', '2026-11-22T09:30:00Z'],
    ['2026-11-22 09:30', 'Asia/Shanghai', '2026-11-22T01:30:00Z'],
    ['2026-07-01 00:10', 'Europe/Berlin', '2026-06-30T22:10:00Z'],
    ['2026-10-25 05:00', 'Europe/Berlin', '2026-10-25T04:00:00Z'],
    ['2026-03-29 01:59', 'Europe/Berlin', '2026-03-29T00:59:00Z'],
  ])('%s in %s', (text, zone, iso) => {
    expect(parseWallTime(text, zone)).toBe(Date.parse(iso))
    expect(parseWallTime(wallTimeText(Date.parse(iso), zone), zone)).toBe(Date.parse(iso))
  })

  it.each(['', 'yesterday', '2026-13-01 00:00', '2026-11-22', '2026-11-22 25:00'])('%j => no time', (text) => {
    expect(parseWallTime(text, 'utc')).toBeNull()
  })
})
