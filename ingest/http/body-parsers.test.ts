// Which content types an ingest address takes.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ingestApp, type IngestApp } from './ingest-app.test-support.ts'

let ingest: IngestApp
beforeEach(async () => {
  ingest = await ingestApp()
})
afterEach(() => ingest.app.close())

const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('content types', () => {
  it("a form, as curl's --data-urlencode makes it", async () => {
    const answer = await ingest.post(
      '/ingest/nagios',
      'host=db-1&service=Disk+%2Fvar&state=CRITICAL&output=%22quoted%22',
      form,
    )
    expect(answer.json()).toEqual({ accepted: 1, refusedCount: 0, refused: [] })
    expect(ingest.events[0]).toMatchObject({
      source: 'nagios',
      eventClass: 'diskFull',
      resource: { component: '/var' },
    })
  })

  it('a type of +json', async () => {
    const event = { specversion: '1.0', id: '1', source: '/s', type: 'a.b' }
    const headers = { 'content-type': 'application/cloudevents-batch+json; charset=utf-8' }
    expect((await ingest.post('/ingest/cloudevents', [event], headers)).json()).toMatchObject({ accepted: 1 })
  })

  it('a type that the tool does not send => 415 that says which it does', async () => {
    const answer = await ingest.post('/ingest/grafana', 'a=b', form)
    expect(answer.statusCode).toBe(415)
    expect(answer.json()).toMatchObject({
      code: 'unsupported_media_type',
      detail: 'This address takes application/json.',
    })
    expect(
      await ingest.counter('nocturne_ingest_refused_total', { source: 'grafana', reason: 'unsupported_media_type' }),
    ).toBe(1)
  })

  it('one flat object that is refused => 400 with the pointer to the body itself', async () => {
    const answer = await ingest.post('/ingest/nagios', { host: 'db-1' })
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({
      code: 'alerts_refused',
      errors: [{ pointer: '', detail: 'missing_field: state is missing' }],
    })
  })

  it('OTLP answers as OTLP asks', async () => {
    const logs = (...logRecords: unknown[]) => ({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] })
    expect((await ingest.post('/v1/logs', logs({ body: { stringValue: 'x' } }))).json()).toEqual({})
    const partial = await ingest.post('/v1/logs', logs({ body: { stringValue: 'x' } }, 1))
    expect(partial.json()).toMatchObject({ partialSuccess: { rejectedLogRecords: '1' } })
  })
})
