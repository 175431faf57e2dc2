import { describe, expect, it } from 'vitest'
import type { Incident } from '../../correlate/contract/incident.ts'
import { anIncident, T0 } from '../../test/support/fabricate.ts'
import { pickIncidents } from './pick-incidents.ts'

const HOUR = 3_600_000
const SHIFT = { from: T0, to: T0 + 8 * HOUR }
const reasonsOf = (parts: Partial<Incident>, flapping: readonly string[] = []) =>
  pickIncidents([anIncident(parts)], SHIFT, new Set(flapping)).incidents[0]?.reasons ?? []

const EARLIER = T0 - HOUR
const acknowledged = { state: 'acknowledged', acknowledgedAt: T0, openedAt: EARLIER, priority: 'P4' } as const

describe('incidents of a shift', () => {
  it.each<[string, Partial<Incident>, readonly string[]]>([
    ['quiet and in hand', acknowledged, []],
    ['P1 in hand', { ...acknowledged, priority: 'P1' }, ['top']],
    ['nobody has it', { ...acknowledged, state: 'new', acknowledgedAt: null }, ['unacknowledged']],
    ['on hold', { ...acknowledged, state: 'on_hold' }, ['on_hold']],
    ['opened in the shift', { ...acknowledged, openedAt: T0 }, ['opened']],
    ['opened at its very end', { ...acknowledged, openedAt: SHIFT.to }, []],
    ['resolved in the shift', { ...acknowledged, state: 'resolved', resolvedAt: T0 + 1 }, ['resolved']],
    ['resolved before', { ...acknowledged, state: 'closed', resolvedAt: T0 - 1 }, []],
    ['resolved P1 is not open', { ...acknowledged, priority: 'P1', state: 'resolved', resolvedAt: T0 - 1 }, []],
    ['opened and merged', { state: 'closed', mergedInto: 'inc-2' }, []],
  ])('%s', (_name, parts, reasons) => {
    expect(reasonsOf(parts)).toEqual(reasons)
  })

  it('an alert of it flaps => flapping, unless it is resolved', () => {
    expect(reasonsOf(acknowledged, ['inc-1'])).toEqual(['flapping'])
    expect(reasonsOf({ ...acknowledged, state: 'resolved', resolvedAt: EARLIER }, ['inc-1'])).toEqual([])
  })

  it('a thousand of one reason => the worst are listed, all are counted', () => {
    const many = Array.from({ length: 1_000 }, (_, index) =>
      anIncident({
        id: `inc-${index}`,
        priority: index === 700 ? 'P1' : 'P2',
        openedAt: EARLIER + index,
        acknowledgedAt: T0,
      }),
    )
    const { incidents, counts, openIncidents } = pickIncidents(many, SHIFT, new Set())
    expect(incidents.map(({ id }) => id).slice(0, 2)).toEqual(['inc-700', 'inc-0'])
    expect(incidents).toHaveLength(50)
    expect([counts.top, openIncidents]).toEqual([1_000, 1_000])
  })

  it('open ones come before those that are over, the worst first', () => {
    const over = anIncident({ id: 'over', priority: 'P1', state: 'resolved', resolvedAt: T0 })
    const mild = anIncident({ id: 'mild', priority: 'P3' })
    const bad = anIncident({ id: 'bad', priority: 'P1' })
    expect(pickIncidents([over, mild, bad], SHIFT, new Set()).incidents.map(({ id }) => id)).toEqual([
      'bad',
      'mild',
      'over',
    ])
  })
})
