// The tools that may send us alerts over HTTP, one row each.
import { alertmanagerWebhook } from '../alertmanager/webhook.ts'
import { prometheusAlerts } from '../prometheus/alerts-api.ts'
import type { WebhookFormat } from './webhook-format.ts'

export const FORMATS: readonly WebhookFormat[] = [prometheusAlerts, alertmanagerWebhook]
