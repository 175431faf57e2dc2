import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atOnce } from '../../platform/pieces/pausing.ts'
import { anAlert } from '../../test/support/fabricate.ts'
import { alertPlace, ALERT_SORTS } from './alert-filter.ts'
import { firstAlerts } from './first-alerts.ts'

const ALL = { states: [], severities: [], words: [] }

describe('pages of alerts', () => {
  it('page after page => all of them once, in the order that sorting all would give', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(...ALERT_SORTS),
        (times, limit, sort) => {
          const alerts = times.map((firstSeenAt, n) => anAlert({ id: `a${n}`, firstSeenAt }))
          const walked: string[] = []
          for (let after = null as ReturnType<typeof alertPlace> | null; ;) {
            const page = atOnce(firstAlerts(alerts, { filter: ALL, sort, after, limit }))
            expect(page.total).toBe(alerts.length)
            walked.push(...page.alerts.map(({ id }) => id))
            const last = page.alerts.at(-1)
            if (last === undefined || page.alerts.length < limit) break
            after = alertPlace(last, sort)
          }
          const sign = sort === 'firstSeenAt' ? 1 : -1
          const want = [...alerts].sort((a, b) => sign * (a.firstSeenAt - b.firstSeenAt) || (a.id < b.id ? -1 : 1))
          expect(walked).toEqual(want.map(({ id }) => id))
        },
      ),
    )
  })

  it('the total counts what the filter lets through', () => {
    const alerts = ['critical', 'minor', 'critical'] as const
    const some = alerts.map((severity, n) => anAlert({ id: `a${n}`, severity }))
    const request = { filter: { ...ALL, severities: ['critical'] }, after: null, limit: 1 }
    expect(atOnce(firstAlerts(some, request))).toMatchObject({ alerts: [{ id: 'a0' }], total: 2 })
  })
})
