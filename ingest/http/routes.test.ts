// The ingest routes over HTTP: answers, counted reasons, dead letters.
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OverloadError } from '../publish/overload-error.ts'
import { ingestApp, READ_TOKEN, type IngestApp } from './ingest-app.test-support.ts'
import { MAX_ALERTS } from './intake.ts'
import { INGEST_BODY_LIMIT } from './routes.ts'

const PROMETHEUS = '/api/v2/alerts'
const ALERTMANAGER = '/ingest/alertmanager'
const REFUSED = 'nocturne_ingest_refused_total'

const good = (n = 1) => ({ labels: { alertname: 'InstanceDown', instance: `web-${n}:9100` }, annotations: {} })
const webhook = (alerts: readonly unknown[], more = {}) => ({
  version: '4',
  status: 'firing',
  receiver: 'noc',
  groupKey: '{}',
  alerts,
  ...more,
})
const firing = (n = 1) => ({
  ...good(n),
  status: 'firing',
  startsAt: '2026-11-21T10:00:00Z',
  endsAt: '0001-01-01T00:00:00Z',
})

let ingest: IngestApp
beforeEach(async () => {
  ingest = await ingestApp()
})
afterEach(() => ingest.app.close())

describe('POST /api/v2/alerts', () => {
  it('answers like an Alertmanager once the alerts are stored', async () => {
    const answer = await ingest.post(PROMETHEUS, [good(1), good(2)])
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toBe('')
    expect(ingest.events.map((event) => event.resource.hints?.instance)).toEqual(['web-1:9100', 'web-2:9100'])
    expect(ingest.events[0]).toMatchObject({ source: 'prometheus', sender: 'token:in', domain: 'default' })
  })

  it('takes an empty batch', async () => {
    expect((await ingest.post(PROMETHEUS, [])).statusCode).toBe(200)
  })

  it('one bad alert does not cost the others: counted, dead-lettered', async () => {
    const answer = await ingest.post(PROMETHEUS, [good(1), { labels: {} }, good(2), { labels: { a: 1 } }])
    expect(answer.statusCode).toBe(200)
    expect(ingest.events).toHaveLength(2)
    expect(await ingest.counter(REFUSED, { source: 'prometheus', reason: 'no_labels' })).toBe(1)
    expect(await ingest.counter(REFUSED, { source: 'prometheus', reason: 'label_not_text' })).toBe(1)
    expect(await ingest.counter('nocturne_ingest_events_total', { source: 'prometheus', outcome: 'refused' })).toBe(2)
    expect(ingest.letters.map(({ reason, payload, source, sender }) => ({ reason, payload, source, sender }))).toEqual([
      { reason: 'no_labels', payload: '[{"labels":{}}]', source: 'prometheus', sender: 'token:in' },
      { reason: 'label_not_text', payload: '[{"labels":{"a":1}}]', source: 'prometheus', sender: 'token:in' },
    ])
  })

  it('all bad: 400 that names each', async () => {
    const answer = await ingest.post(PROMETHEUS, [{ labels: {} }, 'text'])
    expect(answer.statusCode).toBe(400)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({
      code: 'alerts_refused',
      errors: [
        { pointer: '/0', detail: 'no_labels: no labels' },
        { pointer: '/1', detail: 'not_an_object: the alert is of type string' },
      ],
    })
    expect(await ingest.counter(REFUSED, { source: 'prometheus' }), 'counted once each').toBe(2)
  })

  it('overload is 503 with Retry-After', async () => {
    ingest.publishError = new OverloadError('stream_full')
    const answer = await ingest.post(PROMETHEUS, [good()])
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('30')
    expect(answer.json()).toMatchObject({ code: 'overloaded' })
  })

  it('a refused alert that cannot be kept is 503: never lost in silence', async () => {
    ingest.letterError = true
    const answer = await ingest.post(PROMETHEUS, [good(), { labels: {} }])
    expect(answer.statusCode).toBe(503)
    expect(answer.headers['retry-after']).toBe('5')
  })

  it('labels named like parts of Object are labels; __proto__ is refused alone', async () => {
    const body =
      '[{"labels":{"alertname":"A","constructor":"x","toString":"y","prototype":"z"}},' +
      '{"labels":{"alertname":"B","__proto__":"x"}},' +
      '{"__proto__":{"labels":{"alertname":"polluted"}},"labels":{"alertname":"C"},"annotations":{"__proto__":"x","summary":"s"}}]'
    expect((await ingest.post(PROMETHEUS, body)).statusCode).toBe(200)
    expect(ingest.events.map((event) => event.labels)).toEqual<Record<string, string>[]>([
      { alertname: 'A', constructor: 'x', toString: 'y', prototype: 'z' },
      { alertname: 'C' },
    ])
    expect(ingest.events[1]?.annotations).toEqual({ summary: 's' })
    expect(await ingest.counter(REFUSED, { reason: 'reserved_label' })).toBe(1)
    expect(({} as Record<string, unknown>)['labels'], 'no prototype was changed').toBeUndefined()
  })

  it('takes gzip', async () => {
    const answer = await ingest.post(PROMETHEUS, gzipSync(JSON.stringify([good()])), { 'content-encoding': 'gzip' })
    expect(answer.statusCode).toBe(200)
    expect(ingest.events).toHaveLength(1)
  })
})

describe('POST /ingest/alertmanager', () => {
  it('says what it accepted and what it refused', async () => {
    const answer = await ingest.post(ALERTMANAGER, webhook([firing(1), { ...firing(2), status: 'odd' }]))
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toEqual({
      accepted: 1,
      refusedCount: 1,
      refused: [{ index: 1, reason: 'unknown_status', detail: 'the status is "odd"' }],
    })
  })

  it('points at the alert inside of the webhook', async () => {
    const answer = await ingest.post(ALERTMANAGER, webhook([{ status: 'firing' }]))
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ errors: [{ pointer: '/alerts/0' }] })
  })

  it('a cut webhook becomes a notice', async () => {
    const answer = await ingest.post(
      ALERTMANAGER,
      webhook([firing()], { truncatedAlerts: 7, externalURL: 'http://am.example:9093' }),
    )
    expect(answer.json()).toMatchObject({ accepted: 1 })
    expect(ingest.events[1]).toMatchObject({
      kind: 'notice',
      eventClass: 'truncatedWebhook',
      severity: 'warning',
      labels: { truncatedAlerts: '7', receiver: 'noc' },
      resource: { hints: { service: 'alertmanager', hostname: 'am.example' } },
    })
  })

  it('lists the first hundred refusals and counts all', async () => {
    const answer = await ingest.post(ALERTMANAGER, webhook([firing(), ...Array.from({ length: 300 }, () => 0)]))
    expect(answer.json()).toMatchObject({ accepted: 1, refusedCount: 300 })
    expect(answer.json<{ refused: unknown[] }>().refused).toHaveLength(100)
    expect(ingest.letters, '300 small alerts are one letter').toHaveLength(1)
  })
})

describe('requests that are refused as a whole', () => {
  it.each([
    ['malformed_json', 400, 'malformed_body', PROMETHEUS, '[{"labels":', {}],
    ['empty_body', 400, 'malformed_body', PROMETHEUS, '', {}],
    ['not_an_array', 400, 'invalid_request', PROMETHEUS, '{"alerts":[]}', {}],
    ['not_an_array', 400, 'invalid_request', PROMETHEUS, 'null', {}],
    ['not_a_webhook', 400, 'invalid_request', ALERTMANAGER, '[]', {}],
    ['not_a_webhook', 400, 'invalid_request', ALERTMANAGER, '{"alerts":{}}', {}],
    ['too_many_alerts', 413, 'body_too_large', PROMETHEUS, `[${'{},'.repeat(MAX_ALERTS)}{}]`, {}],
    ['too_large', 413, 'body_too_large', PROMETHEUS, ' '.repeat(20 * 1024 * 1024), {}],
    ['unsupported_media_type', 415, 'unsupported_media_type', PROMETHEUS, 'a=b', { 'content-type': 'text/plain' }],
    ['unsupported_media_type', 415, 'unsupported_media_type', PROMETHEUS, '[]', { 'content-encoding': 'br' }],
    ['malformed_json', 400, 'malformed_body', PROMETHEUS, 'no gzip', { 'content-encoding': 'gzip' }],
    ['unauthorized', 401, 'unauthenticated', PROMETHEUS, '[]', { authorization: 'Bearer wrong' }],
    ['forbidden', 403, 'forbidden', PROMETHEUS, '[]', { authorization: `Bearer ${READ_TOKEN}` }],
  ])('%s is %i %s', async (reason, status, code, url, body, headers) => {
    const answer = await ingest.post(url, body, headers)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json()).toMatchObject({ code, status })
    expect(await ingest.counter(REFUSED, { reason }), 'counted once').toBe(1)
    expect(ingest.events).toEqual([])
    expect((await ingest.post(PROMETHEUS, [good()])).statusCode, 'the next request is fine').toBe(200)
  })

  it('a gzip bomb is 413 and does not fill the memory', async () => {
    const bomb = gzipSync(Buffer.alloc(INGEST_BODY_LIMIT * 10, ' '))
    expect(bomb.length).toBeLessThan(INGEST_BODY_LIMIT)
    const answer = await ingest.post(PROMETHEUS, bomb, { 'content-encoding': 'gzip' })
    expect(answer.statusCode).toBe(413)
    expect(await ingest.counter(REFUSED, { reason: 'too_large' })).toBe(1)
  })

  it('keeps a malformed body, bounded', async () => {
    await ingest.post(PROMETHEUS, `[{"labels": ${'x'.repeat(200_000)}`)
    expect(ingest.letters).toHaveLength(1)
    expect(ingest.letters[0]).toMatchObject({
      room: 'ingest',
      reason: 'malformed_json',
      source: 'prometheus',
      sender: 'token:in',
    })
    expect(ingest.letters[0]?.payload.length).toBeLessThan(100_000)
  })

  it('a malformed body that cannot be kept is 503', async () => {
    ingest.letterError = true
    expect((await ingest.post(PROMETHEUS, '[')).statusCode).toBe(503)
  })

  it('nothing is kept of a caller without a credential', async () => {
    await ingest.post(PROMETHEUS, '[', { authorization: 'Bearer wrong' })
    expect(ingest.letters).toEqual([])
  })

  it('a body nested a million deep is refused, not a crash', async () => {
    const deep = `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`
    const answer = await ingest.post(PROMETHEUS, `[{"labels":${deep}},{"labels":{"alertname":"A"}}]`)
    expect(answer.statusCode).toBe(200)
    expect(ingest.letters[0]).toMatchObject({ reason: 'labels_not_an_object' })
    expect(ingest.events).toHaveLength(1)
  })
})
