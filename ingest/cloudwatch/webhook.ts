// POST /ingest/cloudwatch: Amazon CloudWatch alarms through an SNS topic (HTTPS subscription, raw message delivery off or on). SNS sends its
// JSON as text/plain. A subscription is confirmed by a person: nothing here ever calls an address that came in a message.
import type { EventKind, MonitoringEvent, ResourceHints } from '../contract/event.ts'
import { openFlat } from '../http/flat-body.ts'
import type { WebhookFormat } from '../http/webhook-format.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { conditionEvent } from '../normalise/condition-event.ts'
import { momentOf } from '../normalise/event-time.ts'
import { parsedPayload, payloadOf, textField, type Payload } from '../normalise/payload-fields.ts'
import { Refusal } from '../normalise/refusal.ts'
import { severityOf } from '../normalise/severity-words.ts'

const SOURCE = 'cloudwatch'

const STATES: Readonly<Record<string, EventKind>> = { ALARM: 'raise', OK: 'clear', INSUFFICIENT_DATA: 'notice' }

/** Dimensions that name the resource, best first, and the hint that each fills. */
const DIMENSION_HINTS: readonly (readonly [name: string, hint: 'instance' | 'service'])[] = [
  ['InstanceId', 'instance'],
  ['ServiceName', 'service'],
  ['FunctionName', 'service'],
  ['DBInstanceIdentifier', 'service'],
  ['DBClusterIdentifier', 'service'],
  ['LoadBalancer', 'service'],
  ['LoadBalancerName', 'service'],
  ['ApiName', 'service'],
  ['QueueName', 'service'],
  ['CacheClusterId', 'service'],
  ['ClusterName', 'service'],
]
const ARN_NAME = /[:/]([^:/]+)$/

export const cloudwatchWebhook: WebhookFormat = {
  source: SOURCE,
  url: '/ingest/cloudwatch',
  accepts: ['json', 'text'],
  answer: 'report',
  summary: 'Amazon CloudWatch alarms through an SNS topic with an HTTPS subscription.',
  bodySchema: {
    type: 'object',
    properties: {
      Type: { enum: ['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation'] },
      TopicArn: { type: 'string' },
      Message: { description: 'The alarm: JSON as text, or the object itself.' },
      SubscribeURL: { type: 'string' },
    },
    description: 'The envelope of SNS, or the alarm itself (raw message delivery).',
  },
  open: (body, receipt) => openFlat(typeof body === 'string' ? parsedPayload(body) : body, receipt, readMessage),
}

function readMessage(envelope: Payload, receipt: Receipt): MonitoringEvent | Refusal {
  const type = textField(envelope, 'Type')
  if (type === 'SubscriptionConfirmation' || type === 'UnsubscribeConfirmation')
    return confirmation(type, envelope, receipt)
  const message = envelope['Message']
  const alarm = (typeof message === 'string' ? parsedPayload(message) : payloadOf(message)) ?? envelope
  const name = textField(alarm, 'AlarmName')
  if (name === '') return new Refusal('missing_field', 'AlarmName is missing: not the message of a CloudWatch alarm')
  const state = textField(alarm, 'NewStateValue')
  const kind = state === '' ? 'raise' : Object.hasOwn(STATES, state) ? STATES[state] : undefined
  if (kind === undefined) return new Refusal('unknown_status', `NewStateValue is ${JSON.stringify(state.slice(0, 40))}`)
  const trigger = payloadOf(alarm['Trigger']) ?? {}
  const dimensions = dimensionsOf(trigger['Dimensions'] ?? alarm['Dimensions'])
  const metric = textField(trigger, 'MetricName') || textField(alarm, 'MetricName')
  const namespace = textField(trigger, 'Namespace') || textField(alarm, 'Namespace')
  const application = textField(alarm, 'Application')
  const text = textField(alarm, 'AlarmDescription') || name
  const reason = textField(alarm, 'NewStateReason')
  return conditionEvent(
    {
      source: SOURCE,
      kind,
      checkName: name,
      ...(metric === '' ? {} : { component: `metric=${metric}` }),
      severity: severityOf({ severity: textField(alarm, 'Priority', 'Severity') }) ?? 'major',
      hints: hintsOf(dimensions, application || namespace || SOURCE),
      identity: {
        alarm: textField(alarm, 'AlarmArn') || name,
        account: textField(alarm, 'AWSAccountId'),
        region: textField(alarm, 'Region'),
        application,
      },
      summary: reason === '' ? text : `${text}: ${reason}`,
      labels: {
        alertname: name,
        account: textField(alarm, 'AWSAccountId'),
        region: textField(alarm, 'Region'),
        namespace,
        metric,
        application,
        ...dimensions,
      },
      occurredAt: momentOf(textField(alarm, 'StateChangeTime')),
      occurrence: textField(envelope, 'MessageId') || state,
    },
    receipt,
  )
}

/** `[{ name, value }]`; newer messages write Name and Value. */
function dimensionsOf(given: unknown): Record<string, string> {
  if (!Array.isArray(given)) return {}
  const pairs = (given as readonly unknown[]).map((one) => {
    const dimension = payloadOf(one) ?? {}
    return [textField(dimension, 'name', 'Name'), textField(dimension, 'value', 'Value')] as const
  })
  return Object.fromEntries(pairs.filter(([name]) => name !== ''))
}

function hintsOf(dimensions: Readonly<Record<string, string>>, otherwise: string): ResourceHints {
  for (const [name, hint] of DIMENSION_HINTS) {
    const value = dimensions[name]
    if (value !== undefined && value !== '') return { [hint]: value }
  }
  return { service: otherwise }
}

/** The address to follow stands in the event, for a person to read and to follow. */
function confirmation(type: string, envelope: Payload, receipt: Receipt): MonitoringEvent {
  const topic = textField(envelope, 'TopicArn')
  const name = ARN_NAME.exec(topic)?.[1] ?? topic
  const wants = type === 'SubscriptionConfirmation'
  return conditionEvent(
    {
      source: SOURCE,
      kind: 'notice',
      checkName: type,
      eventClass: wants ? 'snsSubscriptionWaits' : 'snsUnsubscribed',
      severity: 'warning',
      hints: { service: SOURCE },
      component: `topic=${name}`,
      identity: { type, topic },
      summary: wants
        ? `SNS topic ${name} waits for its subscription to be confirmed: follow the link of this event`
        : `SNS topic ${name} no longer sends here`,
      labels: { topic },
      links: { 'Confirm at AWS': textField(envelope, 'SubscribeURL') },
      occurredAt: momentOf(textField(envelope, 'Timestamp')),
      occurrence: textField(envelope, 'MessageId'),
      original: envelope,
    },
    receipt,
  )
}
