// POST /ingest/icinga2: what the notification command of docs/sources/icinga2.md sends, as a form or as JSON.
import { openFlat } from '../http/flat-body.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import { CHECK_SCHEMA, checkNotification } from '../nagios/check-notification.ts'

export const icinga2Notification: WebhookFormat = {
  source: 'icinga2',
  url: '/ingest/icinga2',
  accepts: ['form', 'json'],
  answer: 'report',
  summary: 'Icinga 2 notifications: a NotificationCommand that runs curl.',
  bodySchema: CHECK_SCHEMA,
  open: (body, receipt) => openFlat(body, receipt, (payload, at) => checkNotification('icinga2', payload, at)),
}
