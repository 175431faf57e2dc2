// POST /ingest/netbox: NetBox webhooks with their default body. What changes in the inventory is no condition: it becomes a notice on the device
// that was changed, to be seen beside an incident there.
import type { MonitoringEvent, ResourceHints } from '../contract/event.ts'
import { openFlat } from '../http/flat-body.ts'
import { jsonText } from '../http/refused-letters.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { conditionEvent, hostHints } from '../normalise/condition-event.ts'
import { momentOf } from '../normalise/event-time.ts'
import { payloadOf, textField, type Payload } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'

const SOURCE = 'netbox'
const HOST_MODELS = ['device', 'virtualmachine']

export const netboxWebhook: WebhookFormat = {
  source: SOURCE,
  url: '/ingest/netbox',
  answer: 'report',
  summary: "NetBox's webhook with its default body: changes of the inventory, as notices.",
  bodySchema: {
    type: 'object',
    required: ['event', 'model', 'data'],
    properties: {
      event: { type: 'string', description: 'created, updated, deleted.' },
      model: { type: 'string', description: 'device, interface, cable ...' },
      timestamp: { type: 'string' },
      username: { type: 'string' },
      request_id: { type: 'string' },
      data: { type: 'object' },
      snapshots: { type: 'object' },
    },
  },
  open: (body, receipt) => openFlat(body, receipt, readChange),
}

function readChange(payload: Payload, receipt: Receipt): MonitoringEvent | Refusal {
  const event = textField(payload, 'event')
  const model = textField(payload, 'model').toLowerCase()
  const data = payloadOf(payload['data'])
  if (event === '' || model === '') return new Refusal('missing_field', 'event or model is missing')
  if (data === undefined) return new Refusal('missing_field', 'data is missing')
  const name = textField(data, 'display', 'name')
  const user = textField(payload, 'username')
  const part = partOf(model, data)
  return conditionEvent(
    {
      source: SOURCE,
      kind: 'notice',
      checkName: model,
      eventClass: `netbox.${model}.${event}`,
      severity: 'indeterminate',
      hints: hintsOf(model, data),
      ...(part === undefined ? {} : { component: part }),
      identity: { model, id: textField(data, 'id') || name },
      summary: [user, event, model, name].filter((word) => word !== '').join(' '),
      labels: {
        model,
        user,
        status: textField(payloadOf(data['status']) ?? {}, 'value'),
        changed: changedFields(payload['snapshots']),
      },
      links: { NetBox: textField(data, 'display_url', 'url') },
      occurredAt: momentOf(textField(payload, 'timestamp')),
      occurrence: textField(payload, 'request_id') || event,
      original: payload,
    },
    receipt,
  )
}

/** The device itself, or the one that the changed thing is a part of. */
function hintsOf(model: string, data: Payload): ResourceHints {
  const host = HOST_MODELS.includes(model) ? data : (payloadOf(data['device']) ?? payloadOf(data['virtual_machine']))
  if (host === undefined) return { service: SOURCE }
  const [address = ''] = textField(payloadOf(host['primary_ip']) ?? {}, 'address').split('/')
  const hints = hostHints(textField(host, 'name', 'display'), address)
  return Object.keys(hints).length === 0 ? { service: SOURCE } : hints
}

function partOf(model: string, data: Payload): string | undefined {
  if (HOST_MODELS.includes(model)) return undefined
  const name = textField(data, 'name', 'display')
  if (name === '') return undefined
  return model === 'interface' || model === 'vminterface' ? `ifName=${name}` : `${model}=${name}`
}

/** Names of what is another after the change than before it; NetBox's own time stamp is always. */
function changedFields(snapshots: unknown): string {
  const both = payloadOf(snapshots) ?? {}
  const [before, after] = [payloadOf(both['prechange']), payloadOf(both['postchange'])]
  if (before === undefined || after === undefined) return ''
  const names = Object.keys(after).filter((name) => name !== 'last_updated')
  return names.filter((name) => jsonText(before[name]) !== jsonText(after[name])).join(',')
}
