import { describe, expect } from 'vitest'
import type { VirtualEngine } from '../../../test/support/virtual-engine.ts'
import type { Scenario } from '../../../test/support/scenario.ts'
import { scenario } from '../../../test/support/scenario.ts'

const HOURS = 3_600
const ann = { actor: 'ann' }

/** A full disk on one switch, and `lag` seconds later a busy CPU on its neighbour: nothing in the topology or in the names relates them. */
function diskThenCpu(s: Scenario, at: number, lag: number): void {
  s.at(at).trap('access-1', 'DiskFull')
  s.at(at + lag).trap('access-2', 'CpuHigh')
  s.at(at + lag + 300).trapClear('access-1', 'DiskFull')
  s.at(at + lag + 300).trapClear('access-2', 'CpuHigh')
}

const open = (engine: VirtualEngine) =>
  [...engine.incidents.values()].filter(({ state }) => state !== 'closed' && state !== 'resolved')
const evidenceOf = (engine: VirtualEngine, eventClass: string) =>
  [...engine.alerts.values()].filter((alert) => alert.eventClass === eventClass).at(-1)?.membership?.evidence ?? []

describe('learned affinity', () => {
  scenario('followed 30 times within a minute => the 31st time is one incident, and says why', (s) => {
    s.topology('core-1 > access-[1..3]')
    for (let i = 0; i < 30; i++) diskThenCpu(s, i * 3 * HOURS, 20)
    s.at(100 * HOURS).trap('access-1', 'DiskFull')
    s.at(100 * HOURS + 20).trap('access-2', 'CpuHigh')
    s.at(100 * HOURS + 21).wantOpen({ alerts: 2 })
    s.at(100 * HOURS + 21).check((engine) => {
      expect(evidenceOf(engine, 'CpuHigh')[0]?.text).toBe(
        'DiskFull is followed by CpuHigh 2 hops away within 1m in 100% of 25 cases',
      )
    })
  })

  scenario('the same two later than was ever learned => two incidents', (s) => {
    s.topology('core-1 > access-[1..3]')
    for (let i = 0; i < 30; i++) diskThenCpu(s, i * 3 * HOURS, 20)
    s.at(100 * HOURS).trap('access-1', 'DiskFull')
    s.at(100 * HOURS + 100).trap('access-2', 'CpuHigh')
    s.at(100 * HOURS + 101).wantOpen({ alerts: 1 }, { alerts: 1 })
  })

  scenario('another class at the same moment => stays apart', (s) => {
    s.topology('core-1 > access-[1..3]')
    for (let i = 0; i < 30; i++) diskThenCpu(s, i * 3 * HOURS, 20)
    s.at(100 * HOURS).trap('access-1', 'DiskFull')
    s.at(100 * HOURS + 20).trap('access-3', 'MemoryLow')
    s.at(100 * HOURS + 21).wantOpen({ alerts: 1 }, { alerts: 1 })
  })

  scenario('an operator merges what was apart => the next time it is one incident', (s) => {
    s.topology('core-1 > access-[1..3]')
    diskThenCpu(s, 0, 20)
    s.at(30).wantOpen({ alerts: 1 }, { alerts: 1 })
    s.at(40).order((engine) => {
      const [first, second] = open(engine)
      return { ...ann, id: 'm', type: 'merge', incidentId: first?.id ?? '', from: [second?.id ?? ''] }
    })
    s.at(10 * HOURS).trap('access-1', 'DiskFull')
    s.at(10 * HOURS + 20).trap('access-2', 'CpuHigh')
    s.at(10 * HOURS + 21).wantOpen({ alerts: 2 })
    s.at(10 * HOURS + 21).check((engine) => {
      expect(evidenceOf(engine, 'CpuHigh')[0]?.text).toContain('operators: 1 for, 0 against')
    })
  })

  scenario('an operator splits what was together => the next time it is two incidents', (s) => {
    const onOneCi = (at: number) => {
      s.at(at).trap('access-1', 'FanFailed')
      s.at(at + 20).trap('access-1', 'JobFailed')
    }
    onOneCi(0)
    s.at(30).wantOpen({ alerts: 2 })
    s.at(40).order((engine) => {
      const [incident] = open(engine)
      const leaving = [...engine.alerts.values()].find(({ eventClass }) => eventClass === 'JobFailed')
      return { ...ann, id: 's', type: 'split', incidentId: incident?.id ?? '', alertIds: [leaving?.id ?? ''] }
    })
    s.at(60).trapClear('access-1', 'FanFailed')
    s.at(60).trapClear('access-1', 'JobFailed')
    onOneCi(10 * HOURS)
    s.at(10 * HOURS + 30).wantOpen({ alerts: 1 }, { alerts: 1 })
  })
})
