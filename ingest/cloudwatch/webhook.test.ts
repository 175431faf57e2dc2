// CloudWatch alarms as SNS delivers them.
import { describe, expect, it } from 'vitest'
import { gist, readAll, readOne } from '../http/format.test-support.ts'
import { cloudwatchWebhook } from './webhook.ts'

const alarm = (NewStateValue: string, more = {}) => ({
  AlarmName: 'HighCPUUsage',
  AlarmDescription: 'CPU above 90 %',
  AWSAccountId: '123456789012',
  AlarmArn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:HighCPUUsage',
  NewStateValue,
  NewStateReason: 'Threshold Crossed',
  StateChangeTime: '2026-11-21T10:00:00.250+0000',
  Region: 'EU (Ireland)',
  Trigger: {
    MetricName: 'CPUUtilization',
    Namespace: 'AWS/EC2',
    Dimensions: [{ name: 'InstanceId', value: 'i-0abc' }],
  },
  ...more,
})
const sns = (message: object) => ({
  Type: 'Notification',
  MessageId: 'm-1',
  TopicArn: 'arn:aws:sns:eu-west-1:123456789012:nocturne',
  Message: JSON.stringify(message),
})

describe('CloudWatch through SNS', () => {
  it('ALARM => OK, whether SNS wraps it or not', () => {
    const raised = readOne(cloudwatchWebhook, sns(alarm('ALARM')))
    expect(gist(raised)).toEqual({
      kind: 'raise',
      eventClass: 'highCpu',
      severity: 'major',
      hints: { instance: 'i-0abc' },
      component: 'metric=CPUUtilization',
      summary: 'CPU above 90 %: Threshold Crossed',
    })
    expect(raised.occurredAt).toBe(Date.parse('2026-11-21T10:00:00.250Z'))
    expect(readOne(cloudwatchWebhook, alarm('OK'))).toMatchObject({ kind: 'clear', fingerprint: raised.fingerprint })
    expect(readOne(cloudwatchWebhook, alarm('INSUFFICIENT_DATA')).kind).toBe('notice')
  })

  it('the text/plain body of SNS is read as JSON', () => {
    const opened = cloudwatchWebhook.open(JSON.stringify(sns(alarm('ALARM'))), { sender: 't', at: 1, domain: 'd' })
    expect('items' in opened && opened.items).toHaveLength(1)
  })

  it('a composite alarm has no metric and is told apart by its name', () => {
    const [one, two] = ['A', 'B'].map((AlarmName) =>
      readOne(cloudwatchWebhook, { AlarmName, NewStateValue: 'ALARM', AlarmRule: 'ALARM(x)' }),
    )
    expect(one?.resource).toEqual({ hints: { service: 'cloudwatch' } })
    expect(one?.fingerprint).not.toBe(two?.fingerprint)
  })

  it('a subscription that waits is a notice with the link; the link is not followed', () => {
    const event = readOne(cloudwatchWebhook, {
      Type: 'SubscriptionConfirmation',
      TopicArn: 'arn:aws:sns:eu-west-1:1:nocturne',
      SubscribeURL: 'https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=x',
    })
    expect(event).toMatchObject({
      kind: 'notice',
      eventClass: 'snsSubscriptionWaits',
      links: [{ title: 'Confirm at AWS' }],
    })
  })

  it.each([
    [{ Message: 'hello' }, 'missing_field'],
    [alarm('BROKEN'), 'unknown_status'],
    [7, 'not_a_webhook'],
  ])('refuses %j as %s', (body, reason) => {
    const read = () => readAll(cloudwatchWebhook, body)
    if (typeof body === 'number') expect(read).toThrow(reason)
    else expect(read()[0]).toMatchObject({ reason })
  })
})
