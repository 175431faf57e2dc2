// Some senders to look at: one of each state.
import type { SourceHealth } from '../src/api/endpoints.ts'

const NOW = Date.now()
const before = (minutes: number): string => new Date(NOW - minutes * 60_000).toISOString()

function sender(id: string, parts: Partial<SourceHealth>): SourceHealth {
  return {
    id,
    source: 'prometheus',
    sender: 'token:f00d',
    name: 'prometheus-dc1',
    watchdog: null,
    state: 'speaking',
    lastSeenAt: before(0.2),
    silentSince: null,
    events: 12_480,
    eventsPerMinute: 8.7,
    expected: { everyMs: 60_000, silentAfterMs: 240_000, by: 'learned' },
    ...parts,
  }
}

export const FAKE_SOURCES: readonly SourceHealth[] = [
  sender('zabbix', { source: 'zabbix', state: 'silent', lastSeenAt: before(25), silentSince: before(20) }),
  sender('nagios', {
    source: 'nagios',
    sender: null,
    name: null,
    state: 'waiting',
    lastSeenAt: null,
    events: 0,
    eventsPerMinute: 0,
    expected: { everyMs: 300_000, silentAfterMs: 600_000, by: 'configured' },
  }),
  sender('watchdog', {
    watchdog: 'cluster="fra-1"',
    expected: { everyMs: 60_000, silentAfterMs: 240_000, by: 'lease' },
  }),
  sender('snmp', { source: 'snmp', sender: 'udp:192.0.2.7', name: null, state: 'unwatched', expected: null }),
]
