// POST /ingest/checkmk: what the notification command of docs/sources/checkmk.md sends, as a form or as JSON.
import { openFlat } from '../http/flat-body.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import { CHECK_SCHEMA, checkNotification } from '../nagios/check-notification.ts'

export const checkmkNotification: WebhookFormat = {
  source: 'checkmk',
  url: '/ingest/checkmk',
  accepts: ['form', 'json'],
  answer: 'report',
  summary: 'Checkmk notifications: a notification script of the site.',
  bodySchema: CHECK_SCHEMA,
  open: (body, receipt) => openFlat(body, receipt, (payload, at) => checkNotification('checkmk', payload, at)),
}
