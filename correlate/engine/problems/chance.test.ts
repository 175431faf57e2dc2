import { describe, expect, it } from 'vitest'
import { stableHash32 } from '../../../platform/hash/stable-hash.ts'
import { chanceOfCount, combineChances, expectedCount } from './chance.ts'
import { rhythms } from './periodicity.ts'

const PRIOR = { count: 0.5, ciDays: 45 }
const NOTHING = { count: 0, ciDays: 0 }
const HOUR = 3_600_000
const DAY = 24 * HOUR
const MONDAY_0210 = Date.UTC(2026, 0, 5, 2, 10)

describe('chance of a count', () => {
  it('no count is certain, and a longer span makes the same count likelier', () => {
    expect(chanceOfCount(0, 7, NOTHING, PRIOR)).toBe(1)
    expect(chanceOfCount(3, 1, NOTHING, PRIOR)).toBeLessThan(chanceOfCount(3, 28, NOTHING, PRIOR))
  })

  it('agrees with Poisson where the rate is well known', () => {
    // 10,000 in 10,000 days: 3 a span of 3 days. P(N >= 3) = 1 - e^-3 (1 + 3 + 4.5)
    const known = { count: 10_000, ciDays: 10_000 }
    expect(chanceOfCount(3, 3, known, PRIOR)).toBeCloseTo(1 - Math.exp(-3) * 8.5, 2)
    expect(expectedCount(3, known, PRIOR)).toBeCloseTo(3, 1)
  })

  it('stays a number for backgrounds and counts of many thousands', () => {
    const chance = chanceOfCount(5_000, 30, { count: 100_000, ciDays: 500 }, PRIOR)
    expect(chance).toBeGreaterThan(0.99)
  })

  it('two tests together: odd only when both are somewhat or one is very', () => {
    expect(combineChances(0.05, 0.05)).toBeLessThan(0.05)
    expect(combineChances(1, 1)).toBe(1)
    expect(combineChances(0.001, 1)).toBeCloseTo(0.0079, 4)
    expect(combineChances(0, 0.5)).toBe(0)
  })
})

describe('rhythms', () => {
  const of = (times: readonly number[], period: string) => rhythms(times, 3).find((one) => one.period === period)

  it('weekly => the week and the hour of the day, not the month', () => {
    const times = [0, 1, 2, 3, 4].map((week) => MONDAY_0210 + week * 7 * DAY + week * 60_000)
    expect(of(times, 'week')).toMatchObject({ cycles: 5, kept: 1, from: 130 * 60_000, to: 134 * 60_000 })
    expect(of(times, 'week')?.chance).toBeLessThan(1e-6)
    expect(of(times, 'day')?.kept).toBeLessThan(0.25)
  })

  it('at the end of months of different lengths => one phase', () => {
    const times = [
      Date.UTC(2026, 0, 31, 23),
      Date.UTC(2026, 1, 28, 23),
      Date.UTC(2026, 2, 31, 23),
      Date.UTC(2026, 4, 1, 1),
    ]
    expect(of(times, 'month')?.concentration).toBeGreaterThan(0.99)
  })

  it('around midnight and around Sunday night => neighbours', () => {
    const times = [0, 1, 2].map((week) => Date.UTC(2026, 0, 4, 23, 50) + week * 7 * DAY + week * 10 * 60_000)
    expect(of(times, 'week')?.concentration).toBeGreaterThan(0.99)
    expect(of(times, 'week')).toMatchObject({ from: 7 * DAY - 10 * 60_000, to: 10 * 60_000 })
  })

  it('a burst within one day is no daily rhythm', () => {
    expect(
      of(
        [0, 1, 2, 3].map((n) => MONDAY_0210 + n * HOUR),
        'day',
      ),
    ).toBeUndefined()
  })

  it('one exception does not hide a habit of twenty days', () => {
    const times = Array.from({ length: 20 }, (_, day) => MONDAY_0210 + day * DAY + (day === 7 ? 6 * HOUR : 0))
    expect(of(times, 'day')?.chance).toBeLessThan(1e-6)
  })

  it('many a day from dawn to dusk => the first of each day makes no habit', () => {
    const times = Array.from({ length: 30 * 8 }, (_, n) => {
      const [day, hour] = [Math.floor(n / 8), 6 + (n % 8) * 1.5 + stableHash32(String(n)) / 2 ** 32]
      return Date.UTC(2026, 0, 5) + day * DAY + hour * HOUR
    })
    expect(of(times, 'day')?.concentration).toBeLessThan(0.9)
  })

  it('at random => chance says so', () => {
    const chances = Array.from({ length: 200 }, (_, run) => {
      const times = Array.from(
        { length: 12 },
        (_, n) => MONDAY_0210 + (n + stableHash32(`${run}/${n}`) / 2 ** 32) * DAY,
      )
      return of(times, 'day')?.chance ?? 1
    })
    // A twentieth of 200 is 10; three standard deviations are 9.
    expect(chances.filter((chance) => chance < 0.05).length).toBeLessThan(19)
  })
})
