// POST /ingest/zabbix: what the webhook media type of docs/sources/zabbix.md sends, one flat object of Zabbix's macros a notification.
import type { EventKind, MonitoringEvent } from '../contract/event.ts'
import type { PerceivedSeverity } from '../contract/severity.ts'
import { flatSchema, openFlat } from '../http/flat-body.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { conditionEvent, hostHints } from '../normalise/condition-event.ts'
import { momentOf } from '../normalise/event-time.ts'
import { payloadOf, scalarText, textField, type Payload } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'

const SOURCE = 'zabbix'

/** {EVENT.NSEVERITY}: not classified, information, warning, average, high, disaster. */
const SEVERITIES: Readonly<Record<string, PerceivedSeverity>> = {
  0: 'indeterminate',
  1: 'indeterminate',
  2: 'warning',
  3: 'minor',
  4: 'major',
  5: 'critical',
}
/** {EVENT.SOURCE}: triggers and services have problems that end; discovery, autoregistration and internal events only tell. */
const WITH_PROBLEMS = ['', '0', '4']

export const zabbixWebhook: WebhookFormat = {
  source: SOURCE,
  url: '/ingest/zabbix',
  accepts: ['json', 'form'],
  answer: 'report',
  summary: 'Zabbix notifications, sent by the webhook media type of docs/sources/zabbix.md.',
  bodySchema: flatSchema(['event_value', 'event_name', 'trigger_id'], {
    event_value: '{EVENT.VALUE}: 1 problem, 0 recovery.',
    event_name: '{EVENT.NAME}',
    event_id: '{EVENT.ID}',
    event_nseverity: '{EVENT.NSEVERITY}: 0-5.',
    event_source: '{EVENT.SOURCE}',
    event_timestamp: '{EVENT.TIMESTAMP}, or {EVENT.RECOVERY.TIMESTAMP} of a recovery; Zabbix 7 and later.',
    event_update_status: '{EVENT.UPDATE.STATUS}: 1 when a person changed the problem.',
    event_update_action: '{EVENT.UPDATE.ACTION}',
    event_opdata: '{EVENT.OPDATA}',
    event_tags: '{EVENT.TAGSJSON}',
    trigger_id: '{TRIGGER.ID}',
    trigger_url: '{TRIGGER.URL}',
    host: '{HOST.HOST}',
    host_name: '{HOST.NAME}',
    host_ip: '{HOST.IP}',
    zabbix_url: 'URL of the Zabbix frontend.',
  }),
  open: (body, receipt) => openFlat(body, receipt, readNotification),
}

function readNotification(payload: Payload, receipt: Receipt): MonitoringEvent | Refusal {
  const name = textField(payload, 'event_name', 'trigger_name')
  if (name === '') return new Refusal('missing_field', 'event_name ({EVENT.NAME}) is missing')
  const kind = kindOf(payload)
  if (kind instanceof Refusal) return kind
  const triggerId = textField(payload, 'trigger_id')
  const eventId = textField(payload, 'event_id')
  if (triggerId === '' && eventId === '') {
    return new Refusal('no_identity', 'neither trigger_id ({TRIGGER.ID}) nor event_id ({EVENT.ID}) is there')
  }
  const host = textField(payload, 'host', 'host_host')
  const visibleName = textField(payload, 'host_name')
  const tags = tagsOf(payload)
  const hints = hostHints(host === '' ? visibleName : host, textField(payload, 'host_ip'))
  return conditionEvent(
    {
      source: SOURCE,
      kind,
      checkName: name,
      component: tags['interface'] !== undefined ? `ifName=${tags['interface']}` : tags['filesystem'],
      severity: SEVERITIES[textField(payload, 'event_nseverity')] ?? 'indeterminate',
      hints,
      identity: triggerId === '' ? { eventId } : { triggerId, host },
      summary: textField(payload, 'event_opdata') === '' ? name : `${name} (${textField(payload, 'event_opdata')})`,
      labels: { ...tags, alertname: name, host: visibleName, triggerId, eventId },
      annotations: {
        message: textField(payload, 'alert_message', 'message'),
        updateAction: textField(payload, 'event_update_action'),
      },
      links: { Zabbix: eventLink(payload, triggerId, eventId), Trigger: payload['trigger_url'] },
      occurredAt: momentOf(textField(payload, 'event_timestamp')),
      occurrence: `${eventId}|${textField(payload, 'event_update_action')}|${textField(payload, 'event_update_status')}`,
    },
    receipt,
  )
}

function kindOf(payload: Payload): EventKind | Refusal {
  if (!WITH_PROBLEMS.includes(textField(payload, 'event_source'))) return 'notice'
  const value = textField(payload, 'event_value')
  if (value === '1' || value === 'PROBLEM') return 'raise'
  if (value === '0' || value === 'OK' || value === 'RESOLVED') return 'clear'
  return new Refusal('unknown_status', `event_value is ${JSON.stringify(value.slice(0, 40))}, not 0 or 1`)
}

/** {EVENT.TAGSJSON}: [{"tag": "interface", "value": "Gi0/3"}], as text or already parsed. */
function tagsOf(payload: Payload): Record<string, string> {
  const given = payload['event_tags'] ?? payload['event_tags_json']
  const list: unknown = typeof given === 'string' ? parsed(given) : given
  if (!Array.isArray(list)) return {}
  const tags: Record<string, string> = {}
  for (const one of list.slice(0, 48)) {
    const tag = payloadOf(one)
    const name = tag === undefined ? '' : scalarText(tag['tag'])
    if (tag !== undefined && name !== '' && name !== '__proto__') tags[name] ??= scalarText(tag['value'])
  }
  return tags
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined // an older Zabbix writes "interface:Gi0/3, scope:performance": people read it in the message
  }
}

function eventLink(payload: Payload, triggerId: string, eventId: string): string {
  const base = textField(payload, 'zabbix_url').replace(/\/+$/, '')
  return base === '' ? '' : `${base}/tr_events.php?triggerid=${triggerId}&eventid=${eventId}`
}
