import { describe, expect } from 'vitest'
import { scenario } from '../../../test/support/scenario.ts'

const CAMPUS =
  'core-1 > dist-[1..2]; dist-1 > access-[1..24]; dist-2 > access-[25..30]; access-7 > srv-1; access-8 > srv-2'

describe('grouping', () => {
  scenario('core switch dies: one incident, children joined, the core first', (s) => {
    s.topology('core-1 > dist-1 > access-[1..24]')
    s.at(0).trap('core-1', 'linkDown', { ifIndex: 3 }).want('opened')
    for (let i = 1; i <= 24; i++)
      s.at(1 + i / 50)
        .alert(`access-${i}`, 'InstanceDown')
        .want('joined')
    s.between(1, 2).wantIncident({ rootCause: 'core-1', alerts: 25 })
  })

  scenario('device down first: what is behind it is inhibited, in its incident', (s) => {
    s.topology(CAMPUS)
    s.at(0).alert('access-7', 'HostDown').want('opened')
    s.at(10).alert('srv-1', 'HostDown').want('inhibited')
    s.at(11).wantAlert('srv-1', 'HostDown', { suppression: { kind: 'inhibit', by: [expect.any(String)] } })
    s.at(12).wantOpen({ alerts: 2, rootCause: 'access-7' })
    s.at(20).clear('access-7', 'HostDown').want('cleared')
    s.at(21).wantAlert('srv-1', 'HostDown', { suppression: null, state: 'active' })
    s.at(60).wantOpen({ alerts: 2, active: 1 })
  })

  scenario('silent parent: its children one after the other are one incident', (s) => {
    s.topology(CAMPUS)
    for (let i = 1; i <= 24; i++) s.at(i).trap(`access-${i}`, 'linkDown', { ifIndex: 49 })
    s.at(26).wantOpen({ alerts: 24, rootCause: 'dist-1' })
  })

  scenario('silent power strip: the hosts on it are one incident', (s) => {
    s.topology('pdu-1 > srv-[1..4]; access-1 > srv-1, srv-3; access-2 > srv-2, srv-4')
    for (let i = 1; i <= 4; i++) s.at(i * 3).alert(`srv-${i}`, 'HostDown')
    s.at(15).wantOpen({ alerts: 4, rootCause: 'pdu-1' })
  })

  scenario('late root: symptoms apart, then the cause => merged, oldest id stays', (s) => {
    s.topology(CAMPUS)
    s.at(0).alert('access-1', 'HostDown').want('opened')
    s.at(100).alert('access-9', 'HostDown').want('opened')
    s.at(101).wantOpen({ alerts: 1 }, { alerts: 1 })
    s.at(110).alert('dist-1', 'HostDown').want('joined')
    s.at(111).check((engine) => {
      const [first, second] = [...engine.incidents.values()]
      expect(first).toMatchObject({ alertCount: 3, mergedInto: null })
      expect(first?.rootCause[0]?.ci).toBe('dist-1')
      expect(second).toMatchObject({ state: 'closed', mergedInto: first?.id, alertCount: 0 })
      const homes = new Set([...engine.alerts.values()].map((alert) => alert.membership?.incidentId))
      expect([...homes]).toEqual([first?.id])
      expect(engine.activities.filter(({ kind }) => kind === 'merged')).toHaveLength(2)
    })
  })

  scenario('symptom of two broken things does not make them one', (s) => {
    s.topology('access-1 > srv-1; access-2 > srv-2; srv-1, srv-2 > app-1')
    s.at(0).alert('srv-1', 'HostDown').want('opened')
    s.at(1).alert('srv-2', 'HostDown').want('opened')
    s.at(5).alert('app-1', 'HttpErrors').want('inhibited')
    s.at(6).wantOpen({ alerts: 1 }, { alerts: 2 })
  })

  scenario('full disk behind a dead switch is another matter', (s) => {
    s.topology(CAMPUS)
    s.at(0).alert('access-7', 'HostDown').want('opened')
    s.at(1).alert('srv-1', 'DiskFull', { severity: 'warning', component: '/var' }).want('opened')
    s.at(2).wantOpen({ alerts: 1, rootCause: 'access-7' }, { alerts: 1, rootCause: 'srv-1' })
  })

  scenario('full disk of a database and the errors of what needs it are one', (s) => {
    s.topology('srv-1 > app-1 > svc-shop')
    s.at(0).alert('srv-1', 'DiskFull').want('opened')
    s.at(30).alert('app-1', 'HttpErrors').want('joined')
    s.at(31).wantOpen({ alerts: 2, rootCause: 'srv-1' })
  })

  scenario('two unrelated faults at the same moment stay two', (s) => {
    s.topology('core-1 > access-[1..3] ; core-2 > access-[4..6]')
    s.at(0).alert('access-1', 'HostDown').want('opened')
    s.at(0).alert('access-4', 'HostDown').want('opened')
    s.at(1).alert('access-2', 'HostDown').want('joined')
    s.at(1).alert('access-5', 'HostDown').want('joined')
    s.at(2).wantOpen({ alerts: 2 }, { alerts: 2 })
  })

  scenario('siblings long after each other are two', (s) => {
    s.topology(CAMPUS)
    s.at(0).alert('access-1', 'HostDown').want('opened')
    s.at(120).alert('access-2', 'HostDown').want('opened')
  })

  scenario('unknown classes group by topology', (s) => {
    s.topology(CAMPUS)
    s.at(0).trap('access-7', 'alarm-11').want('opened')
    s.at(5).trap('srv-1', 'alarm-3').want('joined')
    s.at(6).trap('access-25', 'alarm-3').want('opened')
  })

  scenario('hosts that the CMDB does not know share nothing', (s) => {
    s.at(0).trap('a', 'linkDown').want('opened')
    s.at(0).trap('b', 'linkDown').want('opened')
    s.at(1).trap('a', 'fanFailed').want('joined')
  })

  scenario('membership says why', (s) => {
    s.topology(CAMPUS)
    s.at(0).alert('dist-1', 'HostDown')
    s.at(4).alert('srv-1', 'HighLatency')
    s.at(5).wantAlert('srv-1', 'HighLatency', {
      membership: expect.objectContaining({
        viaAlertId: expect.any(String),
        threshold: 0.5,
        evidence: [
          expect.objectContaining({
            kind: 'topology_path',
            values: expect.objectContaining({ path: 'srv-1 → access-7 → dist-1', hops: 2, direction: 'upstream' }),
          }),
          expect.objectContaining({ kind: 'class_fit' }),
        ],
      }),
    })
  })

  scenario('ports that name one silent router are one incident, with what needs it', (s) => {
    s.topology('core-1 > router-9 > access-[1..3]; core-2 > router-9; core-1, core-2 > router-8')
    s.at(0)
      .trap('core-1', 'linkDown', { ifIndex: 4, labels: { ifAlias: 'to router-9' } })
      .want('opened')
    s.at(1).trap('core-2', 'ospfNeighborDown', { component: 'ospfNbr=router-9' }).want('joined')
    s.at(70).alert('access-2', 'HostDown').want('joined')
    s.at(71).alert('router-8', 'HostDown').want('opened')
    s.at(72).wantAlert('core-2', 'ospfNeighborDown', {
      membership: expect.objectContaining({
        evidence: [
          expect.objectContaining({ kind: 'named_neighbour', values: expect.objectContaining({ named: 'router-9' }) }),
        ],
      }),
    })
  })

  scenario('a port that names one dependant has nothing to do with another', (s) => {
    s.topology(CAMPUS)
    s.at(0)
      .trap('dist-1', 'linkDown', { ifIndex: 3, labels: { ifAlias: 'access-5' } })
      .want('opened')
    s.at(20).alert('access-6', 'HostDown').want('opened')
    s.at(30).alert('access-5', 'HostDown').want('joined')
  })

  scenario('a port that names nothing may be that of any dependant, soon after', (s) => {
    s.topology(CAMPUS)
    s.at(0).trap('dist-1', 'linkDown', { ifIndex: 3 }).want('opened')
    s.at(40).alert('access-6', 'HostDown').want('joined')
    s.at(41).alert('access-5', 'HostDown').want('opened')
  })

  scenario('a host with its other switch alive fails for another reason; that it lost a path is told', (s) => {
    s.topology('access-1; access-2')
    for (const to of ['access-1', 'access-2']) {
      s.relate({ from: 'srv-1', to, type: 'connectedTo', redundancy: 'bond' })
      s.relate({ from: 'srv-2', to, type: 'connectedTo', redundancy: 'bond' })
    }
    s.ci('srv-1', { type: 'server' })
    s.ci('srv-2', { type: 'server' })
    s.at(0).alert('access-1', 'HostDown').want('opened')
    s.at(5).alert('srv-1', 'HostDown').want('opened')
    s.at(6).trap('srv-2', 'NodeBondingDegraded').want('joined')
  })

  scenario('both switches of a host dead: it belongs to them', (s) => {
    s.topology('pdu-1 > access-[1..2]')
    for (const to of ['access-1', 'access-2']) s.relate({ from: 'srv-1', to, type: 'connectedTo', redundancy: 'bond' })
    s.ci('srv-1', { type: 'server' })
    s.at(0).alert('access-1', 'HostDown').want('opened')
    s.at(2).alert('access-2', 'HostDown').want('joined')
    s.at(5).alert('srv-1', 'HostDown').want('joined')
  })

  scenario('machines whose hypervisors are down show nothing of the storage that they share', (s) => {
    s.topology('srv-1 > vm-[1..3]; srv-2 > vm-[4..6]')
    for (let i = 1; i <= 6; i++) s.relate({ from: `vm-${i}`, to: 'pool-1', type: 'dependsOn' })
    s.ci('pool-1', { type: 'storage-pool' })
    s.at(0).alert('srv-1', 'HostDown').want('opened')
    s.at(5).alert('vm-1', 'HostDown').want('inhibited')
    s.at(20).alert('srv-2', 'HostDown').want('opened')
    s.at(25).alert('vm-4', 'HostDown').want('inhibited')
    s.at(26).wantOpen({ alerts: 2, rootCause: 'srv-1' }, { alerts: 2, rootCause: 'srv-2' })
  })

  scenario('a late slow callee does not take over what has failed for a known reason', (s) => {
    s.topology('app-1, app-2 > app-3 > svc-shop')
    s.at(0).alert('app-1', 'CertificateExpired').want('opened')
    s.at(30).alert('svc-shop', 'HttpErrors').want('joined')
    s.at(300).alert('app-2', 'HighLatency').want('opened')
    s.at(301).wantOpen({ alerts: 2 }, { alerts: 1 })
  })

  scenario('a supply of a device that still speaks has not failed: two switches on it are two', (s) => {
    s.topology('ups-1 > dist-1 > access-[1..6]; ups-1 > access-[1..6]')
    s.at(0).trap('dist-1', 'linkDown', { ifIndex: 5 }).want('opened')
    s.at(20).alert('access-3', 'HostDown').want('joined')
    s.at(42).trap('dist-1', 'linkDown', { ifIndex: 7 }).want('opened')
    s.at(60).alert('access-5', 'HostDown').want('joined')
    s.at(61).wantOpen({ alerts: 2 }, { alerts: 2 })
  })

  scenario('hosts with two cords each, gone one after the other, do not share the loss of one cord', (s) => {
    s.topology('pdu-a; pdu-b')
    for (const host of ['srv-1', 'srv-2']) {
      s.ci(host, { type: 'server' })
      for (const to of ['pdu-a', 'pdu-b']) s.relate({ from: host, to, type: 'poweredBy', redundancy: 'feed' })
    }
    s.at(0).alert('srv-1', 'HostDown').want('opened')
    s.at(5).alert('srv-2', 'HostDown').want('opened')
  })

  scenario('a port towards a host is no consequence of a port of the switch above', (s) => {
    s.topology('core-1 > access-1 > srv-1; core-1 > fabric-1')
    s.at(0).trap('core-1', 'linkDown', { ifIndex: 4 }).want('opened')
    s.at(15)
      .trap('access-1', 'linkDown', { ifIndex: 27, labels: { ifAlias: 'srv-1' } })
      .want('opened')
    s.at(20).alert('srv-1', 'HostDown').want('joined')
    s.at(21).wantOpen({ alerts: 1 }, { alerts: 2 })
  })

  scenario('the link of a chain is seen last, nearer to its end: one fault', (s) => {
    s.topology('app-1 > app-2 > app-3 > app-4 > app-5')
    s.at(0).alert('app-1', 'HttpErrors').want('opened')
    s.at(5).alert('app-5', 'HttpErrors').want('opened')
    s.at(10).alert('app-4', 'HttpErrors').want('joined')
    s.at(11).wantOpen({ alerts: 3, rootCause: 'app-1' })
  })

  scenario('a host that the CMDB does not have goes with those named like it, and says so', (s) => {
    s.topology('dist-1 > access-1, access-2; access-1 > srv-[1..4]; access-2 > vm-[1..4]')
    s.at(0).alert('access-2', 'HostDown').want('opened')
    s.at(5).alert('access-1', 'HostDown')
    s.at(20).alert('srv-5', 'HostDown').want('joined')
    s.at(21).check((engine) => {
      const stray = [...engine.alerts.values()].find(({ ci }) => ci.name === 'srv-5')
      expect(stray?.ci.managed).toBe(false)
      expect(stray?.suppression).toBeNull()
      expect(stray?.membership?.evidence).toContainEqual(
        expect.objectContaining({ kind: 'supposed_need', values: { ci: 'srv-5', needs: 'access-1', agree: 4, of: 4 } }),
      )
    })
  })

  scenario(
    'a silent router that two neighbours lost: chains below it come along, at whichever end they were seen first',
    (s) => {
      s.topology('core-1, core-2 > router-9; router-9 > access-1, access-2; access-1 > srv-1; access-2 > srv-2')
      s.at(0).trap('core-1', 'ospfNeighborDown', { component: 'ospfNbr=router-9' }).want('opened')
      s.at(1).trap('core-2', 'ospfNeighborDown', { component: 'ospfNbr=router-9' }).want('joined')
      s.at(130).alert('srv-1', 'ProbeFailed')
      s.at(150).alert('access-1', 'HostDown').want('joined')
      s.at(151).wantOpen({ alerts: 4 })
    },
  )
})
