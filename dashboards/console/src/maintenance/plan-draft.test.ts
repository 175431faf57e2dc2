import { describe, expect, it } from 'vitest'
import type { ShownWindow } from '../api/maintenance-endpoints.ts'
import { changesOf, draftOf, newDraft, planOf, type PlanDraft } from './plan-draft.ts'

const NOW = Date.parse('2026-11-22T09:30:20.123Z')
const at = { zone: 'Europe/Berlin', now: NOW }
const full: Partial<PlanDraft> = { title: ' Firmware ', reason: 'bug' }
const draft = (parts: Partial<PlanDraft> = {}): PlanDraft => ({ ...newDraft('core-1', at), ...full, ...parts })
const ONCE: ShownWindow = {
  ...{ id: 'm', revision: 3, title: 'Firmware', reason: 'bug', change: 'CHG-1', cancelledAt: null },
  scope: { entries: [{ kind: 'site', id: 'Berlin' }], classes: ['linkDown', 'HostDown'] },
  schedule: { kind: 'once', startsAt: NOW - 1_000, endsAt: NOW + 7_200_000 },
  ...{ createdBy: 'li', createdAt: 1, updatedBy: 'li', updatedAt: 1 },
  ...{ state: 'active', occurrence: null, cis: 4, holds: 0 },
}
const WEEKLY: ShownWindow = {
  ...ONCE,
  schedule: {
    ...{ kind: 'weekly', days: [2, 7], weeks: [5], startMinute: 150, durationMs: 3_600_000, zone: 'Asia/Tokyo' },
    ...{ from: NOW, until: NOW + 9_000_000_123, skipped: [] },
  },
}

describe('a plan being written', () => {
  it('begins as two hours from now on, for the CI and what fails without it', () => {
    expect(planOf(draft(), at)).toEqual({
      ...{ title: 'Firmware', reason: 'bug', change: null },
      scope: { entries: [{ kind: 'ci', id: 'core-1', dependants: 'failing' }], classes: [] },
      schedule: {
        kind: 'once',
        startsAt: Date.parse('2026-11-22T09:30Z'),
        endsAt: Date.parse('2026-11-22T11:30Z'),
      },
    })
    expect(draft().starts, 'on the clock of the reader').toBe('2026-11-22 10:30')
  })

  it.each<[Partial<PlanDraft>, string]>([
    [{ entries: [{ kind: 'site', id: ' ' }] }, 'entries'],
    [{ ends: '2026-11-22 10:30' }, 'times'],
    [{ starts: 'tomorrow' }, 'times'],
    [{ starts: '2026-11-21 10:30', ends: '2026-11-22 10:29' }, 'times'],
    [{ kind: 'weekly', days: [] }, 'days'],
    [{ kind: 'weekly', clock: '24:00' }, 'clock'],
    [{ kind: 'weekly', until: '2026-11-01 10:00' }, 'until'],
    [{ title: ' ' }, 'title'],
    [{ reason: '' }, 'reason'],
  ])('%j => lacks %s', (parts, lack) => {
    expect(planOf(draft(parts), at)).toBe(lack)
  })

  it('again and again: by the clock of the zone that it names; classes and a change', () => {
    const plan = planOf(
      draft({
        kind: 'weekly',
        clock: '2:30',
        zone: ' Asia/Tokyo',
        classes: 'linkDown，HostDown, linkDown',
        change: 'CHG-7',
      }),
      at,
    )
    expect(plan).toMatchObject({
      change: 'CHG-7',
      scope: { classes: ['linkDown', 'HostDown'] },
      schedule: { kind: 'weekly', days: [7], weeks: [], startMinute: 150, durationMs: 7_200_000, zone: 'Asia/Tokyo' },
    })
  })
})

describe('what a change sends', () => {
  const changed = (known: ShownWindow, parts: Partial<PlanDraft>) => {
    const before = draftOf(known, at)
    const after = { ...before, ...parts }
    const plan = planOf(after, at)
    if (typeof plan === 'string') throw new Error(`the draft lacks ${plan}`)
    return changesOf(plan, after, before, known)
  }

  it.each([ONCE, WEEKLY])('nothing was touched => nothing', (known) => {
    expect(changed(known, {})).toEqual({})
  })

  it('another end => the beginning to the millisecond, and nothing else', () => {
    expect(changed(ONCE, { ends: '2026-11-22 14:00' })).toEqual({
      schedule: { kind: 'once', startsAt: NOW - 1_000, endsAt: Date.parse('2026-11-22T13:00Z') },
    })
  })

  it('another day => the same last time', () => {
    expect(changed(WEEKLY, { days: [2] })).toMatchObject({ schedule: { days: [2], until: NOW + 9_000_000_123 } })
  })

  it('no change any more, another class', () => {
    expect(changed(ONCE, { change: '', classes: 'linkDown' })).toEqual({
      change: null,
      scope: { entries: ONCE.scope.entries, classes: ['linkDown'] },
    })
  })
})
