// The tools that may send us alerts over HTTP, one row each; the last ones read what operators have configured.
import { alertmanagerWebhook } from '../alertmanager/webhook.ts'
import { checkmkNotification } from '../checkmk/notification.ts'
import { cloudEvents } from '../cloudevents/cloud-event.ts'
import { cloudwatchWebhook } from '../cloudwatch/webhook.ts'
import type { Mappings } from '../generic/mapping-file.ts'
import { genericWebhook } from '../generic/webhook.ts'
import { grafanaWebhook } from '../grafana/webhook.ts'
import { icinga2Notification } from '../icinga2/notification.ts'
import { librenmsWebhook } from '../librenms/webhook.ts'
import { nagiosNotification } from '../nagios/notification.ts'
import { netboxWebhook } from '../netbox/webhook.ts'
import { otlpLogs } from '../otlp/logs.ts'
import { prometheusAlerts } from '../prometheus/alerts-api.ts'
import type { Catalog } from '../snmp/catalog/catalog.ts'
import { snmptrapdTraphandle } from '../snmptrapd/traphandle.ts'
import { uptimeKumaWebhook } from '../uptime-kuma/webhook.ts'
import { zabbixWebhook } from '../zabbix/webhook.ts'
import type { WebhookFormat } from './webhook-format.ts'

/** What formats read at every request. */
export interface FormatRules {
  readonly mappings: () => Mappings
  readonly catalog: () => Catalog
}

export function webhookFormats({ mappings, catalog }: FormatRules): readonly WebhookFormat[] {
  return [...FIXED_FORMATS, snmptrapdTraphandle(catalog), genericWebhook(mappings)]
}

const FIXED_FORMATS: readonly WebhookFormat[] = [
  prometheusAlerts,
  alertmanagerWebhook,
  grafanaWebhook,
  zabbixWebhook,
  nagiosNotification,
  icinga2Notification,
  checkmkNotification,
  uptimeKumaWebhook,
  librenmsWebhook,
  cloudwatchWebhook,
  netboxWebhook,
  cloudEvents,
  otlpLogs,
]
