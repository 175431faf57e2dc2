// Our alert as Alertmanager API v2 shows one.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Labels } from './label-filter.ts'

/** The one receiver that we claim to have: incidents are made of everything. */
export const RECEIVER = 'nocturne'
/** Alertmanager's resolve_timeout: an alert whose source gives no end is said to end this much later. */
const RESOLVE_TIMEOUT_MS = 5 * 60_000

export interface GettableAlert {
  readonly labels: Labels
  readonly annotations: Labels
  readonly startsAt: string
  readonly endsAt: string
  readonly updatedAt: string
  readonly fingerprint: string
  readonly generatorURL: string
  readonly receivers: readonly { readonly name: string }[]
  readonly status: {
    readonly state: 'active' | 'suppressed' | 'unprocessed'
    readonly silencedBy: readonly string[]
    readonly inhibitedBy: readonly string[]
    readonly mutedBy: readonly string[]
  }
}

/** The alert's labels, and of what every alert has what these do not say: all of it can be matched by a silence. */
export function labelsOf(alert: Alert): Labels {
  return {
    alertname: alert.eventClass,
    ci: alert.ci.id,
    severity: alert.severity,
    ...(alert.component === null ? {} : { component: alert.component }),
    ...alert.labels,
  }
}

export function gettableAlert(alert: Alert, now: number): GettableAlert {
  const active = alert.sources.filter((source) => source.active)
  const startsAt = Math.min(alert.lastSeenAt, ...active.map((source) => source.raisedAt))
  const leases = active.map((source) => source.expiresAt ?? now + RESOLVE_TIMEOUT_MS)
  const endsAt = Math.max(alert.clearedAt ?? 0, ...(leases.length > 0 ? leases : [now + RESOLVE_TIMEOUT_MS]))
  const { suppression } = alert
  const by = (kind: string): readonly string[] => (suppression?.kind === kind ? suppression.by : [])
  const summary = alert.summary === '' ? {} : { summary: alert.summary }
  return {
    labels: labelsOf(alert),
    annotations: { ...summary, ...alert.annotations },
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    updatedAt: new Date(alert.updatedAt).toISOString(),
    fingerprint: alert.sources[0]?.fingerprint ?? alert.id,
    generatorURL: alert.links[0]?.url ?? '',
    receivers: [{ name: RECEIVER }],
    status: {
      state: suppression === null ? 'active' : 'suppressed',
      silencedBy: by('silence'),
      inhibitedBy: by('inhibit'),
      mutedBy: by('maintenance'),
    },
  }
}
