import { describe, expect } from 'vitest'
import { scenario } from '../../../test/support/scenario.ts'

const RACK = 'dist-1 > access-[1..12]; access-1 > srv-1'

describe('an incident is over on its own scale', () => {
  scenario('site down => repaired => down again after minutes => a new incident with new alerts', (s) => {
    s.topology(RACK)
    s.at(0).alert('dist-1', 'HostDown').want('opened')
    for (let i = 1; i <= 12; i++) s.at(i).trap(`access-${i}`, 'linkDown', { ifIndex: 49 })
    s.at(60).clear('dist-1', 'HostDown').want('cleared')
    for (let i = 1; i <= 12; i++) s.at(60 + i).trapClear(`access-${i}`, 'linkDown', { ifIndex: 49 })
    s.at(600).alert('dist-1', 'HostDown').want('opened')
    for (let i = 1; i <= 12; i++) s.at(600 + i).trap(`access-${i}`, 'linkDown', { ifIndex: 49 })
    s.at(620).check((engine) => {
      expect([...engine.incidents.values()].map(({ state, alertCount }) => [state, alertCount])).toEqual([
        ['resolved', 13],
        ['new', 13],
      ])
      expect(engine.alerts.size).toBe(26)
    })
  })

  scenario('site down => repaired => down again at once => the same incident', (s) => {
    s.topology(RACK)
    for (let i = 1; i <= 12; i++) s.at(i).trap(`access-${i}`, 'linkDown', { ifIndex: 49 })
    for (let i = 1; i <= 12; i++) s.at(100 + i).trapClear(`access-${i}`, 'linkDown', { ifIndex: 49 })
    s.at(240).trap('access-3', 'linkDown', { ifIndex: 49 }).want('reopened')
    s.at(241).wantOpen({ alerts: 12, active: 1 })
  })

  scenario('a fault that lasts: its symptom returns late => the same incident', (s) => {
    s.topology(RACK)
    for (let i = 1; i <= 12; i++) s.at(i).trap(`access-${i}`, 'linkDown', { ifIndex: 49 })
    s.at(100).trapClear('access-3', 'linkDown', { ifIndex: 49 })
    s.at(1500).trap('access-3', 'linkDown', { ifIndex: 49 }).want('reopened')
    s.at(1501).wantOpen({ alerts: 12, active: 12 })
  })

  scenario('leases that nobody renews keep nothing together', (s) => {
    s.topology(RACK)
    for (let i = 1; i <= 12; i++) s.at(i).alert(`access-${i}`, 'HostDown')
    s.at(249).alert('access-1', 'HighLatency').want('opened')
    s.at(250).alert('srv-1', 'HttpErrors').want('inhibited')
    s.at(251).wantAlert('access-1', 'HostDown', { state: 'active' })
    s.at(252).check((engine) => expect(engine.open().reduce((sum, one) => sum + one.alertCount, 0)).toBe(14))
  })

  scenario('a lease that runs out is no state change: no flapping', (s) => {
    s.topology('srv-1')
    for (let i = 0; i < 8; i++)
      s.at(i * 400)
        .alert('srv-1', 'HostDown')
        .want(i === 0 ? 'opened' : 'reopened')
  })
})
