// Who falls silent and who speaks again, on a clock that the test moves: configured, promised by a lease, learned; over restarts, standstills and
// times without NATS.
import { describe, expect, it } from 'vitest'
import { memoryMirror } from '../../platform/auth/memory-mirror.test-support.ts'
import type { ExpectedHeartbeat } from '../../platform/config/heartbeat-settings.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import { alertEvent } from '../normalise/alert-event.ts'
import { conditionEvent } from '../normalise/condition-event.ts'
import { Refusal } from '../normalise/refusal.ts'
import { HEARTBEAT_POLICY } from './heartbeat-policy.ts'
import { createSilenceWatch, type SilenceWatch } from './silence-watch.ts'
import { createSourceBook } from './source-book.ts'
import { createSourceTable } from './source-table.ts'

const START = Date.parse('2026-11-22T00:00:00Z')
const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

function story(expected: readonly ExpectedHeartbeat[] = [], learn = true) {
  const published: MonitoringEvent[] = []
  const table = createSourceTable(memoryMirror(), HEARTBEAT_POLICY)
  const settings = { expect: expected, learn }
  let now = START
  let connected = true
  let book = createSourceBook(HEARTBEAT_POLICY)
  const open = (): SilenceWatch =>
    createSilenceWatch({
      table,
      publisher: { publish: async (events) => void published.push(...events) },
      settings,
      domain: 'default',
      policy: HEARTBEAT_POLICY,
      connected: () => connected,
      metrics: createMetrics(),
      log: createLog({ level: 'silent' }),
      now: () => now,
      nameOf: (sender) => (sender === 'token:prom' ? 'prometheus of dc1' : undefined),
      stoodStill: book.forgetTimes,
    })
  let watch = open()
  const look = async () => {
    book.putBack(await table.add(book.take()))
    await watch.look()
  }
  return {
    settings,
    said: () => published.map(({ kind, severity, summary }) => `${kind} ${severity}: ${summary}`),
    kinds: () => published.map(({ kind }) => kind),
    published,
    watch: () => watch,
    /** Somebody speaks, now. */
    hear: (event: (at: number) => MonitoringEvent) => book.note(event(now), now),
    async pass(ms: number): Promise<void> {
      for (const end = now + ms; now < end;) {
        now = Math.min(end, now + HEARTBEAT_POLICY.lookEveryMs)
        await look()
      }
    },
    /** The process is down for a while; the shared table is not. */
    async down(ms: number): Promise<void> {
      await look()
      now += ms
      book = createSourceBook(HEARTBEAT_POLICY)
      watch = open()
    },
    /** The machine sleeps. */
    standStill: (ms: number) => (now += ms),
    cut: (is: boolean) => (connected = !is),
  }
}

const trap =
  (sender = 'udp:10.0.0.5', kind: 'raise' | 'clear' | 'notice' = 'raise') =>
  (at: number) =>
    conditionEvent(
      {
        source: 'snmp',
        kind,
        checkName: 'x',
        severity: 'minor',
        hints: {},
        identity: { sender },
        summary: 'x',
        occurredAt: null,
      },
      { sender, at, domain: 'default' },
    )

const watchdog =
  (options: { leaseMs?: number; state?: 'firing' | 'resolved'; cluster?: string } = {}) =>
  (at: number): MonitoringEvent => {
    const { leaseMs = 4 * MINUTE, state = 'firing', cluster = 'dc1' } = options
    const event = alertEvent(
      {
        source: 'prometheus',
        state,
        labels: { alertname: 'Watchdog', severity: 'none', cluster },
        annotations: {},
        startsAt: START,
        endsAt: at + leaseMs,
        expiresAt: leaseMs === 0 ? null : at + leaseMs,
        links: {},
        original: {},
      },
      { sender: 'token:prom', at, domain: 'default' },
    )
    if (event instanceof Refusal) throw new Error(event.detail)
    return event
  }

describe('a source that should speak', () => {
  const every: ExpectedHeartbeat = { source: 'snmp', sender: 'udp:10.0.0.5', everyMs: 2 * MINUTE, severity: 'major' }

  it('configured: speaks => silent for one and a half intervals => raise => speaks => clear', async () => {
    const s = story([every])
    s.hear(trap())
    await s.pass(2 * MINUTE)
    expect(s.said()).toEqual([])
    await s.pass(2 * MINUTE)
    expect(s.said()).toEqual([
      'raise major: udp:10.0.0.5 (snmp) is silent since 2026-11-22T00:00:00Z; expected every 2 min (configured)',
    ])
    await s.pass(HOUR)
    s.hear(trap())
    await s.pass(MINUTE)
    expect(s.said().slice(1)).toEqual(['clear cleared: udp:10.0.0.5 (snmp) speaks again'])
    const [raise, clear] = s.published
    expect(clear?.fingerprint).toBe(raise?.fingerprint)
    expect(raise?.resource).toEqual({ hints: { ip: '10.0.0.5' }, component: 'source=snmp' })
  })

  it('configured and never heard of: raised an interval and a half after the start', async () => {
    const s = story([every])
    await s.pass(2 * MINUTE)
    expect(s.kinds()).toEqual([])
    await s.pass(2 * MINUTE)
    expect(s.kinds()).toEqual(['raise'])
    s.hear(trap())
    await s.pass(MINUTE)
    expect(s.kinds()).toEqual(['raise', 'clear'])
  })

  it('any sender of a source is enough; when nobody expects it any more, the alert goes', async () => {
    const s = story([{ ...every, sender: null }])
    s.hear(trap('udp:10.0.0.9'))
    await s.pass(4 * MINUTE)
    expect(s.said()[0]).toContain('Source snmp is silent')
    s.hear(trap('udp:10.0.0.7'))
    await s.pass(MINUTE)
    expect(s.kinds()).toEqual(['raise', 'clear'])
    await s.pass(4 * MINUTE)
    s.settings.expect = []
    await s.pass(MINUTE)
    expect(s.kinds()).toEqual(['raise', 'clear', 'raise', 'clear'])
  })

  it('down => up: our own time away does not count, what was raised is not raised again, and is cleared', async () => {
    const s = story([every])
    s.hear(trap())
    await s.down(HOUR)
    await s.pass(2 * MINUTE)
    expect(s.kinds(), 'an hour in which nobody listened').toEqual([])
    await s.pass(2 * MINUTE)
    expect(s.kinds()).toEqual(['raise'])
    await s.down(HOUR)
    await s.pass(HOUR)
    expect(s.kinds(), 'it stands already').toEqual(['raise'])
    s.hear(trap())
    await s.pass(MINUTE)
    expect(s.kinds()).toEqual(['raise', 'clear'])
  })

  it('never heard of => raise => down => up: it stands, and is told once', async () => {
    const s = story([every, { ...every, source: 'zabbix', sender: null }])
    await s.pass(4 * MINUTE)
    expect(s.said().map((text) => text.slice(0, 28))).toEqual([
      'raise major: udp:10.0.0.5 (s',
      'raise major: Source zabbix i',
    ])
    await s.down(HOUR)
    await s.pass(HOUR)
    expect(s.kinds()).toEqual(['raise', 'raise'])
    expect(
      s
        .watch()
        .health()
        .map(({ lastHeardAt }) => lastHeardAt),
    ).toEqual([null, null])
  })

  it('a machine that slept, and a time without NATS, do not count either', async () => {
    const s = story([every])
    s.hear(trap())
    await s.pass(MINUTE)
    s.standStill(HOUR)
    await s.pass(2 * MINUTE)
    expect(s.kinds()).toEqual([])
    s.hear(trap())
    s.cut(true)
    await s.pass(HOUR)
    s.cut(false)
    await s.pass(2 * MINUTE)
    expect(s.kinds()).toEqual([])
    await s.pass(2 * MINUTE)
    expect(s.kinds(), 'and then it counts').toEqual(['raise'])
  })

  it('forgotten by an operator: the alert is cleared', async () => {
    const s = story([every])
    await s.pass(5 * MINUTE)
    expect(await s.watch().forget('snmp udp:10.0.0.5')).toBe(true)
    expect(s.kinds()).toEqual(['raise', 'clear'])
    expect(await s.watch().forget('nobody')).toBe(false)
  })
})

describe("Prometheus' Watchdog", () => {
  it('is no event but a heartbeat; silent when its lease runs out, critical', async () => {
    const s = story()
    for (let i = 0; i < 5; i++) {
      expect(s.hear(watchdog()), 'ends here').toBe(true)
      await s.pass(MINUTE)
    }
    expect(s.kinds()).toEqual([])
    await s.pass(4 * MINUTE)
    expect(s.said()).toEqual([
      'raise critical: The Watchdog of Prometheus (cluster=dc1) is silent since 2026-11-22T00:04:00Z; expected every 60 s (lease)',
    ])
    s.hear(watchdog())
    await s.pass(MINUTE)
    expect(s.kinds()).toEqual(['raise', 'clear'])
  })

  it('without labels of its own it is called by its token', async () => {
    const s = story()
    s.hear(watchdog({ cluster: '' }))
    await s.pass(6 * MINUTE)
    expect(s.said()[0]).toContain('The Watchdog of Prometheus (prometheus of dc1) is silent')
  })

  it('one for each Prometheus behind one token', async () => {
    const s = story()
    for (let i = 0; i < 8; i++) {
      if (i < 2) s.hear(watchdog({ cluster: 'dc2' }))
      s.hear(watchdog())
      await s.pass(MINUTE)
    }
    expect(s.said().map((text) => text.slice(0, 55))).toEqual([
      'raise critical: The Watchdog of Prometheus (cluster=dc2',
    ])
  })

  it('through Alertmanager there is no lease: three gaps show its rhythm; "resolved" is no sign of life', async () => {
    const s = story()
    for (let i = 0; i < 4; i++) {
      s.hear(watchdog({ leaseMs: 0 }))
      await s.pass(5 * MINUTE)
    }
    s.hear(watchdog({ leaseMs: 0, state: 'resolved' }))
    await s.pass(30 * MINUTE)
    expect(s.said()[0]).toContain('silent since 2026-11-22T00:15:00Z; expected every 5 min (learned)')
  })
})

describe('a rhythm that was learned', () => {
  const speak = async (s: ReturnType<typeof story>, times: number, gapMs: (i: number) => number, event = trap()) => {
    for (let i = 0; i < times; i++) {
      s.hear(event)
      await s.pass(gapMs(i))
    }
  }

  it('every quarter of an hour for over a day => silent for five gaps => raise', async () => {
    const s = story()
    await speak(s, 110, () => 15 * MINUTE)
    expect(s.kinds()).toEqual([])
    await s.pass(70 * MINUTE)
    expect(s.said()).toEqual([
      'raise warning: udp:10.0.0.5 (snmp) is silent since 2026-11-23T03:15:00Z; expected every 15 min (learned)',
    ])
  })

  it.each([
    ['too short', 60, () => 15 * MINUTE, trap()],
    ['irregular', 130, (i: number) => (i % 10 === 0 ? 90 : 10) * MINUTE, trap()],
    ['its last word was a clear', 110, () => 15 * MINUTE, trap('udp:10.0.0.5', 'clear')],
  ])('%s: nothing is expected', async (_, times, gaps, event) => {
    const s = story()
    await speak(s, times, gaps, event)
    await s.pass(6 * HOUR)
    expect(s.kinds()).toEqual([])
  })

  it('off: nothing is learned', async () => {
    const s = story([], false)
    await speak(s, 110, () => 15 * MINUTE)
    await s.pass(3 * HOUR)
    expect(s.kinds()).toEqual([])
  })
})
