// Grafana's webhook: bodies as its documentation describes them, with values of our own.
import { describe, expect, it } from 'vitest'
import { gist, readAll, readOne } from '../http/format.test-support.ts'
import { Refusal } from '../normalise/refusal.ts'
import { grafanaWebhook } from './webhook.ts'

const alert = (change: object = {}) => ({
  status: 'firing',
  labels: { alertname: 'Memory above 90 %', grafana_folder: 'NOC', instance: 'app-3:9100', severity: 'critical' },
  annotations: { summary: 'app-3 has little memory left', runbook_url: 'https://wiki.example.net/memory' },
  startsAt: '2026-11-21T11:00:00.5+01:00',
  endsAt: '0001-01-01T00:00:00Z',
  generatorURL: 'https://grafana.example.net/alerting/grafana/abc/view',
  fingerprint: 'c6eadffa33fcdf37',
  silenceURL: 'https://grafana.example.net/alerting/silence/new',
  dashboardURL: 'https://grafana.example.net/d/mem',
  panelURL: '',
  values: { B: 93.4 },
  valueString: "[ var='B' labels={instance=app-3:9100} value=93.4 ]",
  ...change,
})
const body = (alerts: readonly unknown[], more = {}) => ({
  receiver: 'nocturne',
  status: 'firing',
  orgId: 1,
  alerts,
  externalURL: 'https://grafana.example.net/',
  version: '1',
  groupKey: '{}:{alertname="Memory above 90 %"}',
  truncatedAlerts: 0,
  title: '[FIRING:1]',
  state: 'alerting',
  message: '**Firing**',
  ...more,
})

describe('Grafana webhook', () => {
  it('a firing alert: labels decide, the links to rule, dashboard and silence are kept', () => {
    const event = readOne(grafanaWebhook, body([alert()]))
    expect(gist(event)).toEqual({
      kind: 'raise',
      eventClass: 'Memory above 90 %',
      severity: 'critical',
      hints: { hostname: 'app-3', instance: 'app-3:9100' },
      component: 'grafana_folder=NOC',
      summary: 'app-3 has little memory left',
    })
    expect(event.links.map(({ title }) => title)).toEqual(['Grafana', 'Dashboard', 'Silence', 'Runbook'])
    expect(event.annotations['valueString']).toContain('93.4')
    expect(event.occurredAt).toBe(Date.parse('2026-11-21T10:00:00.5Z'))
  })

  it('firing => firing again => resolved: one fingerprint', () => {
    const raised = readOne(grafanaWebhook, body([alert()]))
    const resolved = readOne(grafanaWebhook, body([alert({ status: 'resolved', endsAt: '2026-11-21T10:04:00Z' })]))
    expect(resolved).toMatchObject({ kind: 'clear', severity: 'cleared', fingerprint: raised.fingerprint })
    expect(resolved.id).not.toBe(raised.id)
  })

  it('the Test button => a notice, never an alert that stays', () => {
    const test = alert({ labels: { alertname: 'TestAlert', instance: 'Grafana' } })
    expect(readOne(grafanaWebhook, body([test])).kind).toBe('notice')
  })

  it('alerts that Grafana left out => a notice that says so', () => {
    const [, notice] = readAll(grafanaWebhook, body([alert()], { truncatedAlerts: 7 }))
    expect(notice).toMatchObject({ kind: 'notice', source: 'grafana', eventClass: 'truncatedWebhook' })
  })

  it('one bad alert does not cost the others', () => {
    const results = readAll(grafanaWebhook, body([alert({ status: 'maybe' }), alert(), 'x']))
    expect(results.map((one) => (one instanceof Refusal ? one.reason : one.kind))).toEqual([
      'unknown_status',
      'raise',
      'not_an_object',
    ])
  })
})

describe('legacy dashboard alert', () => {
  const legacy = (state: string) => ({
    title: '[Alerting] Link load',
    ruleId: 12,
    ruleName: 'Link load',
    ruleUrl: 'https://grafana.example.net/d/1?viewPanel=2',
    state,
    orgId: 1,
    dashboardId: 1,
    panelId: 2,
    evalMatches: [{ value: 97, metric: 'load', tags: { host: 'edge-2', ifName: 'xe-0/0/1' } }],
    tags: { severity: 'warning' },
    message: 'The uplink is full.',
  })

  it('alerting => ok: one fingerprint, the host and port of the series', () => {
    const raised = readOne(grafanaWebhook, legacy('alerting'))
    expect(gist(raised)).toMatchObject({
      kind: 'raise',
      eventClass: 'Link load',
      severity: 'warning',
      hints: { hostname: 'edge-2' },
      component: 'ifName=xe-0/0/1',
    })
    expect(readOne(grafanaWebhook, { ...legacy('ok'), evalMatches: [] })).toMatchObject({
      kind: 'clear',
      fingerprint: raised.fingerprint,
    })
    expect(readOne(grafanaWebhook, legacy('paused')).kind).toBe('notice')
  })
})
