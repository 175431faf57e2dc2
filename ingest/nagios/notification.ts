// POST /ingest/nagios: what the notification command of docs/sources/nagios.md sends, as a form or as JSON.
import { openFlat } from '../http/flat-body.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import { CHECK_SCHEMA, checkNotification } from './check-notification.ts'

export const nagiosNotification: WebhookFormat = {
  source: 'nagios',
  url: '/ingest/nagios',
  accepts: ['form', 'json'],
  answer: 'report',
  summary: 'Nagios (and Naemon) notifications: a curl line as the notification command.',
  bodySchema: CHECK_SCHEMA,
  open: (body, receipt) => openFlat(body, receipt, (payload, at) => checkNotification('nagios', payload, at)),
}
