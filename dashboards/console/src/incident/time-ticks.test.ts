import { describe, expect, it } from 'vitest'
import { timeTicks } from './time-ticks.ts'

const at = (iso: string) => Date.parse(iso)
const labels = (from: string, to: string, room: number, zone: string) =>
  timeTicks({ from: at(from), to: at(to) }, room, zone).map(({ label }) => label)

describe('ticks of a time-line', () => {
  it.each([
    [
      'half an hour in room for eight => each fifth minute',
      '2026-11-22T09:03:20Z',
      '2026-11-22T09:33:20Z',
      8,
      ['09:05', '09:10', '09:15', '09:20', '09:25', '09:30'],
    ],
    [
      'seconds when zoomed in',
      '2026-11-22T09:00:01Z',
      '2026-11-22T09:00:21Z',
      4,
      ['09:00:05', '09:00:10', '09:00:15', '09:00:20'],
    ],
    [
      'a day begins => its date',
      '2026-11-22T22:30:00Z',
      '2026-11-23T02:30:00Z',
      4,
      ['23:00', '11-23', '01:00', '02:00'],
    ],
    [
      'weeks => dates, as many as fit',
      '2026-11-01T12:00:00Z',
      '2026-11-29T12:00:00Z',
      4,
      ['11-05', '11-12', '11-19', '11-26'],
    ],
  ])('%s', (_path, from, to, room, want) => {
    expect(labels(from, to, room, 'utc')).toEqual(want)
  })

  it('round on the clock of the zone, also where that is half an hour off', () => {
    expect(labels('2026-11-22T00:00:00Z', '2026-11-22T06:00:00Z', 6, 'Asia/Kolkata')).toEqual([
      '06:00',
      '07:00',
      '08:00',
      '09:00',
      '10:00',
      '11:00',
    ])
    expect(timeTicks({ from: at('2026-11-22T00:00:00Z'), to: at('2026-11-22T00:40:00Z') }, 1, 'Asia/Kolkata')).toEqual([
      { at: at('2026-11-22T00:30:00Z'), label: '06:00' },
    ])
  })

  it('a strip without room or length has few ticks, never endless ones', () => {
    expect(labels('2026-11-22T00:00:00Z', '2026-11-22T06:00:00Z', 0, 'utc').length).toBeLessThanOrEqual(2)
    expect(labels('2026-11-22T00:00:00Z', '2026-11-22T00:00:00Z', 5, 'utc')).toEqual(['00:00:00'])
  })
})
