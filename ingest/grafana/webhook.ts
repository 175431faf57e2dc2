// POST /ingest/grafana: the webhook contact point of Grafana Alerting (Grafana 9 and later): Alertmanager's form with links and values more.
// The legacy dashboard alerts of Grafana 8 and earlier are read by legacy-alert.ts.
import { truncationNotice } from '../alertmanager/truncation-notice.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import { alertEvent, type Receipt } from '../normalise/alert-event.ts'
import { ALERT_SCHEMA } from '../normalise/alert-schema.ts'
import { readTime } from '../normalise/event-time.ts'
import { describe } from '../normalise/label-bag.ts'
import { payloadOf, requirePayload, textField, type Payload } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'
import { isLegacyAlert, legacyAlertEvent } from './legacy-alert.ts'

const SOURCE = 'grafana'

export const grafanaWebhook: WebhookFormat = {
  source: SOURCE,
  url: '/ingest/grafana',
  answer: 'report',
  summary: "Grafana's webhook contact point; legacy dashboard alerts (Grafana 8 and earlier) too.",
  bodySchema: {
    type: 'object',
    required: ['alerts'],
    properties: {
      receiver: { type: 'string' },
      status: { enum: ['firing', 'resolved'] },
      orgId: { type: 'integer' },
      externalURL: { type: 'string' },
      truncatedAlerts: { type: 'integer', description: 'Alerts that Grafana left out; more than 0 becomes a notice.' },
      alerts: {
        type: 'array',
        items: {
          ...ALERT_SCHEMA,
          required: ['status', 'labels'],
          properties: {
            ...ALERT_SCHEMA.properties,
            status: { enum: ['firing', 'resolved'] },
            dashboardURL: { type: 'string' },
            panelURL: { type: 'string' },
            silenceURL: { type: 'string' },
            valueString: { type: 'string' },
          },
        },
      },
    },
  },
  open(body, receipt) {
    const payload = payloadOf(body)
    if (payload !== undefined && isLegacyAlert(payload)) {
      return { items: [body], pointer: null, notices: [], normalise: () => legacyAlertEvent(payload, receipt) }
    }
    const alerts = payload?.['alerts']
    if (payload === undefined || !Array.isArray(alerts)) {
      return new Refusal('not_a_webhook', `the body is ${describe(body)}, without an array "alerts"`)
    }
    const notice = truncationNotice(payload, receipt, 'grafana')
    return {
      items: alerts,
      pointer: '/alerts',
      notices: notice === undefined ? [] : [notice],
      normalise: (item) => readAlert(item, receipt),
    }
  },
}

function readAlert(item: unknown, receipt: Receipt): MonitoringEvent | Refusal {
  const alert = requirePayload(item)
  if (alert instanceof Refusal) return alert
  const status = textField(alert, 'status')
  if (status !== 'firing' && status !== 'resolved') {
    return new Refusal('unknown_status', `the status is ${JSON.stringify(status.slice(0, 40))}`)
  }
  const startsAt = readTime('startsAt', alert['startsAt'])
  if (startsAt instanceof Refusal) return startsAt
  const endsAt = readTime('endsAt', alert['endsAt'])
  if (endsAt instanceof Refusal) return endsAt
  const event = alertEvent(
    {
      source: SOURCE,
      state: status,
      labels: alert['labels'],
      annotations: withValues(alert),
      startsAt,
      endsAt: status === 'resolved' ? endsAt : null,
      expiresAt: null,
      links: {
        Grafana: alert['generatorURL'],
        Dashboard: alert['dashboardURL'],
        Panel: alert['panelURL'],
        Silence: alert['silenceURL'],
      },
      original: alert,
    },
    receipt,
  )
  return event instanceof Refusal || !isTest(event) ? event : { ...event, kind: 'notice', severity: 'indeterminate' }
}

/** What the rule's expressions came out as, beside what its author wrote. */
function withValues(alert: Payload): unknown {
  const valueString = textField(alert, 'valueString')
  const annotations = payloadOf(alert['annotations'] ?? {})
  return valueString === '' || annotations === undefined ? alert['annotations'] : { ...annotations, valueString }
}

/** The button "Test" of a contact point sends an alert that nobody will ever resolve. */
function isTest({ labels }: MonitoringEvent): boolean {
  return labels['alertname'] === 'TestAlert' && labels['instance'] === 'Grafana'
}
