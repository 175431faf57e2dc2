import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import type { Incident } from '../contract.ts'
import { orderIncidents } from './order-incidents.ts'
import { DEFAULT_VIEW } from './view-state.ts'
import type { ViewState } from './view-state.ts'

const incidents: readonly Incident[] = [
  incidentLike({ id: 'old-p1', priority: 'P1', openedAt: 10, assignee: 'li' }),
  incidentLike({ id: 'new-p1', priority: 'P1', openedAt: 20, state: 'acknowledged', acknowledgedAt: 25 }),
  incidentLike({ id: 'p1-minor', priority: 'P1', severity: 'minor', openedAt: 30 }),
  incidentLike({
    id: 'p3',
    priority: 'P3',
    openedAt: 40,
    title: 'disk full on db-7',
    alertCount: 9,
    activeAlertCount: 9,
  }),
  incidentLike({ id: 'done', priority: 'P2', state: 'resolved', openedAt: 50 }),
]
const shown = (view: Partial<ViewState>) =>
  orderIncidents(incidents, { ...DEFAULT_VIEW, ...view }).map((incident) => incident.id)

describe('orderIncidents', () => {
  it.each<[string, Partial<ViewState>, string[]]>([
    ['default => open, by priority, severity, newest', {}, ['new-p1', 'old-p1', 'p1-minor', 'p3']],
    ['descending', { sort: { key: 'priority', descending: true } }, ['p3', 'p1-minor', 'new-p1', 'old-p1']],
    ['alerts => most first', { sort: { key: 'alerts', descending: false } }, ['p3', 'p1-minor', 'new-p1', 'old-p1']],
    ['priority filter', { priorities: ['P3'] }, ['p3']],
    ['state filter', { states: ['resolved'] }, ['done']],
    ['unacknowledged', { unacknowledged: true }, ['old-p1', 'p1-minor', 'p3']],
    ['search: all words, any case', { search: 'DISK db-7' }, ['p3']],
    ['search: one word missing => none', { search: 'disk db-8' }, []],
    ['search: the owner counts', { search: 'li' }, ['old-p1']],
  ])('%s', (_path, view, want) => {
    expect(shown(view)).toEqual(want)
  })

  it('ten thousand rows are ordered within a frame or two', () => {
    const many = Array.from({ length: 10_000 }, (_, n) =>
      incidentLike({ id: `i${n}`, priority: n % 2 === 0 ? 'P2' : 'P4', openedAt: (n * 7919) % 10_007 }),
    )
    orderIncidents(many, DEFAULT_VIEW)
    const began = performance.now()
    orderIncidents(many, DEFAULT_VIEW)
    // Generous: a shared machine measures 10 ms; a quadratic mistake takes seconds.
    expect(performance.now() - began).toBeLessThan(250)
  })
})
