import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import { PRIORITIES } from '../contract.ts'
import type { Incident } from '../contract.ts'
import { arrangementOf, orderIncidents, reorderIncidents } from './order-incidents.ts'
import { DEFAULT_VIEW, decodeView } from './view-state.ts'

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
const NO_TRAITS = new Map()
const traits = new Map([['p3', { id: 'p3', site: 'hq', sources: ['snmp'], flapping: 0, maintenance: 0, habit: null }]])

describe('orderIncidents', () => {
  it.each([
    ['default => open, by priority, severity, newest', '', ['new-p1', 'old-p1', 'p1-minor', 'p3']],
    ['descending', 'sort=-priority', ['p3', 'p1-minor', 'new-p1', 'old-p1']],
    ['alerts => most first', 'sort=alerts', ['p3', 'p1-minor', 'new-p1', 'old-p1']],
    ['priority filter', 'priority=P3', ['p3']],
    ['filtered out', 'priority=!P1', ['p3']],
    ['state filter', 'state=resolved', ['done']],
    ['a trait', 'site=hq', ['p3']],
    ['nobody', 'owner=&severity=minor', ['p1-minor']],
    ['unacknowledged', 'unacked=1', ['old-p1', 'p1-minor', 'p3']],
    ['search: all words, any case', 'q=DISK db-7', ['p3']],
    ['search: one word missing => none', 'q=disk db-8', []],
    ['search: the owner counts', 'q=li', ['old-p1']],
  ])('%s', (_path, query, want) => {
    const rows = orderIncidents(incidents, arrangementOf(decodeView(query), traits))
    expect(rows.map(({ id }) => id)).toEqual(want)
  })
})

describe('reorderIncidents', () => {
  const incident = fc
    .record({
      n: fc.nat(12),
      priority: fc.constantFrom(...PRIORITIES),
      state: fc.constantFrom('new' as const, 'resolved' as const),
      openedAt: fc.nat(5),
    })
    .map(({ n, ...parts }) => incidentLike({ id: `i${n}`, ...parts }))

  it('news merged in => the same as all ordered anew', () => {
    fc.assert(
      fc.property(fc.array(incident), fc.array(incident), fc.boolean(), (known, news, descending) => {
        const view = { ...DEFAULT_VIEW, sort: { key: 'priority' as const, descending } }
        const arrangement = arrangementOf(view, NO_TRAITS)
        const before = new Map(known.map((one) => [one.id, one]))
        const after = new Map([...before, ...news.map((one) => [one.id, one] as const)])
        const rows = orderIncidents(before.values(), arrangement)
        const touched = new Set(news.map(({ id }) => id))
        expect(reorderIncidents(rows, touched, after, arrangement)).toEqual(orderIncidents(after.values(), arrangement))
      }),
    )
  })
})
