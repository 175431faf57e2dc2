import { describe, expect, it } from 'vitest'
import { decodeEventView, EMPTY_VIEW, encodeEventView, eventParams, filterCount, spanOf } from './event-view.ts'

const NOW = Date.UTC(2026, 10, 22, 9)

describe('a search for events in the URL', () => {
  it.each([
    '',
    'q=db-7&class=HostDown&severity=critical&kind=raise&decision=opened&range=15m',
    'label=a%3Db&label=c%3Dd%3De&incident=inc-1',
    'source=snmp&from=1795336825192&to=1795336925192',
    `q=${encodeURIComponent('事件 <script> &=?')}`,
  ])('%s => read and written again', (query) => {
    const view = decodeEventView(query)
    expect(decodeEventView(encodeEventView(view))).toEqual(view)
    expect(decodeEventView(query)).toEqual(view)
    expect(encodeEventView(view).length).toBeGreaterThanOrEqual(query === '' ? 0 : 5)
  })

  it.each([
    ['severity=worst'],
    ['kind=up'],
    ['decision=lost'],
    ['range=99y'],
    ['label=noequals'],
    ['from=tomorrow'],
    ['from=5&to=4'],
    ['unknown=1'],
  ])('%s is no word of ours => left out', (query) => {
    expect(decodeEventView(query)).toEqual(EMPTY_VIEW)
  })

  it('times of a link may be ISO 8601', () => {
    expect(decodeEventView('from=2026-11-22T08:00:00Z&to=2026-11-22T09:00:00Z').time).toEqual({
      from: NOW - 3_600_000,
      to: NOW,
    })
  })

  it('a range goes back from now, and a little ahead for device clocks', () => {
    expect(spanOf('1h', NOW)).toEqual({ from: NOW - 3_600_000, to: NOW + 600_000 })
    expect(spanOf({ from: 1, to: 2 }, NOW)).toEqual({ from: 1, to: 2 })
    expect(eventParams({ ...EMPTY_VIEW, q: 'x' }, NOW).toString()).toBe(
      `q=x&from=${NOW - 86_400_000}&to=${NOW + 600_000}`,
    )
  })

  it('counts what is asked beside the time', () => {
    expect(filterCount(decodeEventView('q=a&label=b%3Dc&label=d%3De&range=1h'))).toBe(3)
  })
})
