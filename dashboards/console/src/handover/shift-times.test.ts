import { describe, expect, it } from 'vitest'
import { parseStarts, shiftsAt } from './shift-times.ts'

const at = (text: string) => Date.parse(text)
const shown = (starts: string, now: string, zone: string) => {
  const { current, previous } = shiftsAt(parseStarts(starts) ?? [], at(now), zone)
  return [previous.from, current.from, current.to].map((moment) => new Date(moment).toISOString().slice(0, 16))
}

describe('shift times', () => {
  it.each([
    ['08:00, 20:00', [480, 1200]],
    ['22:00；6:30', null],
    ['22:00 6:30，14:15', [390, 855, 1320]],
    ['8', null],
    ['24:00', null],
    ['', null],
  ])('%s', (text, minutes) => {
    expect(parseStarts(text)).toEqual(minutes)
  })

  it.each([
    ['in the day', '08:00 20:00', '2026-11-22T09:30:00Z', ['2026-11-21T20:00', '2026-11-22T08:00', '2026-11-22T20:00']],
    [
      'after midnight',
      '08:00 20:00',
      '2026-11-22T01:00:00Z',
      ['2026-11-21T08:00', '2026-11-21T20:00', '2026-11-22T08:00'],
    ],
    [
      'at the very start',
      '08:00 20:00',
      '2026-11-22T08:00:00Z',
      ['2026-11-21T20:00', '2026-11-22T08:00', '2026-11-22T20:00'],
    ],
    [
      'three shifts',
      '06:00 14:00 22:00',
      '2026-11-22T13:59:59Z',
      ['2026-11-21T22:00', '2026-11-22T06:00', '2026-11-22T14:00'],
    ],
    ['one shift', '08:00', '2026-11-22T07:00:00Z', ['2026-11-20T08:00', '2026-11-21T08:00', '2026-11-22T08:00']],
  ])('%s', (_name, starts, now, windows) => {
    expect(shown(starts, now, 'utc')).toEqual(windows)
  })

  it('a zone of its own => its wall clock counts', () => {
    expect(shown('08:00 20:00', '2026-11-22T01:00:00Z', 'Asia/Shanghai')).toEqual([
      '2026-11-21T12:00',
      '2026-11-22T00:00',
      '2026-11-22T12:00',
    ])
  })

  it('the clock is put back in the night => the shift is an hour longer', () => {
    expect(shown('08:00 20:00', '2026-10-25T05:00:00Z', 'Europe/Berlin')).toEqual([
      '2026-10-24T06:00',
      '2026-10-24T18:00',
      '2026-10-25T07:00',
    ])
  })
})
