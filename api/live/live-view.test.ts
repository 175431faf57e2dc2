import { describe, expect, it } from 'vitest'
import type { CiRevision } from '../../correlate/contract/change.ts'
import { anAlert, anIncident, T0 } from '../../test/support/fabricate.ts'
import { KEEP_ENDED_MS, LiveView } from './live-view.ts'

const member = (incidentId: string) => ({ ...anAlert().membership!, incidentId }) // anAlert is a member
const ci = (version: string, id: string, total: number, ...to: string[]): CiRevision => ({
  version,
  loadedAt: T0,
  total,
  ci: { id, type: 'host', name: id, attributes: {} },
  relationships: to.map((other) => ({ from: id, to: other, type: 'dependsOn' })),
})

describe('LiveView', () => {
  it('a known or older revision => no change', () => {
    const live = new LiveView()
    const apply = (revision: number) => live.apply({ entity: 'incident', items: [anIncident({ revision })] }).length
    expect([apply(2), apply(2), apply(1), apply(3)]).toEqual([1, 0, 0, 1])
    expect(live.incidents.get('inc-1')?.revision).toBe(3)
  })

  it('an alert moves to another incident => only there', () => {
    const live = new LiveView()
    live.apply({ entity: 'alert', items: [anAlert({ membership: member('i1') })] })
    live.apply({ entity: 'alert', items: [anAlert({ revision: 2, membership: member('i2') })] })
    expect([...live.alerts.ofIncident('i1')]).toEqual([])
    expect([...live.alerts.ofIncident('i2')]).toHaveLength(1)
  })

  it('counts follow states and suppression', () => {
    const live = new LiveView()
    const suppression = { kind: 'silence', by: ['s'] } as const
    const counts = () => [live.alerts.activeCount, live.alerts.suppressedCount]
    live.apply({ entity: 'alert', items: [anAlert({ id: 'a' }), anAlert({ id: 'b', suppression })] })
    expect(counts()).toEqual([2, 1])
    live.apply({
      entity: 'alert',
      items: [anAlert({ id: 'b', revision: 2 }), anAlert({ id: 'a', revision: 2, state: 'cleared' })],
    })
    expect(counts()).toEqual([1, 0])
  })

  it('ended => stays for a while; members stay as long as their incident', () => {
    let now = T0
    const live = new LiveView(() => now)
    live.apply({ entity: 'incident', items: [anIncident({ id: 'open' }), anIncident({ id: 'shut', state: 'closed' })] })
    live.apply({
      entity: 'alert',
      items: [
        anAlert({ id: 'member', membership: member('open'), state: 'cleared' }),
        anAlert({ id: 'orphan', membership: null, state: 'cleared' }),
        anAlert({ id: 'on', membership: member('shut') }),
        anAlert({ id: 'of-shut', membership: member('shut'), state: 'cleared' }),
      ],
    })
    const ids = () => [...live.incidents.values(), ...live.alerts.values()].map(({ id }) => id)
    now += KEEP_ENDED_MS - 1
    live.sweep()
    expect(ids()).toHaveLength(6)
    now += 1
    live.sweep()
    expect(ids()).toEqual(['open', 'member', 'on'])
    live.apply({ entity: 'incident', items: [anIncident({ id: 'open', revision: 2, state: 'closed' })] })
    now += KEEP_ENDED_MS
    live.sweep()
    expect(ids()).toEqual(['on'])
  })

  it('closed and reopened before the sweep => stays', () => {
    let now = T0
    const live = new LiveView(() => now)
    live.apply({ entity: 'alert', items: [anAlert({ membership: null, state: 'cleared' })] })
    live.apply({ entity: 'alert', items: [anAlert({ membership: null, revision: 2 })] })
    now += 2 * KEEP_ENDED_MS
    live.sweep()
    expect(live.alerts.get('alert-1')?.state).toBe('active')
  })

  it('a CMDB version => in force once it is whole, and not before', () => {
    const live = new LiveView()
    live.apply({ entity: 'ci', items: [ci('v1', 'a', 2, 'b'), ci('v1', 'b', 2)] })
    expect(live.apply({ entity: 'ci', items: [ci('v2', 'a', 3), ci('v2', 'a', 3), ci('v2', 'c', 3, 'a')] })).toEqual([])
    expect([live.graph.version, live.graph.size]).toEqual(['v1', 2])
    expect(live.apply({ entity: 'ci', items: [ci('v2', 'd', 3, 'c')] })).toHaveLength(1)
    expect([live.graph.version, live.graph.size]).toEqual(['v2', 3])
    expect(live.graph.incoming('a').map(({ from }) => from)).toEqual(['c'])
    expect(live.graph.around('a', 1, 10).cis.map(({ id }) => id)).toEqual(['a', 'c'])
    expect(live.graph.around('a', 5, 2)).toMatchObject({ truncated: true })
  })

  it('a cycle in the CMDB => the walk ends', () => {
    const live = new LiveView()
    live.apply({ entity: 'ci', items: [ci('v', 'a', 3, 'b', 'a'), ci('v', 'b', 3, 'c'), ci('v', 'c', 3, 'a', 'gone')] })
    expect(
      live.graph
        .around('a', 10, 100)
        .cis.map(({ id }) => id)
        .sort(),
    ).toEqual(['a', 'b', 'c'])
  })
})
