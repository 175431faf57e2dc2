import { describe, expect, it } from 'vitest'
import { formatCompact, formatDelta, formatDuration, formatLag, formatPercent, formatTime } from './format.ts'

const S = 1_000
const M = 60 * S
const H = 60 * M

describe('formatDuration', () => {
  it.each([
    [-5 * S, '0s', '0秒'],
    [400, '0s', '0秒'],
    [59 * S, '59s', '59秒'],
    [3 * M + 20 * S, '3m', '3分钟'],
    [2 * H + 5 * M, '2h 5m', '2小时 5分钟'],
    [2 * H, '2h', '2小时'],
    [25 * H, '1d 1h', '1天 1小时'],
  ])('%d ms => %s | %s', (ms, en, zh) => {
    expect(formatDuration(ms, 'en')).toBe(en)
    expect(formatDuration(ms, 'zh-CN')).toBe(zh)
  })
})

describe('numbers and times', () => {
  it('compact counts follow the language', () => {
    expect(formatCompact(1_240_000, 'en')).toBe('1.2M')
    expect(formatCompact(1_240_000, 'zh-CN')).toBe('124万')
  })

  it('percent and signed seconds', () => {
    expect(formatPercent(0.988, 'en')).toBe('98.8%')
    expect(formatDelta(-41_000, 'en')).toBe('-41s')
    expect(formatDelta(1_250, 'en')).toBe('+1.3s')
    expect(formatDelta(95_000, 'zh-CN')).toBe('+1分钟 35秒')
    expect([12, 999, 34_000].map((ms) => formatLag(ms, 'en'))).toEqual(['12ms', '999ms', '34s'])
    expect(formatDelta(-20, 'en')).toBe('0s')
  })

  it('UTC is UTC and says so', () => {
    const at = Date.UTC(2026, 10, 21, 23, 5, 9)
    expect(formatTime(at, 'en', 'utc')).toMatch(/2026-11-21 23:05:09 UTC/u)
    expect(formatTime(at, 'zh-CN', 'utc')).toBe('2026-11-21 23:05:09 UTC')
  })
})
