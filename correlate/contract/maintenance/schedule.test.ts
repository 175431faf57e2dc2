import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { occurrenceAt, occurrencesFrom, type WeeklySchedule } from './schedule.ts'

const HOUR = 3_600_000
const at = (text: string): number => Date.parse(text)
/** Clocks in Berlin go forward on 2026-03-29 at 01:00 UTC and back on 2026-10-25 at 01:00 UTC. */
const berlin = (parts: Partial<WeeklySchedule> = {}): WeeklySchedule => ({
  kind: 'weekly',
  days: [7],
  weeks: [],
  startMinute: 150,
  durationMs: 2 * HOUR,
  zone: 'Europe/Berlin',
  offsets: [
    { from: at('2025-10-26T01:00Z'), offsetMs: HOUR },
    { from: at('2026-03-29T01:00Z'), offsetMs: 2 * HOUR },
    { from: at('2026-10-25T01:00Z'), offsetMs: HOUR },
  ],
  from: at('2026-01-01T00:00Z'),
  until: at('2027-01-01T00:00Z'),
  skipped: [],
  ...parts,
})
const starts = (schedule: WeeklySchedule, from: string, count: number): string[] => {
  const found: string[] = []
  for (const { startsAt } of occurrencesFrom(schedule, at(from))) {
    if (found.length >= count) break
    found.push(new Date(startsAt).toISOString().slice(0, 16))
  }
  return found
}

describe('when a maintenance window is', () => {
  it('once => until its end', () => {
    const once = { kind: 'once', startsAt: 10, endsAt: 20 } as const
    expect(occurrenceAt(once, 0)).toEqual({ startsAt: 10, endsAt: 20 })
    expect(occurrenceAt(once, 19)).toEqual({ startsAt: 10, endsAt: 20 })
    expect(occurrenceAt(once, 20)).toBeNull()
  })

  it('Sundays at 02:30: an hour that the clocks skip is an hour later, one that they show twice the first', () => {
    expect(starts(berlin(), '2026-03-20T00:00Z', 3)).toEqual([
      '2026-03-22T01:30',
      '2026-03-29T01:30',
      '2026-04-05T00:30',
    ])
    expect(starts(berlin(), '2026-10-17T00:00Z', 3)).toEqual([
      '2026-10-18T00:30',
      '2026-10-25T00:30',
      '2026-11-01T01:30',
    ])
  })

  it('an occurrence that goes on is the present one, until its end', () => {
    const weekly = berlin()
    const present = { startsAt: at('2026-06-07T00:30Z'), endsAt: at('2026-06-07T02:30Z') }
    expect(occurrenceAt(weekly, present.startsAt)).toEqual(present)
    expect(occurrenceAt(weekly, present.endsAt - 1)).toEqual(present)
    expect(occurrenceAt(weekly, present.endsAt)?.startsAt).toBe(at('2026-06-14T00:30Z'))
  })

  it('second Tuesday, last Sunday, both of the year and its end', () => {
    expect(starts(berlin({ days: [2], weeks: [2] }), '2026-01-01T00:00Z', 3)).toEqual([
      '2026-01-13T01:30',
      '2026-02-10T01:30',
      '2026-03-10T01:30',
    ])
    expect(starts(berlin({ weeks: [5] }), '2026-11-01T00:00Z', 9)).toEqual(['2026-11-29T01:30', '2026-12-27T01:30'])
    expect(starts(berlin({ weeks: [1, 5] }), '2026-05-01T00:00Z', 3)).toEqual([
      '2026-05-03T00:30',
      '2026-05-31T00:30',
      '2026-06-07T00:30',
    ])
  })

  it('skipped => the one after; midnight over the date line', () => {
    const skipped = [at('2026-06-07T00:30Z')]
    expect(starts(berlin({ skipped }), '2026-06-01T00:00Z', 1)).toEqual(['2026-06-14T00:30'])
    const auckland = berlin({ days: [1], startMinute: 0, offsets: [{ from: 0, offsetMs: 13 * HOUR }] })
    expect(starts(auckland, '2026-06-01T00:00Z', 1)).toEqual(['2026-06-07T11:00'])
    const honolulu = berlin({ days: [1], startMinute: 23 * 60, offsets: [{ from: 0, offsetMs: -10 * HOUR }] })
    expect(starts(honolulu, '2026-06-01T00:00Z', 1)).toEqual(['2026-06-02T09:00'])
  })

  it('for any plan: occurrences rise, none begins outside of its time, and each is found from within', () => {
    const plan = fc.record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      weeks: fc.uniqueArray(fc.integer({ min: 1, max: 5 })),
      startMinute: fc.integer({ min: 0, max: 1_439 }),
      durationMs: fc.integer({ min: 1, max: 20 * HOUR }),
    })
    fc.assert(
      fc.property(plan, fc.integer({ min: 0, max: 364 }), (parts, day) => {
        const schedule = berlin(parts)
        let [before, seen] = [0, 0]
        for (const occurrence of occurrencesFrom(schedule, schedule.from + day * 24 * HOUR)) {
          if (++seen > 20) break
          expect(occurrence.startsAt).toBeGreaterThan(before)
          expect(occurrence.startsAt).toBeGreaterThanOrEqual(schedule.from)
          expect(occurrence.startsAt).toBeLessThan(schedule.until)
          expect(occurrenceAt(schedule, occurrence.endsAt - 1)).toEqual(occurrence)
          before = occurrence.startsAt
        }
      }),
    )
  })
})
