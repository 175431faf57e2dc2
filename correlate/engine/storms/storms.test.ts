import { describe, expect } from 'vitest'
import { scenario, type Scenario } from '../../../test/support/scenario.ts'
import type { VirtualEngine } from '../../../test/support/virtual-engine.ts'

const ESTATE = 'srv-[1..900]; access-1 > pc-[1..30]; router-2'

/** Unrelated hosts, one after the other. */
function hosts(s: Scenario, from: number, to: number, at: number, seconds: number): void {
  for (let i = from; i <= to; i++) s.at(at + ((i - from) * seconds) / (to - from + 1)).trap(`srv-${i}`, 'diskFull')
}

function stormsOf(engine: VirtualEngine): number[] {
  return [...engine.incidents.values()].filter(({ title }) => title.startsWith('Storm')).map((one) => one.alertCount)
}

describe('a source that reports far more than it usually does', () => {
  scenario('500 unrelated hosts within 5 s => one incident for all but the first', (s) => {
    s.topology(ESTATE)
    hosts(s, 1, 500, 0, 5)
    s.at(20).check((engine) => {
      expect(engine.incidents.size).toBeLessThanOrEqual(21)
      expect(stormsOf(engine)).toEqual([500 - engine.incidents.size + 1])
      const storm = engine.open().find(({ title }) => title.startsWith('Storm'))
      expect(storm?.title).toContain('snmp')
      const last = [...engine.alerts.values()].find(({ ci }) => ci.id === 'srv-500')
      expect(last?.membership?.evidence[0]).toMatchObject({ kind: 'storm', values: { source: 'snmp', seconds: 10 } })
      expect(Number(last?.membership?.evidence[0]?.values['usual'])).toBeLessThan(0.1)
      expect(engine.revisions).toBeLessThan(1_500)
    })
  })

  scenario('a slow day of many faults => no storm', (s) => {
    s.topology(ESTATE)
    hosts(s, 1, 60, 0, 60)
    s.at(61).check((engine) => expect([engine.incidents.size, stormsOf(engine)]).toEqual([60, []]))
  })

  scenario("another source's fault in the meantime => its own incident", (s) => {
    s.topology(ESTATE)
    hosts(s, 1, 500, 0, 5)
    s.at(3).alert('router-2', 'HostDown').want('opened')
    s.at(4).alert('srv-600', 'HttpErrors').want('opened')
    s.at(20).check((engine) => expect(stormsOf(engine)).toHaveLength(1))
  })

  scenario('alerts with evidence join where the evidence is', (s) => {
    s.topology(ESTATE)
    s.at(0).trap('access-1', 'HostDown').want('opened')
    hosts(s, 1, 300, 1, 3)
    for (let i = 1; i <= 30; i++) s.at(3).trap(`pc-${i}`, 'linkDown', { ifIndex: 1 })
    s.at(20).check((engine) => {
      const fault = engine.open().find(({ rootCause }) => rootCause[0]?.ci === 'access-1')
      expect(fault?.alertCount).toBe(31)
    })
  })

  scenario('it ends => the next fault is an incident of its own; it comes again => another one', (s) => {
    s.topology(ESTATE)
    hosts(s, 1, 300, 0, 5)
    s.at(90).trap('srv-800', 'diskFull').want('opened')
    hosts(s, 301, 600, 100, 5)
    s.at(120).check((engine) => expect(stormsOf(engine)).toHaveLength(2))
    s.at(300).check((engine) => {
      expect([...engine.state.storms.values()].map(({ incidentId }) => incidentId)).toEqual([null])
    })
  })

  scenario('a restart in the middle changes nothing', (s) => {
    s.topology(ESTATE)
    hosts(s, 1, 500, 0, 5)
    s.at(2.5).restart()
    s.at(20).check((engine) => {
      expect(stormsOf(engine)).toEqual([480])
      expect(engine.incidents.size).toBe(21)
    })
  })

  scenario('the cause of some of them comes late => those leave for its incident, the rest stay', (s) => {
    s.topology(ESTATE)
    hosts(s, 1, 300, 0, 3)
    s.at(2).trap('pc-1', 'HostDown')
    s.at(2.1).trap('pc-2', 'HostDown')
    s.at(10).trap('access-1', 'HostDown').want('opened')
    s.at(20).check((engine) => {
      const fault = engine.open().find(({ rootCause }) => rootCause[0]?.ci === 'access-1')
      expect(fault?.alertCount).toBe(3)
      expect(stormsOf(engine)).toEqual([300 - 20])
      const moved = [...engine.alerts.values()].filter(({ ci }) => ci.id === 'pc-1')
      expect(moved.map(({ membership }) => membership?.evidence[0]?.kind)).toEqual(['topology_path'])
    })
  })

  scenario('600 hosts below a core, which tells of itself last => one incident, no storm', (s) => {
    s.topology('core-1 > srv-[1..600]')
    for (let i = 1; i <= 600; i++) s.at(i / 200).trap(`srv-${i}`, 'HostDown')
    s.at(4).check((engine) => expect(stormsOf(engine)).toHaveLength(1))
    s.at(10).trap('core-1', 'HostDown')
    s.at(20).wantOpen({ rootCause: 'core-1', alerts: 601 })
  })
})
