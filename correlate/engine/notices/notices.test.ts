import { describe, expect } from 'vitest'
import { scenario } from '../../../test/support/scenario.ts'
import type { Scenario } from '../../../test/support/scenario.ts'

const HOUR = 3600

/** Hours in which nothing but a routine notice is seen every ten minutes: from then on the engine knows what is usual. */
function quietHours(s: Scenario, hours: number, from = 0): void {
  for (let at = from * HOUR; at < (from + hours) * HOUR; at += 600) s.at(at).notice('srv-1', 'cronRun').want('noticed')
}

describe('notices: background', () => {
  scenario('a single notice => noticed, no incident', (s) => {
    quietHours(s, 12)
    s.at(12 * HOUR)
      .notice('srv-1', 'configChanged')
      .want('noticed')
    s.at(13 * HOUR).wantIncidents()
  })

  scenario('first hours of a new installation => nothing is surprising yet', (s) => {
    for (let i = 0; i < 20; i++) s.at(i).notice('srv-1', `class-${i}`).want('noticed')
    s.at(60).wantIncidents()
  })

  scenario('the same rare notice hours apart => twice noticed', (s) => {
    quietHours(s, 14)
    s.at(11 * HOUR + 1)
      .notice('srv-1', 'coldStart')
      .want('noticed')
    s.at(13 * HOUR + 1)
      .notice('srv-1', 'coldStart')
      .want('noticed')
    s.at(15 * HOUR).wantIncidents()
  })

  scenario('routine beside a burst => stays out of it', (s) => {
    quietHours(s, 12)
    s.at(12 * HOUR)
      .notice('srv-1', 'uidChanged')
      .want('noticed')
    s.at(12 * HOUR + 0.2)
      .notice('srv-1', 'cronRun')
      .want('noticed')
    s.at(12 * HOUR + 0.4)
      .notice('srv-1', 'sudoFirstTime')
      .want('opened')
    s.at(12 * HOUR + 90).wantOpen({ alerts: 2, eventCount: 2 })
  })
})

describe('notices: bursts', () => {
  scenario('several rare classes within seconds on one CI => one incident, the first taken in afterwards', (s) => {
    quietHours(s, 12)
    s.at(12 * HOUR)
      .notice('srv-1', 'uidChanged')
      .want('noticed')
    s.at(12 * HOUR + 1)
      .notice('srv-1', 'sudoFirstTime')
      .want('opened')
    s.at(12 * HOUR + 2)
      .notice('srv-1', 'auditNewCommand')
      .want('joined')
    s.at(12 * HOUR + 3)
      .notice('srv-1', 'auditNewCommand')
      .want('repeated')
    s.at(12 * HOUR + 90).wantOpen({ alerts: 3, eventCount: 4 })
    s.at(12 * HOUR + 90).wantAlert('srv-1', 'auditNewCommand', {
      count: 2,
      membership: expect.objectContaining({
        threshold: 0.5,
        evidence: [expect.objectContaining({ kind: 'burst' }), expect.objectContaining({ kind: 'unusual' })],
      }),
    })
  })

  scenario('one class at the pace of a person => one incident', (s) => {
    quietHours(s, 12)
    for (const [i, at] of [0, 5, 32].entries())
      s.at(12 * HOUR + at)
        .notice('srv-1', 'webshellUsed')
        .want((['noticed', 'opened', 'repeated'] as const)[i] ?? 'noticed')
    s.at(12 * HOUR + 90).wantOpen({ alerts: 1, eventCount: 3 })
  })

  scenario('two fast bursts ten seconds apart => two incidents', (s) => {
    quietHours(s, 12)
    for (const start of [0, 10]) {
      for (let i = 0; i < 20; i++) s.at(12 * HOUR + start + i / 10).notice('srv-1', 'scanSeen')
    }
    s.at(12 * HOUR + 90).wantOpen({ eventCount: 20 }, { eventCount: 20 })
  })

  scenario('one class on many CIs at once => one incident', (s) => {
    quietHours(s, 12)
    for (let i = 1; i <= 12; i++) s.at(12 * HOUR + i / 10).notice(`sw-${i}`, 'authenticationFailure')
    s.at(12 * HOUR + 90).wantOpen({ alerts: 12, eventCount: 12 })
  })

  scenario('rare notices on unrelated CIs at once => no incident', (s) => {
    quietHours(s, 12)
    s.at(12 * HOUR).notice('sw-1', 'configChanged')
    s.at(12 * HOUR + 0.1).notice('sw-2', 'coldStart')
    s.at(12 * HOUR + 0.2).notice('sw-3', 'fanReplaced')
    s.at(12 * HOUR + 90).wantIncidents()
  })

  scenario('quiet for long enough => the incident resolves itself', (s) => {
    quietHours(s, 12)
    s.at(12 * HOUR).notice('srv-1', 'uidChanged')
    s.at(12 * HOUR + 1).notice('srv-1', 'sudoFirstTime')
    s.at(12 * HOUR + 14 * 60).wantOpen({ alerts: 2 })
    s.at(12 * HOUR + 16 * 60).wantIncidents({ state: 'resolved' })
  })

  scenario('cut in the middle and restarted => the same incident', (s) => {
    quietHours(s, 12)
    s.at(12 * HOUR).notice('srv-1', 'uidChanged')
    s.at(12 * HOUR + 0.5).restart()
    s.at(12 * HOUR + 1)
      .notice('srv-1', 'sudoFirstTime')
      .want('opened')
    s.at(12 * HOUR + 1.5).restart()
    s.at(12 * HOUR + 2)
      .notice('srv-1', 'sudoFirstTime')
      .want('repeated')
    s.at(12 * HOUR + 90).wantOpen({ alerts: 2, eventCount: 3 })
  })
})

describe('notices: floods', () => {
  scenario('thousands of notices => one alert with a count, few revisions', (s) => {
    quietHours(s, 12)
    for (let i = 0; i < 3000; i++) s.at(12 * HOUR + i / 300).notice('web-1', 'http400')
    s.at(12 * HOUR + 30).wantOpen({ alerts: 1 })
    s.at(12 * HOUR + 30).check((engine) => {
      expect([...engine.alerts.values()].map(({ eventClass }) => eventClass)).toEqual(['http400'])
      expect(engine.revisions, 'revisions of alerts: a flood must not be sent to every screen').toBeLessThan(6)
    })
  })

  scenario('something else on the CI in the middle of a flood => an incident of its own', (s) => {
    quietHours(s, 12)
    for (let i = 0; i < 3000; i++) s.at(12 * HOUR + i / 300).notice('web-1', 'http400')
    s.at(12 * HOUR + 5.001).notice('web-1', 'uidChanged')
    s.at(12 * HOUR + 5.101)
      .notice('web-1', 'sudoFirstTime')
      .want('opened')
    s.at(12 * HOUR + 30).wantOpen({ alerts: 1 }, { alerts: 2, eventCount: 2 })
  })

  scenario('what sets in with a flood joins it only when it speaks of the same', (s) => {
    quietHours(s, 12)
    const start = 12 * HOUR
    for (let i = 0; i < 900; i++) {
      s.at(start + i / 300).notice('web-1', 'http400', { summary: 'Web server answered with error code 400' })
      if (i === 90)
        s.at(start + 0.3005)
          .notice('web-1', 'http500', { summary: 'Web server answered with error code 500' })
          .want('joined')
      if (i === 100)
        s.at(start + 0.334)
          .notice('web-1', 'uidChanged', { summary: 'A user changed its id' })
          .want('noticed')
      if (i === 110)
        s.at(start + 0.367)
          .notice('web-1', 'sudoFirstTime', { summary: 'First sudo' })
          .want('opened')
    }
    s.at(start + 90).wantOpen({ alerts: 2, eventCount: 901 }, { alerts: 2, eventCount: 2 })
  })
})

describe('notices: two matters in one flood', () => {
  const start = 12 * HOUR
  const http400 = { summary: 'Web server answered with error code 400' }
  const method = { summary: 'Web server: unknown method, error code 501' }

  scenario('what makes up a flood ends, the rest goes on => an incident of its own from then on', (s) => {
    quietHours(s, 12)
    for (let i = 0; i < 300; i++) {
      const at = start + i / 5
      if (i < 100) s.at(at).notice('web-1', 'badMethod', method)
      if (i < 200) s.at(at + 0.001).notice('web-1', 'http400', http400)
    }
    s.at(start + 43).wantOpen({ alerts: 2 }, { alerts: 1 })
  })

  scenario('parted, cut and restarted => the same', (s) => {
    quietHours(s, 12)
    for (let i = 0; i < 200; i++) {
      const at = start + i / 5
      if (i < 100) s.at(at).notice('web-1', 'badMethod', method)
      if (i === 150 || i === 190) s.at(at).restart()
      s.at(at + 0.001).notice('web-1', 'http400', http400)
    }
    s.at(start + 43).wantOpen({ alerts: 2 }, { alerts: 1 })
  })

  scenario('all that makes up a flood pauses and goes on => one incident', (s) => {
    quietHours(s, 12)
    for (let i = 0; i < 200; i++) {
      const at = start + i / 5 + (i < 100 ? 0 : 0.5)
      s.at(at).notice('web-1', 'badMethod', method)
      s.at(at + 0.001).notice('web-1', 'http400', http400)
    }
    s.at(start + 45).wantOpen({ alerts: 2 })
  })

  scenario('a flood took in what began with something else => that takes it back', (s) => {
    quietHours(s, 12)
    for (let i = 0; i < 24; i++) s.at(start + i / 24).notice('web-1', 'http400', http400)
    s.at(start + 1)
      .notice('web-1', 'newKindOfEvent', { summary: 'Detector: something new' })
      .want('joined')
    for (let i = 1; i < 5; i++) s.at(start + 1 + i / 1000).notice('web-1', 'http400', http400)
    s.at(start + 1.01)
      .notice('web-1', 'uidChanged', { summary: 'A user changed its id' })
      .want('noticed')
    s.at(start + 1.02)
      .notice('web-1', 'sudoFirstTime', { summary: 'First sudo' })
      .want('opened')
    s.at(start + 90).wantOpen({ alerts: 1, eventCount: 28 }, { alerts: 3, eventCount: 3 })
  })
})

describe('notices: what they speak of', () => {
  const dns = { summary: 'resolver: a new address in queries for names' }

  scenario('nothing in common, two seconds apart => two matters, each too small for an incident', (s) => {
    quietHours(s, 12)
    s.at(12 * HOUR).notice('fw-1', 'newAddress', dns)
    s.at(12 * HOUR + 2)
      .notice('fw-1', 'responseMismatch', { summary: 'proxy: a response without its request' })
      .want('noticed')
    s.at(12 * HOUR + 90).wantIncidents()
  })

  scenario('the same thing spoken of, two seconds apart => one incident', (s) => {
    quietHours(s, 12)
    s.at(12 * HOUR).notice('fw-1', 'newAddress', dns)
    s.at(12 * HOUR + 2)
      .notice('fw-1', 'longQuery', { summary: 'resolver: queries for names of unusual length' })
      .want('opened')
    s.at(12 * HOUR + 90).wantOpen({ alerts: 2, eventCount: 2 })
  })
})
