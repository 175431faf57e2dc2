import { describe, expect } from 'vitest'
import { scenario } from '../../../test/support/scenario.ts'
import { EPOCH } from '../../../test/support/virtual-engine.ts'

const PORT = { ifIndex: 3 }

describe('one alert from one source', () => {
  scenario('raise => raise => clear => resolved => closed', (s) => {
    s.topology('access-1')
    s.at(0).trap('access-1', 'linkDown', PORT).want('opened')
    s.at(5).trap('access-1', 'linkDown', PORT).want('repeated')
    s.at(9).wantAlert('access-1', 'linkDown', { state: 'active', component: 'ifIndex=3' })
    s.at(10).trapClear('access-1', 'linkDown', PORT).want('cleared')
    s.at(10).wantAlert('access-1', 'linkDown', { state: 'cleared', count: 2 })
    s.at(24).wantOpen({ active: 0, alerts: 1 })
    s.at(25).wantIncidents({ state: 'resolved', severity: 'cleared' })
    s.at(25 + 1799).wantIncidents({ state: 'resolved' })
    s.at(25 + 1800).wantIncidents({ state: 'closed' })
  })

  scenario('raise => clear => raise inside reopen window => reopened', (s) => {
    s.topology('access-1')
    s.at(0).trap('access-1', 'linkDown', PORT)
    s.at(10).trapClear('access-1', 'linkDown', PORT)
    s.at(600).trap('access-1', 'linkDown', PORT).want('reopened')
    s.at(601).wantIncidents({ state: 'new', active: 1, alerts: 1 })
  })

  scenario('raise => clear => raise after reopen window => opened', (s) => {
    s.topology('access-1')
    s.at(0).trap('access-1', 'linkDown', PORT)
    s.at(10).trapClear('access-1', 'linkDown', PORT)
    s.at(1900).trap('access-1', 'linkDown', PORT).want('opened')
    s.at(1901).wantIncidents({ state: 'closed' }, { state: 'new' })
  })

  scenario('clear without a raise => unmatched', (s) => {
    s.at(0).trapClear('access-1', 'linkDown', PORT).want('unmatched_clear')
    s.at(1).wantIncidents()
  })

  scenario(
    'clear overtakes its raise => a condition that was and is over, in an incident that resolves itself',
    (s) => {
      s.at(2).trapClear('access-1', 'linkDown', PORT).want('unmatched_clear')
      s.at(3)
        .trap('access-1', 'linkDown', { ...PORT, occurredAt: EPOCH })
        .want('already_over')
      s.at(3).wantAlert('access-1', 'linkDown', {
        state: 'cleared',
        severity: 'cleared',
        peakSeverity: 'major',
        firstSeenAt: EPOCH,
        clearedAt: EPOCH + 2_000,
        count: 1,
      })
      s.at(4).wantIncidents({ state: 'new', alerts: 1, active: 0, eventCount: 2 })
      s.at(18).wantIncidents({ state: 'resolved', alerts: 1, active: 0, eventCount: 2 })
      s.at(60).trap('access-1', 'linkDown', PORT).want('reopened')
    },
  )

  scenario('clear of another tool overtakes its raise => it ends what the first had heard of', (s) => {
    s.at(0).trap('access-1', 'linkDown', PORT).want('opened')
    s.at(2).clear('access-1', 'linkDown', PORT).want('unmatched_clear')
    s.at(3)
      .alert('access-1', 'linkDown', { ...PORT, occurredAt: EPOCH + 1_000 })
      .want('cleared')
    s.at(4).wantAlert('access-1', 'linkDown', { state: 'cleared', clearedAt: EPOCH + 2_000, count: 2 })
  })

  scenario('clear between two raises comes last => stale, the newer raise stands', (s) => {
    s.at(0).trap('access-1', 'linkDown', PORT)
    s.at(20).trap('access-1', 'linkDown', PORT).want('repeated')
    s.at(30)
      .trapClear('access-1', 'linkDown', { ...PORT, occurredAt: EPOCH + 10_000 })
      .want('stale')
    s.at(90).wantAlert('access-1', 'linkDown', { state: 'active', firstSeenAt: EPOCH, count: 2 })
    s.at(91)
      .trap('access-1', 'linkDown', { ...PORT, occurredAt: EPOCH + 5_000 })
      .want('already_over')
    s.at(200).wantAlert('access-1', 'linkDown', { state: 'active', count: 3 })
    s.at(210).trapClear('access-1', 'linkDown', PORT).want('cleared')
  })

  scenario('an older raise, less severe, comes second => the newest says how bad it is', (s) => {
    s.at(20).trap('access-1', 'linkDown', { ...PORT, severity: 'minor' })
    s.at(30)
      .trap('access-1', 'linkDown', { ...PORT, severity: 'critical', occurredAt: EPOCH })
      .want('repeated')
    s.at(100).wantAlert('access-1', 'linkDown', {
      severity: 'minor',
      peakSeverity: 'critical',
      firstSeenAt: EPOCH,
      lastSeenAt: EPOCH + 30_000,
    })
  })

  scenario('lease ran out, then its clear comes => cleared when the clear says', (s) => {
    s.at(0).alert('srv-1', 'HostDown', {})
    s.at(310)
      .clear('srv-1', 'HostDown', { occurredAt: EPOCH + 200_000 })
      .want('stale')
    s.at(311).wantAlert('srv-1', 'HostDown', { state: 'cleared', clearedAt: EPOCH + 200_000 })
  })

  scenario('raise => clear => older clear => stale, older raise => already over', (s) => {
    const old = { ...PORT, occurredAt: Date.UTC(2026, 0, 1, 12, 0, 0, 500) }
    s.at(1).trap('access-1', 'linkDown', PORT)
    s.at(2).trapClear('access-1', 'linkDown', old).want('stale')
    s.at(3).trapClear('access-1', 'linkDown', PORT).want('cleared')
    s.at(4).trap('access-1', 'linkDown', old).want('already_over')
    s.at(5)
      .trapClear('access-1', 'linkDown', { ...PORT, occurredAt: Date.UTC(2026, 0, 1, 12, 0, 3) })
      .want('duplicate')
  })

  scenario('same occurrence twice => duplicate', (s) => {
    s.at(0).trap('access-1', 'linkDown', { id: 'once' }).want('opened')
    s.at(1).trap('access-1', 'linkDown', { id: 'once' }).want('duplicate')
    s.at(2).wantAlert('access-1', 'linkDown', { count: 1 })
  })

  scenario('observed longer ago than the lateness bound => late', (s) => {
    s.at(0).trap('access-1', 'linkDown', PORT)
    const eleven = Date.UTC(2026, 0, 1, 12)
    s.at(700).trap('access-2', 'linkDown', { observedAt: eleven, occurredAt: eleven }).want('late')
    s.at(701).alert('access-3', 'linkDown', { observedAt: eleven, occurredAt: eleven }).want('opened')
  })

  scenario('notice => noticed, no alert', (s) => {
    s.at(0).trap('access-1', 'coldStart', { kind: 'notice' }).want('noticed')
    s.at(1).wantIncidents()
  })

  scenario('lease not renewed => expired; renewed although long begun => reopened', (s) => {
    s.topology('srv-1')
    const began = { occurredAt: Date.UTC(2026, 0, 1, 12) }
    s.at(0).alert('srv-1', 'HostDown', began).want('opened')
    s.at(200).alert('srv-1', 'HostDown', began).want('repeated')
    s.at(499).wantAlert('srv-1', 'HostDown', { state: 'active' })
    s.at(500).wantAlert('srv-1', 'HostDown', { state: 'expired', severity: 'cleared' })
    s.at(600).alert('srv-1', 'HostDown', began).want('reopened')
  })

  scenario('repeats make one revision a minute', (s) => {
    for (let i = 0; i < 2000; i++) s.at(i / 1000).trap('access-1', 'linkDown', PORT)
    s.at(70).wantAlert('access-1', 'linkDown', { count: 2000 })
    s.at(70).check((engine) => expect(engine.revisions).toBeLessThan(6))
  })
})

describe('one condition seen by two tools', () => {
  scenario('trap, then Prometheus for the same port => one alert, two sources', (s) => {
    s.topology('access-1')
    s.at(0).trap('access-1', 'linkDown', PORT).want('opened')
    s.at(20).alert('access-1', 'ifOperStatus', PORT).want('corroborated')
    s.at(21).wantIncidents({ alerts: 1 })
    s.at(30).trapClear('access-1', 'linkDown', PORT).want('source_cleared')
    s.at(31).wantAlert('access-1', 'linkDown', { state: 'active' })
    s.at(40).clear('access-1', 'ifOperStatus', PORT).want('cleared')
  })

  scenario('clear of the leasing source ends the trap raised before it', (s) => {
    s.at(0).trap('access-1', 'linkDown', PORT)
    s.at(20).alert('access-1', 'linkDown', PORT).want('corroborated')
    s.at(40).clear('access-1', 'linkDown', PORT).want('cleared')
  })

  scenario('lease of one source ends => the other keeps the alert', (s) => {
    s.at(0).trap('access-1', 'linkDown', PORT)
    s.at(20).alert('access-1', 'linkDown', PORT)
    s.at(400).wantAlert('access-1', 'linkDown', { state: 'active' })
  })

  scenario('severity is the worst of the active sources', (s) => {
    s.at(0).trap('access-1', 'linkDown', { ...PORT, severity: 'minor' })
    s.at(1).alert('access-1', 'linkDown', { ...PORT, severity: 'critical' })
    s.at(2).wantAlert('access-1', 'linkDown', { severity: 'critical' })
    s.at(3).trapClear('access-1', 'linkDown', PORT)
    s.at(4).wantAlert('access-1', 'linkDown', { severity: 'critical', peakSeverity: 'critical' })
  })
})

describe('flapping', () => {
  scenario('fifth state change within the hour => flapping, absorbed, then quiet => cleared', (s) => {
    s.topology('access-1')
    s.at(0).trap('access-1', 'linkDown', PORT).want('opened')
    s.at(10).trapClear('access-1', 'linkDown', PORT).want('cleared')
    s.at(60).trap('access-1', 'linkDown', PORT).want('reopened')
    s.at(70).trapClear('access-1', 'linkDown', PORT).want('cleared')
    s.at(120).trap('access-1', 'linkDown', PORT).want('flapping')
    s.at(121).wantAlert('access-1', 'linkDown', { state: 'active', flapping: true })
    s.at(130).trapClear('access-1', 'linkDown', PORT).want('flapping')
    s.at(180).trap('access-1', 'linkDown', PORT).want('flapping')
    s.at(190).trapClear('access-1', 'linkDown', PORT).want('flapping')
    s.at(191).wantIncidents({ state: 'new', active: 1, alerts: 1 })
    s.at(190 + 899).wantAlert('access-1', 'linkDown', { flapping: true, state: 'active' })
    s.at(190 + 900).wantAlert('access-1', 'linkDown', { flapping: false, state: 'cleared' })
    s.at(190 + 915).wantIncidents({ state: 'resolved' })
  })

  scenario('slow changes are no flapping', (s) => {
    for (let i = 0; i < 6; i++) {
      s.at(i * 3000).trap('access-1', 'linkDown', PORT)
      s.at(i * 3000 + 600)
        .trapClear('access-1', 'linkDown', PORT)
        .want('cleared')
    }
  })
})
