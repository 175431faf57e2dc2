import { describe, expect } from 'vitest'
import { scenario } from '../../../test/support/scenario.ts'

describe('priority', () => {
  scenario('core switch under critical services => P1, services down', (s) => {
    s.topology('core-1 > access-[1..2]; access-1 > srv-1; access-2 > pc-1; srv-1 > svc-sales, svc-wiki')
    s.ci('svc-sales', { criticality: 5 })
    s.ci('svc-wiki', { criticality: 2 })
    s.at(0).alert('core-1', 'HostDown', { severity: 'critical' })
    s.at(1).wantOpen({ priority: 'P1', services: { 'svc-sales': 'down', 'svc-wiki': 'down' } })
  })

  scenario('single disk on a PC => P4 at most, whatever severity the tool gives', (s) => {
    s.topology('access-1 > pc-[1..2]')
    s.ci('pc-1', { criticality: 1 })
    s.ci('pc-2', { criticality: 1 })
    s.at(0).alert('pc-1', 'DiskFull', { severity: 'critical' })
    s.at(0).alert('pc-2', 'DiskFull', { severity: 'warning' })
    s.at(1).wantOpen({ priority: 'P4' }, { priority: 'P5' })
  })

  scenario('one of two redundant servers => degraded; both => down', (s) => {
    s.topology('access-1 > srv-1; access-2 > srv-2')
    s.ci('svc-shop', { criticality: 5 })
    s.relate({ from: 'svc-shop', to: 'srv-1', type: 'dependsOn', redundancy: 'web' })
    s.relate({ from: 'svc-shop', to: 'srv-2', type: 'dependsOn', redundancy: 'web' })
    s.at(0).alert('srv-1', 'HostDown', { severity: 'critical' })
    s.at(1).wantOpen({ priority: 'P2', services: { 'svc-shop': 'degraded' } })
    s.at(2).alert('srv-2', 'HostDown', { severity: 'critical' })
    s.at(3).check((engine) => {
      expect(engine.open().some(({ priority, services }) => priority === 'P1' && services[0]?.effect === 'down')).toBe(
        true,
      )
    })
  })

  scenario('priority does not fall while the outage lasts', (s) => {
    s.topology('access-1 > srv-1; srv-1 > svc-shop')
    s.ci('svc-shop', { criticality: 5 })
    s.at(0).alert('srv-1', 'HostDown', { severity: 'critical' })
    s.at(1).alert('srv-1', 'HighLatency', { severity: 'warning' })
    s.at(5).clear('srv-1', 'HostDown')
    s.at(10).wantOpen({ priority: 'P1', severity: 'warning' })
  })
})
