import { describe, expect, it } from 'vitest'
import type { RootCauseCandidate } from '../../correlate/contract/incident.ts'
import { anIncident } from '../../test/support/fabricate.ts'
import { CauseTally, habitWord } from './habit.ts'

const cause = (ci: string): RootCauseCandidate[] => [
  { ci, name: ci, score: 0.9, alerting: true, verdict: null, evidence: [] },
]
const service = (ci: string) => ({ ci, name: ci, criticality: 3, effect: 'down' as const })

describe('habitWord', () => {
  it.each([
    ['one in five', 20, 100, 'frequent'],
    ['a little less', 19, 100, null],
    ['one in twenty', 5, 100, 'rare'],
    ['a little more', 6, 100, null],
    ['never before', 0, 100, 'anomaly'],
    ['too few to say', 0, 19, null],
    ['just enough', 0, 20, 'anomaly'],
  ])('%s', (_path, seen, of, want) => {
    expect(habitWord(seen, of)).toBe(want)
  })
})

describe('CauseTally', () => {
  const closed = [
    { service: 'pay', cause: 'core-1', incidents: 30 },
    { service: 'pay', cause: 'db-1', incidents: 69 },
    { service: 'mail', cause: 'core-1', incidents: 1 },
    { service: '', cause: 'probe-1', incidents: 25 },
  ]

  it('an incident does not count itself, other open ones count', () => {
    const incident = anIncident({ id: 'a', rootCause: cause('core-1'), services: [service('pay'), service('mail')] })
    const twin = anIncident({ id: 'b', rootCause: cause('core-1'), services: [service('pay')] })
    expect(new CauseTally(closed, [incident, twin]).habitOf(incident)).toEqual({
      word: 'frequent',
      seen: 31,
      of: 100,
      service: 'pay',
    })
  })

  it('new to the service => anomaly', () => {
    const incident = anIncident({ rootCause: cause('ups-9'), services: [service('pay')] })
    expect(new CauseTally(closed, [incident]).habitOf(incident)).toMatchObject({ word: 'anomaly', seen: 0, of: 99 })
  })

  it('no service => among those without', () => {
    const incident = anIncident({ rootCause: cause('probe-1'), services: [] })
    expect(new CauseTally(closed, [incident]).habitOf(incident)).toMatchObject({ word: 'frequent', service: null })
  })

  it('no probable cause => no word', () => {
    const incident = anIncident({ rootCause: [], services: [service('pay')] })
    expect(new CauseTally(closed, [incident]).habitOf(incident).word).toBeNull()
  })
})
