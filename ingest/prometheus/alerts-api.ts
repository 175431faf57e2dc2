// POST /api/v2/alerts (Alertmanager API v2, prometheus/alertmanager api/v2/openapi.yaml postAlerts): Prometheus and amtool send to us as
// to an Alertmanager. A firing alert is a lease until endsAt; one whose endsAt has come is over since then.
import type { MonitoringEvent } from '../contract/event.ts'
import { alertEvent, type Receipt } from '../normalise/alert-event.ts'
import { readTime } from '../normalise/event-time.ts'
import { describe } from '../normalise/label-bag.ts'
import { Refusal } from '../normalise/refusal.ts'
import { ALERT_SCHEMA } from '../normalise/alert-schema.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'

/** Alertmanager's resolve_timeout: the lease of a firing alert that does not say when it ends. */
export const RESOLVE_TIMEOUT_MS = 5 * 60_000

export const prometheusAlerts: WebhookFormat = {
  source: 'prometheus',
  url: '/api/v2/alerts',
  answer: 'empty',
  summary: 'Alerts in the form of the Alertmanager API v2: point Prometheus or amtool straight here.',
  bodySchema: { type: 'array', items: ALERT_SCHEMA },
  open(body, receipt) {
    if (!Array.isArray(body)) return new Refusal('not_an_array', `the body is ${describe(body)}`)
    return { items: body, pointer: '', notices: [], normalise: (item) => readAlert(item, receipt) }
  },
}

/** The keys that are read; what else an alert has is ignored, as Alertmanager does. */
interface PostableAlert {
  readonly labels?: unknown
  readonly annotations?: unknown
  readonly startsAt?: unknown
  readonly endsAt?: unknown
  readonly generatorURL?: unknown
}

function readAlert(item: unknown, receipt: Receipt): MonitoringEvent | Refusal {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return new Refusal('not_an_object', `the alert is ${describe(item)}`)
  }
  const alert: PostableAlert = item
  const startsAt = readTime('startsAt', alert.startsAt)
  if (startsAt instanceof Refusal) return startsAt
  const endsAt = readTime('endsAt', alert.endsAt)
  if (endsAt instanceof Refusal) return endsAt
  if (startsAt !== null && endsAt !== null && endsAt < startsAt) {
    return new Refusal('ends_before_start', `startsAt ${String(alert.startsAt)}, endsAt ${String(alert.endsAt)}`)
  }
  return alertEvent(
    {
      source: 'prometheus',
      state: endsAt !== null && endsAt <= receipt.at ? 'resolved' : 'firing',
      labels: alert.labels,
      annotations: alert.annotations,
      startsAt,
      endsAt,
      expiresAt: endsAt ?? receipt.at + RESOLVE_TIMEOUT_MS,
      links: { Prometheus: alert.generatorURL },
      original: item,
    },
    receipt,
  )
}
