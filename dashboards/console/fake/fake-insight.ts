// What the API reckons about one incident, reckoned by the API's own code from made-up alerts and a CMDB made up around them.
import { Drawings } from '../../../api/cis/drawings.ts'
import { HealthNow } from '../../../api/cis/health-now.ts'
import { firstAlerts } from '../../../api/alerts/first-alerts.ts'
import { alertPlace } from '../../../api/alerts/alert-filter.ts'
import { impactMap } from '../../../api/incidents/impact-map.ts'
import { linksOfMembers } from '../../../api/incidents/links-of-members.ts'
import { stepsOfLink } from '../../../api/incidents/steps-of-link.ts'
import { LiveView } from '../../../api/live/live-view.ts'
import { decodeCursor, toPage } from '../../../api/page-cursor.ts'
import { searchWords } from '../../../api/search-words.ts'
import { atOnce } from '../../../platform/pieces/pausing.ts'
import type { Alert } from '../../../correlate/contract/alert.ts'
import type { Ci, Relationship } from '../../../correlate/contract/ci.ts'
import type { Incident } from '../src/contract.ts'

const PAGE = 200
const BUCKETS = 60
const LANES = 40
/** Past incidents that are shown as alike, and how much less each next one is. */
const ALIKE = { count: 4, step: 0.17 } as const

const words = (url: URL, name: string): string[] => (url.searchParams.get(name) ?? '').split(',').filter(Boolean)

/** @param others incidents to choose the like from; undefined: there is no such part of an incident */
export function fakeInsight(
  part: string,
  url: URL,
  incident: Incident,
  alerts: readonly Alert[],
  others: () => readonly Incident[],
): unknown {
  switch (part) {
    case 'alerts':
      return membersOf(url, alerts)
    case 'why':
      return whyOf(incident, alerts, estateAround(incident, alerts))
    case 'impact': {
      const live = estateAround(incident, alerts)
      const context = { live, health: new HealthNow(live), drawings: new Drawings(live.graph) }
      const hops = Number(url.searchParams.get('hops') ?? 0)
      return impactMap(context, { incident, members: alerts, hops, open: url.searchParams.getAll('open') })
    }
    case 'lanes':
      return lanesOf(url, incident, alerts)
    case 'similar':
      return similarTo(incident, others())
    default:
      return undefined
  }
}

function membersOf(url: URL, alerts: readonly Alert[]) {
  const found = firstAlerts(alerts, {
    filter: {
      states: words(url, 'state'),
      severities: words(url, 'severity'),
      words: searchWords(url.searchParams.get('q') ?? undefined),
    },
    after: decodeCursor(url.searchParams.get('cursor') ?? undefined, ['number', 'string']),
    limit: PAGE + 1,
  })
  const { alerts: page, total } = atOnce(found)
  return { ...toPage(page, PAGE, (alert) => alertPlace(alert)), total }
}

function whyOf(incident: Incident, alerts: readonly Alert[], live: LiveView) {
  const { links, kinds, thresholds } = linksOfMembers(alerts)
  return {
    why: incident.why,
    looked: alerts.length,
    total: alerts.length,
    threshold: 0.5,
    kinds,
    thresholds,
    nextCursor: null,
    items: links.slice(0, PAGE).map(({ alert, via, leaving }) => ({
      alert,
      via,
      leaving,
      score: alert.membership?.score ?? 0,
      threshold: alert.membership?.threshold ?? 0,
      lagMs: via === null ? null : alert.firstSeenAt - via.firstSeenAt,
      evidence: alert.membership?.evidence ?? [],
      steps: stepsOfLink(live.graph.adjacency.nodes, alert.membership?.evidence ?? []),
    })),
  }
}

/** All that alerts needs the cause; the cause is powered by a rack's PDU; the services run on servers behind the first switches. */
function estateAround({ rootCause, services }: Incident, alerts: readonly Alert[]): LiveView {
  const cause = rootCause[0]?.ci ?? 'host-1'
  const cis = new Map<string, Ci>()
  const relationships: Relationship[] = []
  const add = (id: string, type: string, more: Partial<Ci> = {}): void => {
    if (!cis.has(id)) cis.set(id, { id, type, name: id, attributes: {}, site: 'Berlin', ...more })
  }
  add(cause, 'core-switch')
  add('rack-pdu-7', 'pdu')
  relationships.push({ from: cause, to: 'rack-pdu-7', type: 'poweredBy' })
  const below = [...new Set(alerts.map(({ ci }) => ci.id))].filter((id) => id !== cause)
  for (const id of below) {
    add(id, 'access-switch')
    relationships.push({ from: id, to: cause, type: 'connectedTo' })
  }
  services.forEach((service, n) => {
    const server = `srv-${n}`
    add(server, 'server')
    add(`spare-${n}`, 'server')
    add(service.ci, 'service', { name: service.name, criticality: service.criticality })
    relationships.push({ from: server, to: below[n] ?? cause, type: 'connectedTo' })
    relationships.push({ from: service.ci, to: server, type: 'runsOn', redundancy: 'servers' })
    if (service.effect === 'degraded') relationships.push({ from: service.ci, to: `spare-${n}`, type: 'runsOn', redundancy: 'servers' }) // prettier-ignore
  })
  const live = new LiveView()
  const items = [...cis.values()].map((ci) => ({
    version: 'v1',
    loadedAt: Date.now() - 3_600_000,
    total: cis.size,
    ci,
    relationships: relationships.filter(({ from }) => from === ci.id),
  }))
  live.apply({ entity: 'ci', items })
  live.apply({ entity: 'alert', items: alerts.map((alert) => ({ ...alert, effect: 'down' })) })
  return live
}

function lanesOf(url: URL, incident: Incident, alerts: readonly Alert[]) {
  const received = url.searchParams.get('clock') === 'received'
  const last = Math.max(...alerts.map(({ lastSeenAt, clearedAt }) => clearedAt ?? lastSeenAt))
  const from = Number(url.searchParams.get('from') ?? incident.openedAt - 10_000)
  const to = Number(url.searchParams.get('to') ?? last + 30_000)
  const bucketMs = Math.max(1_000, Math.ceil((to - from) / BUCKETS / 1_000) * 1_000)
  const skewOf = (index: number): number => (index === 2 ? 95_000 : 300 + index * 10)
  const buckets = new Map<number, Record<string, number>>()
  alerts.forEach((alert, index) => {
    const at = alert.firstSeenAt + (received ? skewOf(index) : 0)
    if (at < from || at > to) return
    const place = from + Math.floor((at - from) / bucketMs) * bucketMs
    const known = buckets.get(place) ?? {}
    buckets.set(place, { ...known, [alert.peakSeverity]: (known[alert.peakSeverity] ?? 0) + alert.count })
  })
  return {
    clock: received ? 'received' : 'event',
    from,
    to,
    bucketMs,
    buckets: [...buckets].map(([at, events]) => ({ at, events })),
    cis: alerts.length,
    lanes: alerts.slice(0, LANES).map((alert, index) => ({
      ci: { id: alert.ci.id, name: alert.ci.name },
      isRoot: index === 0,
      alerts: 1,
      skewMs: skewOf(index),
      spans: [
        {
          alert: alert.id,
          eventClass: alert.eventClass,
          severity: alert.peakSeverity,
          from: alert.firstSeenAt,
          to: alert.clearedAt,
        },
      ],
      marks: [
        { at: alert.firstSeenAt + (received ? skewOf(index) : 0), severity: alert.peakSeverity, events: alert.count },
      ],
    })),
  }
}

function similarTo(incident: Incident, others: readonly Incident[]) {
  const over = others.filter(({ id, resolvedAt }) => id !== incident.id && resolvedAt !== null).slice(0, ALIKE.count)
  return {
    since: incident.openedAt - 90 * 86_400_000,
    items: over.map((other, n) => ({
      incident: { ...other, resolution: n % 2 === 0 ? 'Replaced the power supply, then failed back.' : null },
      similarity: 0.94 - n * ALIKE.step,
      sameRoot: n === 0,
      sameRootType: true,
      sameProblem: n === 0 && incident.problemId !== null,
      classes: ['linkDown', 'InstanceDown', 'HighLatency'],
      commonClasses: ['linkDown', 'InstanceDown'].slice(0, 2 - (n % 2)),
      commonServices: n < 2 ? ['svc-Mail'] : [],
      resolvedAfterMs: (other.resolvedAt ?? other.openedAt) - other.openedAt,
    })),
  }
}

/** Events of a made-up alert. */
export function fakeEvents(alert: string) {
  const now = Date.now()
  return {
    nextCursor: null,
    items: [0, 1, 2].map((n) => ({
      id: `${alert}-event-${n}`,
      source: 'prometheus',
      sender: 'token:fake',
      occurredAt: now - n * 30_000,
      observedAt: now - n * 30_000 + 400,
      kind: 'raise',
      severity: 'major',
      summary: 'does not answer',
      decision: { decision: n === 2 ? 'opened' : 'repeated', alertId: alert, incidentId: null },
    })),
  }
}
