// OTLP/HTTP logs in JSON: what is inherited, what a record says itself.
import { describe, expect, it } from 'vitest'
import { gist, readAll, readOne } from '../http/format.test-support.ts'
import { Refusal } from '../normalise/refusal.ts'
import { otlpLogs } from './logs.ts'

const text = (key: string, stringValue: string) => ({ key, value: { stringValue } })
const logs = (...logRecords: readonly unknown[]) => ({
  resourceLogs: [
    {
      resource: {
        attributes: [text('service.name', 'orders'), text('host.name', 'app-3'), text('k8s.namespace.name', 'shop')],
      },
      scopeLogs: [{ scope: { name: 'db.pool' }, logRecords }],
    },
  ],
})
const record = (change: object = {}) => ({
  timeUnixNano: '1795255500123000000',
  severityNumber: 17,
  severityText: 'ERROR',
  body: { stringValue: 'no connection to orders-db' },
  attributes: [{ key: 'pool.size', value: { intValue: '20' } }],
  traceId: '5b8efff798038103d269b633813fc60c',
  ...change,
})

describe('OTLP logs', () => {
  it('a record is a notice with the severity of its number and the hints of its resource', () => {
    const event = readOne(otlpLogs, logs(record()))
    expect(gist(event)).toEqual({
      kind: 'notice',
      eventClass: 'log.error',
      severity: 'major',
      hints: { k8sNamespace: 'shop', service: 'orders', hostname: 'app-3' },
      component: undefined,
      summary: 'no connection to orders-db',
    })
    expect(event.occurredAt).toBe(1_795_255_500_123)
    expect(event.labels).toMatchObject({ 'pool.size': '20', traceId: '5b8efff798038103d269b633813fc60c' })
  })

  it('an event that says its kind: raise => clear with one fingerprint', () => {
    const named = (kind: string) =>
      logs(record({ eventName: 'db.pool.exhausted', attributes: [text('nocturne.kind', kind)] }))
    const raised = readOne(otlpLogs, named('raise'))
    expect(raised).toMatchObject({ kind: 'raise', eventClass: 'db.pool.exhausted' })
    expect(readOne(otlpLogs, named('clear'))).toMatchObject({ kind: 'clear', fingerprint: raised.fingerprint })
  })

  it('one bad record does not cost the others', () => {
    const results = readAll(otlpLogs, logs(record(), 7, record({ body: {} })))
    expect(results.map((one) => (one instanceof Refusal ? one.reason : one.kind))).toEqual([
      'notice',
      'not_an_object',
      'missing_field',
    ])
  })

  it.each([
    [9, 'indeterminate'],
    [13, 'warning'],
    [21, 'critical'],
  ])('severityNumber %i => %s', (severityNumber, severity) => {
    expect(readOne(otlpLogs, logs(record({ severityNumber }))).severity).toBe(severity)
  })
})
