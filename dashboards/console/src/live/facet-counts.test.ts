import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import { createFacetCounter } from './facet-counts.ts'
import { decodeView } from './view-state.ts'

const incidents = [
  incidentLike({ id: 'a', priority: 'P1', severity: 'critical', assignee: 'li' }),
  incidentLike({ id: 'b', priority: 'P1', severity: 'major', assignee: null }),
  incidentLike({
    id: 'c',
    priority: 'P3',
    severity: 'major',
    assignee: null,
    state: 'acknowledged',
    acknowledgedAt: 1,
  }),
  incidentLike({ id: 'd', priority: 'P3', severity: 'minor', assignee: null, state: 'resolved' }),
]
const traits = new Map([
  ['a', { id: 'a', site: 'hq', sources: ['snmp', 'zabbix'], flapping: 0, maintenance: 0, habit: null }],
])
const counts = (query: string) => {
  const counter = createFacetCounter(traits, decodeView(query))
  for (const incident of incidents) counter.add(incident)
  return counter.counts()
}
const plain = (map: ReadonlyMap<string, number>) => Object.fromEntries(map)

describe('createFacetCounter', () => {
  it('counts what is open; states count over everything', () => {
    const { values, unacknowledged } = counts('')
    expect(plain(values.priority)).toEqual({ P1: 2, P3: 1 })
    expect(plain(values.state)).toEqual({ new: 2, acknowledged: 1, resolved: 1 })
    expect(plain(values.owner)).toEqual({ li: 1, '': 2 })
    expect(unacknowledged).toBe(2)
  })

  it('a chosen facet still shows what its other values would give', () => {
    const { values } = counts('priority=P1')
    expect(plain(values.priority)).toEqual({ P1: 2, P3: 1 })
    expect(plain(values.severity)).toEqual({ critical: 1, major: 1 })
  })

  it('several values of one incident count each; search narrows all', () => {
    expect(plain(counts('').values.source)).toEqual({ snmp: 1, zabbix: 1, '': 2 })
    expect(plain(counts('q=sev%3Acritical').values.priority)).toEqual({ P1: 1 })
  })
})
