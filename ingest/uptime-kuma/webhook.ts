// POST /ingest/uptime-kuma: the webhook notification of Uptime Kuma (application/json): heartbeat, monitor, msg.
import type { EventKind, MonitoringEvent, ResourceHints } from '../contract/event.ts'
import { openFlat } from '../http/flat-body.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { conditionEvent, hostHints } from '../normalise/condition-event.ts'
import { momentOf } from '../normalise/event-time.ts'
import { hostPart } from '../normalise/host-part.ts'
import { payloadOf, textField, type Payload } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'

const SOURCE = 'uptime-kuma'

/** heartbeat.status: down, up, pending (a retry), maintenance. */
const STATUS: Readonly<Record<string, EventKind>> = { 0: 'raise', 1: 'clear', 2: 'notice', 3: 'notice' }
/** Monitors that ask the machine itself, not a service on it. */
const HOST_MONITORS = ['ping', 'tailscale-ping', 'snmp']

export const uptimeKumaWebhook: WebhookFormat = {
  source: SOURCE,
  url: '/ingest/uptime-kuma',
  answer: 'report',
  summary: "Uptime Kuma's webhook notification (application/json).",
  bodySchema: {
    type: 'object',
    required: ['heartbeat', 'monitor', 'msg'],
    properties: {
      heartbeat: {
        type: ['object', 'null'],
        properties: { status: { enum: [0, 1, 2, 3] }, time: { type: 'string' }, msg: { type: 'string' } },
        description: 'null in a test message and in the reminder of a certificate that expires.',
      },
      monitor: {
        type: ['object', 'null'],
        properties: {
          id: { type: 'integer' },
          name: { type: 'string' },
          type: { type: 'string' },
          url: { type: 'string' },
          hostname: { type: 'string' },
          port: { type: 'integer' },
        },
      },
      msg: { type: 'string' },
    },
  },
  open: (body, receipt) => openFlat(body, receipt, readMessage),
}

function readMessage(payload: Payload, receipt: Receipt): MonitoringEvent | Refusal {
  const msg = textField(payload, 'msg')
  const heartbeat = payloadOf(payload['heartbeat'])
  const monitor = payloadOf(payload['monitor'])
  if (heartbeat === undefined || monitor === undefined) {
    return msg === ''
      ? new Refusal('missing_field', 'neither heartbeat and monitor nor msg is there')
      : announcement(msg, receipt)
  }
  const status = textField(heartbeat, 'status')
  const kind = Object.hasOwn(STATUS, status) ? STATUS[status] : undefined
  if (kind === undefined)
    return new Refusal('unknown_status', `heartbeat.status is ${JSON.stringify(status.slice(0, 40))}, not 0 to 3`)
  const name = textField(monitor, 'name')
  const id = textField(monitor, 'id')
  if (name === '' && id === '') return new Refusal('no_identity', 'the monitor has neither an id nor a name')
  const type = textField(monitor, 'type')
  const ofHost = HOST_MONITORS.includes(type)
  const target = targetOf(monitor)
  const said = textField(heartbeat, 'msg')
  return conditionEvent(
    {
      source: SOURCE,
      kind,
      checkName: name,
      eventClass: ofHost ? 'HostDown' : 'endpointDown',
      ...(ofHost ? {} : { component: componentOf(monitor, name) }),
      severity: ofHost ? 'critical' : 'major',
      hints: target.hints,
      identity: { id, target: target.text === '' ? name : target.text },
      summary: msg === '' ? `${name} ${said}` : msg,
      labels: { monitor: name, monitorId: id, type, target: target.text },
      annotations: { message: said, ping: textField(heartbeat, 'ping') },
      links: { Target: textField(monitor, 'url') },
      occurredAt: momentOf(textField(heartbeat, 'time')),
      occurrence: status,
    },
    receipt,
  )
}

/** "Test" of the notification's dialog, and what Uptime Kuma says of no heartbeat: certificates. */
function announcement(msg: string, receipt: Receipt): MonitoringEvent {
  const certificate = /certificate/i.test(msg)
  return conditionEvent(
    {
      source: SOURCE,
      kind: 'notice',
      checkName: msg,
      eventClass: certificate ? 'certificateExpiring' : 'uptimeKumaMessage',
      severity: certificate ? 'warning' : 'indeterminate',
      hints: { ...hostPart(/https?:\/\/[^\s\]]+/.exec(msg)?.[0] ?? ''), service: SOURCE },
      identity: { msg },
      summary: msg,
      occurredAt: null,
    },
    receipt,
  )
}

function targetOf(monitor: Payload): { readonly text: string; readonly hints: ResourceHints } {
  const hostname = textField(monitor, 'hostname')
  // Monitors of a host keep the form's default "https://" in url.
  const url = textField(monitor, 'url').replace(/^https?:\/\/$/, '')
  const text = hostname === '' ? url : hostname
  const name = textField(monitor, 'name')
  return { text, hints: { ...hostHints(text, ''), ...(name === '' ? {} : { service: name }) } }
}

function componentOf(monitor: Payload, name: string): string {
  const url = textField(monitor, 'url').replace(/^https?:\/\/$/, '')
  const port = textField(monitor, 'port')
  if (url !== '') return `url=${url}`.slice(0, 256)
  return textField(monitor, 'hostname') !== '' && port !== '' && port !== '0' ? `port=${port}` : `monitor=${name}`
}
