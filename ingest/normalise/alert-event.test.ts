// Golden cases in the shapes that Prometheus 2.42 and Alertmanager 0.25 were seen to send: alert in, event out.
import { describe, expect, it } from 'vitest'
import { alertmanagerWebhook } from '../alertmanager/webhook.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import { prometheusAlerts } from '../prometheus/alerts-api.ts'
import type { Receipt } from './alert-event.ts'
import { Refusal } from './refusal.ts'

const NOW = Date.parse('2026-11-21T22:36:45.000Z')
const receipt: Receipt = { sender: 'token:prom', at: NOW, domain: 'default' }

const SENT = {
  annotations: { summary: 'web-1 does not answer', runbook_url: 'https://wiki.example/runbooks/target-down' },
  endsAt: '2026-11-21T22:40:44.151Z',
  startsAt: '2026-11-21T22:36:44.151Z',
  generatorURL: 'http://prom-1:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1',
  labels: { alertname: 'TargetDown', cluster: 'dc1', instance: 'web-1:9100', job: 'node', severity: 'critical' },
}
const POSTED = {
  ...SENT,
  status: 'firing',
  endsAt: '0001-01-01T00:00:00Z',
  fingerprint: 'a1b2c3d4e5f60718',
}

function viaPrometheus(alert: unknown, at = NOW): MonitoringEvent {
  const opened = prometheusAlerts.open([alert], { ...receipt, at })
  return normalised(opened, alert)
}

function viaAlertmanager(alert: unknown, at = NOW): MonitoringEvent {
  const opened = alertmanagerWebhook.open(
    { version: '4', externalURL: 'http://am:9093', alerts: [alert] },
    { ...receipt, at },
  )
  return normalised(opened, alert)
}

function normalised(opened: ReturnType<typeof prometheusAlerts.open>, alert: unknown): MonitoringEvent {
  if (opened instanceof Refusal) throw new Error(opened.detail)
  const event = opened.normalise(alert)
  if (event instanceof Refusal) throw new Error(`${event.reason}: ${event.detail}`)
  return event
}

function refusedBy(alert: unknown): string {
  const opened = prometheusAlerts.open([alert], receipt)
  if (opened instanceof Refusal) return opened.reason
  const event = opened.normalise(alert)
  return event instanceof Refusal ? event.reason : 'accepted'
}

describe('Prometheus straight to us', () => {
  it('a firing alert is a raise with a lease', () => {
    const { id, fingerprint, ...event } = viaPrometheus(SENT)
    expect(event).toEqual({
      source: 'prometheus',
      sender: 'token:prom',
      occurredAt: Date.parse(SENT.startsAt),
      observedAt: NOW,
      kind: 'raise',
      eventClass: 'HostDown',
      severity: 'critical',
      resource: { hints: { instance: 'web-1:9100', hostname: 'web-1' } },
      summary: 'web-1 does not answer',
      labels: SENT.labels,
      annotations: SENT.annotations,
      links: [
        { title: 'Prometheus', url: SENT.generatorURL },
        { title: 'Runbook', url: SENT.annotations.runbook_url },
      ],
      domain: 'default',
      expiresAt: Date.parse(SENT.endsAt),
    })
    expect(fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(id.startsWith(fingerprint)).toBe(true)
  })

  it('the same alert with endsAt in the past is its clear, at endsAt', () => {
    const raise = viaPrometheus(SENT)
    const clear = viaPrometheus({ ...SENT, endsAt: '2026-11-21T22:36:44.500Z' })
    expect(clear).toMatchObject({
      kind: 'clear',
      severity: 'cleared',
      occurredAt: Date.parse('2026-11-21T22:36:44.500Z'),
    })
    expect(clear.expiresAt).toBeUndefined()
    expect(clear.fingerprint).toBe(raise.fingerprint)
    expect(clear.id).not.toBe(raise.id)
  })

  it('without times it fires from now on for five minutes', () => {
    const event = viaPrometheus({
      labels: { alertname: 'A' },
      startsAt: '0001-01-01T00:00:00Z',
      endsAt: '0001-01-01T00:00:00.000Z',
    })
    expect(event).toMatchObject({ kind: 'raise', occurredAt: NOW, expiresAt: NOW + 300_000 })
  })

  it('endsAt exactly now is over', () => {
    expect(viaPrometheus({ ...SENT, startsAt: undefined, endsAt: new Date(NOW).toISOString() }).kind).toBe('clear')
  })

  it('a retried request is the same occurrence, a re-send that moves the lease is a new one', () => {
    expect(viaPrometheus(SENT, NOW + 3_000).id).toBe(viaPrometheus(SENT).id)
    expect(viaPrometheus({ ...SENT, endsAt: '2026-11-21T22:41:44.151Z' }).id).not.toBe(viaPrometheus(SENT).id)
  })

  it('resolved re-sends are one occurrence however long they go on', () => {
    const resolved = { ...SENT, endsAt: '2026-11-21T22:36:44.500Z' }
    expect(viaPrometheus(resolved, NOW + 600_000).id).toBe(viaPrometheus(resolved).id)
  })

  it('undated alerts are new occurrences each time', () => {
    expect(viaPrometheus({ labels: { alertname: 'A' } }, NOW + 1).id).not.toBe(
      viaPrometheus({ labels: { alertname: 'A' } }).id,
    )
  })

  it('a clock over five minutes ahead is clamped and flagged', () => {
    const event = viaPrometheus({
      ...SENT,
      startsAt: new Date(NOW + 400_000).toISOString(),
      endsAt: new Date(NOW + 600_000).toISOString(),
    })
    expect(event).toMatchObject({ occurredAt: NOW, clockSkewMs: 400_000 })
    expect(event.raw, 'the source said something else than the event').toContain('"startsAt"')
    const near = viaPrometheus({ ...SENT, startsAt: new Date(NOW + 200_000).toISOString() })
    expect(near.occurredAt).toBe(NOW + 200_000)
    expect(near.clockSkewMs).toBeUndefined()
    expect(near.raw).toBeUndefined()
  })

  it('the watchdog alert is a notice with the lease by which its Prometheus promises to speak again', () => {
    const event = viaPrometheus({ ...SENT, labels: { alertname: 'Watchdog', severity: 'none' } })
    expect(event).toMatchObject({ kind: 'notice', eventClass: 'watchdog' })
    expect(event.expiresAt).toBe(Date.parse(SENT.endsAt))
    expect(viaPrometheus({ ...SENT, labels: { alertname: 'InfoInhibitor' } }).expiresAt).toBeUndefined()
  })

  it.each([
    ['text', 'not_an_object'],
    [[SENT], 'not_an_object'],
    [null, 'not_an_object'],
    [{}, 'labels_not_an_object'],
    [{ labels: {} }, 'no_labels'],
    [{ labels: { a: '' } }, 'no_labels'],
    [{ labels: [] }, 'labels_not_an_object'],
    [{ labels: { a: null } }, 'label_not_text'],
    [{ labels: { '': 'x' } }, 'bad_label_name'],
    [{ labels: { 'a\u0000b': 'x' } }, 'bad_label_name'],
    [{ labels: { a: 'x'.repeat(20_000) } }, 'labels_too_large'],
    [{ labels: Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`l${i}`, 'x'])) }, 'too_many_labels'],
    [{ labels: { a: 'b' }, annotations: 'x' }, 'labels_not_an_object'],
    [{ labels: { a: 'b' }, annotations: { x: 1 } }, 'label_not_text'],
    [{ labels: { a: 'b' }, startsAt: 'yesterday' }, 'bad_time'],
    [{ labels: { a: 'b' }, startsAt: 5 }, 'bad_time'],
    [{ labels: { a: 'b' }, endsAt: '2026-02-31T25:00:00Z' }, 'bad_time'],
    [{ labels: { a: 'b' }, startsAt: '2026-11-21T10:00:00Z', endsAt: '2026-11-21T09:00:00Z' }, 'ends_before_start'],
    [{ labels: { refused: 'a label like any other', reason: 'x' } }, 'accepted'],
  ])('%j is %s', (alert, reason) => {
    expect(refusedBy(alert)).toBe(reason)
  })
})

describe("Alertmanager's webhook", () => {
  it('a firing alert is a raise without a lease', () => {
    const event = viaAlertmanager(POSTED)
    expect(event).toMatchObject({ source: 'alertmanager', kind: 'raise', occurredAt: Date.parse(SENT.startsAt) })
    expect(event.expiresAt).toBeUndefined()
    expect(event.links).toContainEqual({ title: 'Alertmanager', url: 'http://am:9093' })
  })

  it('the status of the alert decides', () => {
    const event = viaAlertmanager({ ...POSTED, status: 'resolved', endsAt: '2026-11-21T22:36:44.500Z' })
    expect(event).toMatchObject({ kind: 'clear', occurredAt: Date.parse('2026-11-21T22:36:44.500Z') })
  })

  it('has the fingerprint of the same alert sent straight by Prometheus', () => {
    expect(viaAlertmanager(POSTED).fingerprint).toBe(viaPrometheus(SENT).fingerprint)
    expect(viaAlertmanager(POSTED).id).not.toBe(viaPrometheus(SENT).id)
  })

  it('a retry within seconds is the same occurrence, a repeat is a new one', () => {
    expect(viaAlertmanager(POSTED, NOW + 2_000).id).toBe(viaAlertmanager(POSTED).id)
    expect(viaAlertmanager(POSTED, NOW + 60_000).id).not.toBe(viaAlertmanager(POSTED).id)
  })
})

describe('what is said about an alert', () => {
  const labelled = (labels: Record<string, string>, more = {}) =>
    viaPrometheus({ labels: { alertname: 'A', ...labels }, ...more })

  it('equal Prometheus servers are one source', () => {
    expect(labelled({ prometheus_replica: 'a' }).fingerprint).toBe(labelled({ prometheus_replica: 'b' }).fingerprint)
    expect(labelled({ replica: 'a' }).fingerprint).not.toBe(labelled({ replica: 'b' }).fingerprint)
  })

  it('labels with empty values are as if absent', () => {
    expect(labelled({ x: '' }).labels).toEqual({ alertname: 'A' })
    expect(labelled({ x: '' }).fingerprint).toBe(labelled({}).fingerprint)
  })

  it('a label names the domain', () => {
    expect(labelled({ nocturne_domain: 'site-b' }).domain).toBe('site-b')
    expect(labelled({ domain: 'site-b', site: 'x' }).domain).toBe('default')
  })

  it('links are http only', () => {
    const event = labelled(
      {},
      { generatorURL: 'javascript:alert(1)', annotations: { runbook_url: 'data:text/html,x' } },
    )
    expect(event.links).toEqual([])
  })

  it('a long annotation is cut and the original kept, bounded', () => {
    const event = labelled({}, { annotations: { description: 'd'.repeat(20_000), summary: ' ' } })
    expect(event.annotations['description']).toHaveLength(8_193)
    expect(event.raw).toHaveLength(4_096)
    expect(event.summary).toHaveLength(500)
  })

  it('without a summary the name and the place are one', () => {
    expect(labelled({ instance: 'db-1:9104' }).summary).toBe('A on db-1:9104')
  })
})
