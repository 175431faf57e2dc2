// Made-up events of the last day, some of them hostile, to search, to filter and to page through.
import { DECISION_WORDS } from '../../../correlate/contract/decision.ts'
import type { FoundEvent } from '../src/api/event-endpoints.ts'
import { createRandom } from './fake-incidents.ts'
import { ok, type FakePart } from './fake-part.ts'

const CLASSES = ['HostDown', 'linkDown', 'diskFull', 'bgpDown', 'latencyHigh'] as const
const SEVERITIES = ['critical', 'major', 'minor', 'warning'] as const
const KINDS = ['raise', 'raise', 'raise', 'clear', 'notice'] as const
const SOURCES = ['prometheus', 'snmp', 'zabbix'] as const
const HOSTILE = '<img src=x onerror=alert(1)> \u202egnp.exe'
const DAY = 86_400_000

function makeEvents(count: number, now: number): FoundEvent[] {
  const random = createRandom(11)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item // never beyond the end
  return Array.from({ length: count }, (_, index) => {
    const at = now - Math.floor((index / count) * DAY)
    const kind = pick(KINDS)
    const host = `core-sw-${1 + Math.floor(random() * 40)}`
    const eventClass = pick(CLASSES)
    return {
      ...{ id: `event-${index}`, source: pick(SOURCES), sender: 'token:f00d', occurredAt: at, observedAt: at + 300 },
      ...{ kind, eventClass, severity: kind === 'clear' ? ('cleared' as const) : pick(SEVERITIES) },
      resource: { ci: host, hints: { hostname: host, ip: '192.0.2.7' }, component: 'ifIndex=3' },
      ...{ fingerprint: `f${index % 500}`, domain: 'default' },
      summary: index % 50 === 3 ? HOSTILE : `${eventClass} on ${host}`,
      labels: { alertname: eventClass, instance: `${host}:9100`, job: 'node' },
      annotations: { runbook: 'https://wiki.example/runbook' },
      links: [{ title: 'graph', url: 'https://prometheus.example/graph' }],
      raw: JSON.stringify({ status: 'firing', labels: { alertname: eventClass, instance: `${host}:9100` } }, null, 2),
      decision: {
        decision: pick(DECISION_WORDS),
        alertId: `ALR-${index % 500}`,
        incidentId: index % 3 === 0 ? 'INC-FAKE-0001' : null,
      },
    }
  })
}

/** Words and fields of the search, as far as somebody trying the page looks. */
function isMeant(event: FoundEvent, params: URLSearchParams): boolean {
  const asked = (name: string) => params.get(name) ?? ''
  const equal = (name: string, value: string) => asked(name) === '' || asked(name) === value
  const text = `${event.summary} ${Object.values(event.labels).join(' ')}`.toLowerCase()
  const words = asked('q').toLowerCase().split(/\s+/u).filter(Boolean)
  return (
    event.occurredAt >= Number(asked('from')) &&
    event.occurredAt < Number(asked('to')) &&
    equal('class', event.eventClass) &&
    equal('source', event.source) &&
    equal('severity', event.severity) &&
    equal('kind', event.kind) &&
    equal('decision', event.decision?.decision ?? '') &&
    equal('fingerprint', event.fingerprint) &&
    equal('ci', event.resource.ci ?? '') &&
    equal('alert', event.decision?.alertId ?? '') &&
    params
      .getAll('label')
      .every((label) => `${label.split('=')[0] ?? ''}=${event.labels[label.split('=')[0] ?? ''] ?? ''}` === label) &&
    words.every((word) => text.includes(word))
  )
}

export function createFakeEvents(): FakePart {
  const all = makeEvents(4_000, Date.now())
  return {
    root: '/api/v1/events',
    answer({ url }) {
      const params = url.searchParams
      if (params.get('q') === 'slow') return { status: 504, body: { code: 'query_too_slow', detail: 'stopped' } }
      if (params.get('q') === 'away') return { status: 503, body: { code: 'history_unavailable', detail: 'away' } }
      const found = all.filter((event) => isMeant(event, params))
      if (url.pathname.endsWith('/histogram')) {
        const [from, to] = [Number(params.get('from')), Number(params.get('to'))]
        const bucketMs = Math.ceil((to - from) / Number(params.get('buckets')))
        const counts = new Map<number, { at: number; events: number; serious: number }>()
        for (const { occurredAt, kind, severity } of found) {
          const at = from + Math.floor((occurredAt - from) / bucketMs) * bucketMs
          const bucket = counts.get(at) ?? { at, events: 0, serious: 0 }
          bucket.events += 1
          if (kind === 'raise' && (severity === 'critical' || severity === 'major')) bucket.serious += 1
          counts.set(at, bucket)
        }
        const total = found.length
        return ok({ from, to, bucketMs, total, exported: total, buckets: [...counts.values()] })
      }
      const start = Number(params.get('cursor') ?? 0)
      const end = start + Number(params.get('limit') ?? 100)
      return ok({ items: found.slice(start, end), nextCursor: end < found.length ? String(end) : null })
    },
  }
}
