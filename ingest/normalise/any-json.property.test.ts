// Whatever JSON comes: nothing throws, and every alert is accepted or refused with a reason that is in the table.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alertmanagerWebhook } from '../alertmanager/webhook.ts'
import { labelFingerprint } from '../contract/fingerprint.ts'
import { webhookFormats } from '../http/formats.ts'
import type { OpenedBody } from '../http/webhook-format.ts'
import { prometheusAlerts } from '../prometheus/alerts-api.ts'
import { createCatalog } from '../snmp/catalog/catalog.ts'
import { STANDARD_MIBS } from '../snmp/catalog/standard-catalog.ts'
import { snmptrapdTraphandle } from '../snmptrapd/traphandle.ts'
import { ALERT_REFUSALS, Refusal, REQUEST_REFUSALS } from './refusal.ts'

const CATALOG = createCatalog(STANDARD_MIBS)
const FORMATS = webhookFormats({ mappings: () => new Map(), catalog: () => CATALOG })

const receipt = { sender: 'token:x', at: Date.parse('2026-11-21T22:36:45Z'), domain: 'default' }
const word = fc.constantFrom(
  'labels',
  'annotations',
  'startsAt',
  'endsAt',
  'status',
  'firing',
  'resolved',
  'alertname',
  'instance',
  '__proto__',
  'constructor',
  'ifIndex',
  'severity',
  '',
)
const time = fc.oneof(
  fc.date({ noInvalidDate: true }).map((d) => d.toISOString()),
  fc.constant('0001-01-01T00:00:00Z'),
  fc.string(),
)
const text = fc.oneof(word, fc.string(), fc.string({ unit: 'binary' }))
const bag = fc.dictionary(text, fc.oneof({ weight: 8, arbitrary: text }, { weight: 1, arbitrary: fc.jsonValue() }), {
  noNullPrototype: true,
})
const alert = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record(
      {
        labels: bag,
        annotations: bag,
        startsAt: time,
        endsAt: time,
        status: fc.constantFrom('firing', 'resolved', 'x'),
        generatorURL: text,
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue() },
)
/** As it comes from the wire: __proto__ is an own property. */
const overTheWire = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown

function checkEach(opened: OpenedBody | Refusal<keyof typeof REQUEST_REFUSALS>): void {
  if (opened instanceof Refusal) {
    expect(Object.hasOwn(REQUEST_REFUSALS, opened.reason)).toBe(true)
    return
  }
  for (const item of opened.items) {
    const result = opened.normalise(item)
    if (result instanceof Refusal) {
      expect(Object.hasOwn(ALERT_REFUSALS, result.reason)).toBe(true)
      continue
    }
    expect(result.eventClass).not.toBe('')
    expect(result.summary).not.toBe('')
    expect(result.fingerprint).toMatch(/^[0-9a-f]{16}$/)
    expect(result.occurredAt - result.observedAt).toBeLessThanOrEqual(300_000)
    expect(JSON.stringify(result).length, 'fits into a message').toBeLessThan(690_000)
  }
}

describe('any JSON', () => {
  it('as a body', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        for (const format of FORMATS) checkEach(format.open(overTheWire(body), receipt))
      }),
    )
  })

  it('as alerts', () => {
    fc.assert(
      fc.property(fc.array(alert, { maxLength: 5 }), (alerts) => {
        checkEach(prometheusAlerts.open(overTheWire(alerts), receipt))
        checkEach(alertmanagerWebhook.open(overTheWire({ alerts, truncatedAlerts: 1 }), receipt))
      }),
      { numRuns: 500 },
    )
  })

  it('as flat alerts of tools, with the names that they know', () => {
    const key = fc.constantFrom(
      'host',
      'hostname',
      'service',
      'state',
      'status',
      'notification_type',
      'event_value',
      'event_name',
      'event_tags',
      'trigger_id',
      'heartbeat',
      'monitor',
      'msg',
      'name',
      'id',
      'source',
      'type',
      'specversion',
      'data',
      'subject',
      'time',
      'ruleId',
      'ruleName',
      'evalMatches',
      'tags',
      'alerts',
      'resourceLogs',
    )
    const value = fc.oneof(text, fc.jsonValue(), fc.constantFrom('0', '1', 'DOWN', 'OK', 'PROBLEM', 'alerting', 0, 1))
    fc.assert(
      fc.property(fc.dictionary(key, value), (body) => {
        for (const format of FORMATS) checkEach(format.open(overTheWire(body), receipt))
      }),
      { numRuns: 300 },
    )
  })

  it('any text as what snmptrapd writes', () => {
    const line = fc.oneof(
      text,
      fc.constantFrom(
        'SNMPv2-MIB::snmpTrapOID.0 IF-MIB::linkDown',
        'UDP: [10.0.0.1]:1->[10.0.0.2]:162',
        'A::b."c d" "x',
        '.1.3.6 1',
      ),
    )
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) =>
        checkEach(snmptrapdTraphandle(() => CATALOG).open(lines.join('\n'), receipt)),
      ),
      { numRuns: 500 },
    )
  })

  it('an accepted alert keeps every label that is not empty, and its fingerprint is that of the labels', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.string(), { minKeys: 1 }), (labels) => {
        const item = overTheWire({ labels })
        const opened = prometheusAlerts.open([item], receipt)
        if (opened instanceof Refusal) throw new Error(opened.detail)
        const event = opened.normalise(item)
        if (event instanceof Refusal) {
          expect(['no_labels', 'reserved_label']).toContain(event.reason)
          return
        }
        const kept = Object.fromEntries(Object.entries(labels).filter(([, value]) => value !== ''))
        expect(event.labels).toEqual(kept)
        expect(event.fingerprint).toBe(labelFingerprint('prometheus', kept))
      }),
    )
  })
})
