// Sample payloads of tools that others have collected (../shared/fixtures/prometheus-rules/keep-alert-mocks): every one is accepted and becomes an
// event with a class, a severity, a place and a fingerprint that its resolution shares.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { alertmanagerWebhook } from '../alertmanager/webhook.ts'
import { checkmkNotification } from '../checkmk/notification.ts'
import { cloudwatchWebhook } from '../cloudwatch/webhook.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import { grafanaWebhook } from '../grafana/webhook.ts'
import { librenmsWebhook } from '../librenms/webhook.ts'
import { netboxWebhook } from '../netbox/webhook.ts'
import { gist, readOne } from './format.test-support.ts'

const FOLDER = new URL('../../../shared/fixtures/prometheus-rules/keep-alert-mocks/', import.meta.url)
const missing = existsSync(FOLDER) ? '' : ' (skipped: no ../shared/fixtures/prometheus-rules)'

/** `ALERTS` of a file: one payload, or several by name. */
function samples(file: string): unknown {
  return (JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as { ALERTS: unknown }).ALERTS // the form of these files
}

interface Templated {
  /** The service that the rule watches. */
  readonly service?: string
  readonly payload: {
    readonly title?: string
    readonly summary?: string
    readonly labels?: Record<string, string>
    readonly annotations?: Record<string, string>
  }
  readonly parameters?: Readonly<Record<string, readonly string[]>>
}

/** The alert with the first value of each parameter that is a label. */
function labelsOf(name: string, { service, payload, parameters = {} }: Templated): Record<string, string> {
  const given = Object.entries(parameters).flatMap(([key, values]) =>
    key.startsWith('labels.') ? [[key.slice(7), values[0] ?? '']] : [],
  )
  return {
    alertname: payload.title ?? name,
    ...(service === undefined ? {} : { service }),
    ...payload.labels,
    ...(Object.fromEntries(given) as Record<string, string>),
  }
}

function check(event: MonitoringEvent): void {
  expect(event.eventClass).not.toBe('')
  expect(['critical', 'major', 'minor', 'warning', 'indeterminate', 'cleared']).toContain(event.severity)
  expect(event.fingerprint).toMatch(/^[0-9a-f]{16}$/)
  const { ci = '', hints = {} } = event.resource
  const places = [ci, ...Object.values(hints)].filter((text) => text !== '')
  expect(places, `${event.eventClass} says nothing of where it is`).not.toEqual([])
}

describe.skipIf(missing !== '')(`sample payloads${missing}`, () => {
  it('Checkmk: a recovery, and the problem before it', () => {
    const sample = samples('checkmk.json') as Record<string, string>
    const event = readOne(checkmkNotification, sample)
    expect(gist(event)).toMatchObject({
      kind: 'clear',
      eventClass: 'HostDown',
      hints: { hostname: 'server1', ip: '10.10.0.185' },
    })
    const problem = { ...sample, notification_type: 'PROBLEM', status: 'DOWN', event: 'UP -> DOWN' }
    expect(readOne(checkmkNotification, problem)).toMatchObject({
      kind: 'raise',
      severity: 'critical',
      fingerprint: event.fingerprint,
    })
  })

  it('LibreNMS: a recovery, and the alert before it', () => {
    const sample = samples('libre_nms.json') as Record<string, string>
    const event = readOne(librenmsWebhook, sample)
    expect(gist(event)).toMatchObject({
      kind: 'clear',
      eventClass: 'HostDown',
      hints: { ip: '10.10.1.147', sysName: 'node' },
    })
    const alert = { ...sample, state: '1', severity: 'critical', uid: '40' }
    expect(readOne(librenmsWebhook, alert)).toMatchObject({
      kind: 'raise',
      severity: 'critical',
      fingerprint: event.fingerprint,
    })
  })

  it.each([
    ['grafana.json', grafanaWebhook],
    ['prometheus.json', alertmanagerWebhook],
  ])('%s: firing twice, then resolved', (file, format) => {
    const rules = Object.entries(samples(file) as Record<string, Templated>)
    expect(rules.length).toBeGreaterThan(1)
    for (const [name, rule] of rules) {
      const alert = {
        status: 'firing',
        labels: labelsOf(name, rule),
        annotations: rule.payload.annotations ?? {},
        startsAt: '2026-11-21T10:00:00Z',
      }
      const [first, again] = [readOne(format, { alerts: [alert] }), readOne(format, { alerts: [alert] })]
      check(first)
      expect(again.fingerprint).toBe(first.fingerprint)
      const over = { ...alert, status: 'resolved', endsAt: '2026-11-21T10:04:00Z' }
      expect(readOne(format, { alerts: [over] })).toMatchObject({ kind: 'clear', fingerprint: first.fingerprint })
    }
  })

  it('CloudWatch: an alarm, and its end', () => {
    const alarms = Object.values(samples('cloudwatch.json') as Record<string, { payload: { Message: object } }>)
    expect(alarms.length).toBeGreaterThan(1)
    for (const { payload } of alarms) {
      const event = readOne(cloudwatchWebhook, payload)
      check(event)
      expect(event.kind).toBe('raise')
      const over = { Message: { ...payload.Message, NewStateValue: 'OK' } }
      expect(readOne(cloudwatchWebhook, over)).toMatchObject({ kind: 'clear', fingerprint: event.fingerprint })
    }
  })

  it('NetBox: a site was created', () => {
    const event = readOne(netboxWebhook, samples('netbox.json'))
    check(event)
    expect(event).toMatchObject({
      kind: 'notice',
      eventClass: 'netbox.site.created',
      summary: 'admin created site Test',
    })
  })
})
