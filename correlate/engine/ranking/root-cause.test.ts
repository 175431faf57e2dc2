import { describe, expect } from 'vitest'
import { scenario } from '../../../test/support/scenario.ts'
import type { VirtualEngine } from '../../../test/support/virtual-engine.ts'
import type { Evidence } from '../../contract/evidence.ts'

/** Candidates of the first incident, best first. */
function ranked(engine: VirtualEngine): string[] {
  return [...engine.incidents.values()][0]?.rootCause.map(({ ci }) => ci) ?? []
}

function evidenceOn(engine: VirtualEngine, ci: string, kind: string): Evidence | undefined {
  const candidates = [...engine.incidents.values()].flatMap(({ rootCause }) => rootCause)
  return candidates.find((one) => one.ci === ci)?.evidence.find((one) => one.kind === kind)
}

describe('root cause', () => {
  scenario('symptoms at callers, cause at the callee, which is reported last', (s) => {
    s.topology('app-db > app-orders > app-shop, app-billing')
    s.at(0).alert('app-shop', 'latency:high')
    s.at(5).alert('app-billing', 'latency:high')
    s.at(10).alert('app-orders', 'latency:high')
    s.at(20).alert('app-db', 'latency:high')
    s.at(21).check((engine) => {
      expect(ranked(engine)[0]).toBe('app-db')
      expect(evidenceOn(engine, 'app-db', 'counterfactual')?.values).toEqual({ orphans: 4, of: 4 })
      expect(evidenceOn(engine, 'app-orders', 'explained_away')?.values).toEqual({ ci: 'app-db' })
    })
  })

  scenario('a callee that is only called less is no cause of its caller', (s) => {
    s.topology('app-mail, app-search > app-shop')
    s.at(0).alert('app-shop', 'latency:high')
    s.at(1).alert('app-mail', 'requests:low', { severity: 'major' })
    s.at(2).alert('app-search', 'latency:high')
    s.at(3).check((engine) => expect(ranked(engine)[0]).toBe('app-search'))
  })

  scenario('a callee that is slow under more requests gives way to the one that fails', (s) => {
    s.topology('app-store > app-search > app-shop')
    s.at(0).alert('app-shop', 'availability:low')
    s.at(1).alert('app-search', 'availability:low')
    s.at(2).alert('app-store', 'latency:high', { severity: 'major' })
    s.at(3).alert('app-store', 'requests:high')
    s.at(4).check((engine) => expect(ranked(engine)[0]).toBe('app-search'))
  })

  scenario('of two callees the one further from its usual value', (s) => {
    s.topology('app-a, app-b > app-shop')
    s.at(0).alert('app-shop', 'latency:high', { labels: { deviation: '6' } })
    s.at(1).alert('app-a', 'latency:high', { labels: { deviation: '20' } })
    s.at(2).alert('app-b', 'latency:high', { labels: { deviation: '180' } })
    s.at(3).check((engine) => {
      expect(ranked(engine)).toEqual(['app-b', 'app-a', 'app-shop'])
      expect(evidenceOn(engine, 'app-b', 'excess')?.values).toEqual({ eventClass: 'latency:high', times: 60 })
    })
  })

  scenario('the deviation grows with a repeat => counts from then on', (s) => {
    s.topology('app-a, app-b > app-shop')
    s.at(0).alert('app-shop', 'latency:high', { labels: { deviation: '6' } })
    s.at(1).alert('app-a', 'latency:high', { labels: { deviation: '20' } })
    s.at(2).alert('app-b', 'latency:high', { labels: { deviation: '9' } })
    s.at(3).check((engine) => expect(ranked(engine)[0]).toBe('app-a'))
    s.at(63)
      .alert('app-b', 'latency:high', { labels: { deviation: '180' } })
      .want('repeated')
    s.at(130).check((engine) => expect(ranked(engine)[0]).toBe('app-b'))
  })

  const replicas = (s: Parameters<Parameters<typeof scenario>[1]>[0]): void => {
    s.topology('srv-1 > vm-[1..4], vm-[5..8]; srv-2 > vm-9, vm-10, vm-11')
    s.ci('svc-cart', { type: 'service' })
    for (const n of [1, 2, 3, 4]) s.relate({ from: `vm-${n}`, to: 'svc-cart', type: 'memberOf' })
  }

  scenario('all replicas of a service alike => the service', (s) => {
    replicas(s)
    for (const n of [1, 2, 3, 4]) s.at(n).alert(`vm-${n}`, 'latency:high')
    s.at(10).check((engine) => {
      expect(ranked(engine)[0]).toBe('svc-cart')
      expect(evidenceOn(engine, 'svc-cart', 'whole')?.values).toEqual({ hit: 4, parts: 4 })
    })
  })

  scenario('one replica alone => the replica', (s) => {
    replicas(s)
    s.at(0).alert('vm-2', 'latency:high')
    s.at(1).alert('svc-cart', 'latency:high')
    s.at(2).check((engine) => expect(ranked(engine)[0]).toBe('vm-2'))
  })

  scenario('all that runs on a host is down => the host, though it is silent', (s) => {
    replicas(s)
    for (const ci of ['vm-9', 'vm-10', 'vm-11']) s.at(1).alert(ci, 'InstanceDown')
    s.at(10).check((engine) => expect(ranked(engine)[0]).toBe('srv-2'))
  })

  scenario('what alerts in every trouble is a weak suspect in the next', (s) => {
    s.topology('app-noisy, app-rare > app-1')
    for (let i = 0; i < 20; i++) {
      s.at(i * 20_000).alert('app-1', 'latency:high')
      s.at(i * 20_000 + 1).alert('app-noisy', 'latency:high', { severity: 'major' })
    }
    s.at(500_000).alert('app-1', 'latency:high')
    s.at(500_001).alert('app-noisy', 'latency:high', { severity: 'major' })
    s.at(500_002).alert('app-rare', 'latency:high')
    s.at(500_003).check((engine) => {
      const last = [...engine.incidents.values()].at(-1)
      expect(last?.rootCause.map(({ ci }) => ci).slice(0, 2)).toEqual(['app-rare', 'app-noisy'])
      expect(last?.rootCause[1]?.evidence).toContainEqual(expect.objectContaining({ kind: 'novelty' }))
    })
  })

  scenario('a spine sees the link to a leaf go down => the leaf that is down, not the spine above it', (s) => {
    s.topology('core-1 > dist-1, dist-2, dist-3; dist-1 > srv-1, srv-2, srv-3')
    s.at(0).trap('core-1', 'linkDown', { ifIndex: 5 })
    for (const n of [1, 2, 3]) s.at(10 + n).alert(`srv-${n}`, 'HostDown')
    s.at(70).alert('dist-1', 'HostDown')
    s.at(71).check((engine) => {
      expect(ranked(engine)[0]).toBe('dist-1')
      expect(evidenceOn(engine, 'core-1', 'far_end')?.values).toEqual({ ci: 'dist-1' })
    })
  })

  scenario(
    'down behind something that is down => the first of the chain, though the second is nearer to more of it',
    (s) => {
      s.topology('router-1 > access-1 > srv-[1..6]; router-1 > access-2')
      for (let n = 1; n <= 6; n++) s.at(n).alert(`srv-${n}`, 'HostDown')
      s.at(10).alert('access-1', 'HostDown')
      s.at(20).alert('router-1', 'HostDown')
      s.at(21).check((engine) => expect(ranked(engine).slice(0, 2)).toEqual(['router-1', 'access-1']))
    },
  )

  scenario('power supplies fail on several devices, which go on working => the silent power strip', (s) => {
    s.topology('pdu-1 > srv-[1..4]; pdu-2 > srv-[1..4]; access-1 > srv-[1..4], srv-5, srv-6')
    for (let n = 1; n <= 3; n++) s.at(n).trap(`srv-${n}`, 'powerSupplyFailed')
    s.at(10).check((engine) => expect(ranked(engine)[0]).toMatch(/^pdu-/))
  })

  scenario('ports below two switches name one of them, which says nothing => that one, not its equal', (s) => {
    s.topology('dist-1, dist-2 > access-[1..3]')
    for (let n = 1; n <= 3; n++)
      s.at(n).trap(`access-${n}`, 'linkDown', { ifIndex: 2, labels: { ifAlias: 'to dist-2' } })
    s.at(10).check((engine) => {
      expect(ranked(engine)[0]).toBe('dist-2')
      expect(evidenceOn(engine, 'dist-2', 'lost_by')?.values).toEqual({ hit: 3 })
      expect(evidenceOn(engine, 'access-1', 'far_end')?.values).toEqual({ ci: 'dist-2' })
    })
  })

  scenario('a port leads to a switch that is heard of minutes later => the switch, though the port came first', (s) => {
    s.topology('router-1 > access-1 > srv-[1..6]')
    s.at(0).trap('router-1', 'linkDown', { ifIndex: 3, labels: { ifAlias: 'to access-1' } })
    for (let n = 1; n <= 6; n++) s.at(20 + 10 * n).alert(`srv-${n}`, 'HostDown')
    s.at(280).alert('access-1', 'HostDown')
    s.at(281).check((engine) => {
      expect(ranked(engine).slice(0, 2)).toEqual(['access-1', 'router-1'])
      expect(evidenceOn(engine, 'access-1', 'explained_away')).toBeUndefined()
    })
  })

  scenario(
    'half of the servers of a power strip fail silently, nothing else of its feed is known => the strip, not the feed',
    (s) => {
      s.topology('pdu-main > pdu-7; pdu-7 > srv-[1..6]; access-1 > srv-[1..9]')
      for (let n = 1; n <= 5; n++) s.at(10 * n).alert(`srv-${n}`, 'HostDown')
      s.at(60).check((engine) => expect(ranked(engine)[0]).toBe('pdu-7'))
    },
  )

  scenario('a slow pool that alerts first, databases two steps above it minutes later => the pool', (s) => {
    s.topology('srv-pool > vm-[1..4]; vm-1 > app-db-1; vm-2 > app-db-2; vm-3 > app-db-3')
    s.at(0).trap('srv-pool', 'storageLatencyHigh')
    for (let n = 1; n <= 3; n++) s.at(200 + n).alert(`app-db-${n}`, 'PostgresqlSlowQueries')
    for (let n = 1; n <= 3; n++) s.at(240 + n).alert(`app-db-${n}`, 'PostgresqlTooManyConnections')
    s.at(250).check((engine) => expect(ranked(engine)[0]).toBe('srv-pool'))
  })

  scenario(
    'two UPS of one feed go on battery, one of them runs empty with all behind it => the feed, which says nothing',
    (s) => {
      s.topology('pdu-mains > pdu-ups-1, pdu-ups-2; pdu-ups-1 > srv-[1..5]')
      s.at(0).trap('pdu-ups-1', 'upsOnBattery')
      s.at(1).trap('pdu-ups-2', 'upsOnBattery')
      s.at(60).trap('pdu-ups-1', 'upsLowBattery')
      s.at(61).check((engine) => {
        expect(ranked(engine)[0]).toBe('pdu-mains')
        expect(evidenceOn(engine, 'pdu-mains', 'lost_by')?.values).toEqual({ hit: 2 })
      })
    },
  )

  const twins = (s: Parameters<Parameters<typeof scenario>[1]>[0]): void => {
    s.topology('app-a, app-b > app-shop')
    s.at(1800).alert('app-shop', 'HighErrorRate')
    s.at(1801).alert('app-a', 'HighErrorRate')
    s.at(1801).alert('app-b', 'HighErrorRate')
  }

  scenario('of two callees alike, one was changed ten minutes before => that one', (s) => {
    s.at(1200).notice('app-b', 'DeploymentRolledOut')
    twins(s)
    s.at(1802).check((engine) => {
      expect(ranked(engine)[0]).toBe('app-b')
      const evidence = evidenceOn(engine, 'app-b', 'recent_change')
      expect(evidence).toMatchObject({ values: { eventClass: 'DeploymentRolledOut', agoMs: 600_000 } })
      expect(evidence?.text).toBe('changed (DeploymentRolledOut) 10m before the first alert')
    })
  })

  scenario('a restart between change and trouble => the change is still known', (s) => {
    s.at(1200).notice('app-b', 'DeploymentRolledOut')
    s.at(1300).restart()
    twins(s)
    s.at(1802).check((engine) =>
      expect(evidenceOn(engine, 'app-b', 'recent_change')).toMatchObject({
        values: { eventClass: 'DeploymentRolledOut', agoMs: 600_000 },
      }),
    )
  })

  scenario('changed every few minutes, changed two hours ago, changed afterwards => no evidence', (s) => {
    for (let i = 0; i < 30; i++) s.at(-7200 + i * 300).notice('app-b', 'configChanged')
    s.at(-5400).notice('app-a', 'firmwareUpgraded')
    twins(s)
    s.at(1900).notice('app-shop', 'DeploymentRolledOut')
    s.at(1901).alert('app-shop', 'HighRequestLatency')
    s.at(1960).check((engine) => {
      for (const ci of ['app-a', 'app-b', 'app-shop']) expect(evidenceOn(engine, ci, 'recent_change')).toBeUndefined()
    })
  })

  scenario('nothing is heard of a need but that it was just changed => it is suspected for one alerting CI', (s) => {
    s.topology('router-1 > srv-1')
    s.at(1700).notice('router-1', 'ciscoConfigManEvent')
    s.at(1800).alert('srv-1', 'HostDown')
    s.at(1801).check((engine) => {
      expect(ranked(engine)).toContain('router-1')
      expect(evidenceOn(engine, 'router-1', 'recent_change')).toMatchObject({
        values: { eventClass: 'ciscoConfigManEvent', agoMs: 100_000 },
      })
    })
  })
})
