// POST /ingest/alertmanager: Alertmanager's webhook_config, version 4 (prometheus.io/docs/alerting/latest/configuration/#webhook_config).
// Each alert's own status decides, not the group's. A firing alert has no lease: Alertmanager repeats it after repeat_interval (hours) and
// says when it is resolved.
import type { MonitoringEvent } from '../contract/event.ts'
import { alertEvent, type Receipt } from '../normalise/alert-event.ts'
import { readTime } from '../normalise/event-time.ts'
import { describe } from '../normalise/label-bag.ts'
import { Refusal } from '../normalise/refusal.ts'
import { ALERT_SCHEMA } from '../normalise/alert-schema.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import { truncationNotice } from './truncation-notice.ts'

const WEBHOOK_SCHEMA = {
  type: 'object',
  required: ['alerts'],
  properties: {
    version: { type: 'string' },
    groupKey: { type: 'string' },
    receiver: { type: 'string' },
    externalURL: { type: 'string' },
    truncatedAlerts: {
      type: 'integer',
      description: 'Alerts that Alertmanager left out; more than 0 becomes a notice.',
    },
    alerts: {
      type: 'array',
      items: {
        ...ALERT_SCHEMA,
        required: ['status', 'labels'],
        properties: { ...ALERT_SCHEMA.properties, status: { enum: ['firing', 'resolved'] } },
      },
    },
  },
}

const SOURCE = 'alertmanager'

export const alertmanagerWebhook: WebhookFormat = {
  source: SOURCE,
  url: '/ingest/alertmanager',
  answer: 'report',
  summary: "Alertmanager's webhook (webhook_config, version 4).",
  bodySchema: WEBHOOK_SCHEMA,
  open(body, receipt) {
    if (typeof body !== 'object' || body === null || !('alerts' in body) || !Array.isArray(body.alerts)) {
      return new Refusal('not_a_webhook', `the body is ${describe(body)}, without an array "alerts"`)
    }
    const externalURL = 'externalURL' in body ? body.externalURL : undefined
    const notice = truncationNotice(body, receipt)
    return {
      items: body.alerts,
      pointer: '/alerts',
      notices: notice === undefined ? [] : [notice],
      normalise: (item) => readAlert(item, externalURL, receipt),
    }
  },
}

interface WebhookAlert {
  readonly status?: unknown
  readonly labels?: unknown
  readonly annotations?: unknown
  readonly startsAt?: unknown
  readonly endsAt?: unknown
  readonly generatorURL?: unknown
}

function readAlert(item: unknown, externalURL: unknown, receipt: Receipt): MonitoringEvent | Refusal {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) {
    return new Refusal('not_an_object', `the alert is ${describe(item)}`)
  }
  const alert: WebhookAlert = item
  const { status } = alert
  if (status !== 'firing' && status !== 'resolved') {
    const shown = typeof status === 'string' ? JSON.stringify(status.slice(0, 40)) : describe(status)
    return new Refusal('unknown_status', `the status is ${shown}`)
  }
  const startsAt = readTime('startsAt', alert.startsAt)
  if (startsAt instanceof Refusal) return startsAt
  const endsAt = readTime('endsAt', alert.endsAt)
  if (endsAt instanceof Refusal) return endsAt
  return alertEvent(
    {
      source: SOURCE,
      state: status,
      labels: alert.labels,
      annotations: alert.annotations,
      startsAt,
      endsAt: status === 'resolved' ? endsAt : null,
      expiresAt: null,
      links: { Prometheus: alert.generatorURL, Alertmanager: externalURL },
      original: item,
    },
    receipt,
  )
}
