import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../correlate/contract/command.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { anIncident } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'

describe.skipIf(natsMissing !== null)('incident actions', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startTestApi({ answerLimitMs: 400, partitions: 4 })
    const incidents = ['inc-1', 'inc-2', 'inc-3'].map((id, n) => anIncident({ id, partition: n }))
    await api.engine.publish({ entity: 'incident', items: incidents })
    await api.caughtUp()
  })
  afterAll(() => api.stop())
  beforeEach(() => {
    api.engine.decide = () => ({})
    api.engine.commands.length = 0
  })

  const act = (id: string, action: string, body?: object, headers?: Record<string, string>) =>
    api.request('POST', `/api/v1/incidents/${id}/${action}`, body, headers)

  it.each<[string, object | undefined, Partial<Command>]>([
    ['acknowledge', undefined, { type: 'acknowledge' }],
    ['unacknowledge', {}, { type: 'unacknowledge' }],
    ['assign', { assignee: 'li' }, { type: 'assign', assignee: 'li' }],
    ['assign', { assignee: null, supportGroup: null }, { type: 'assign', assignee: null, supportGroup: null }],
    ['state', { state: 'on_hold' }, { type: 'setState', state: 'on_hold' }],
    ['resolve', { resolution: 'replaced the module' }, { type: 'resolve', resolution: 'replaced the module' }],
    ['close', {}, { type: 'close' }],
    ['comment', { text: 'on my way' }, { type: 'comment', text: 'on my way' }],
    ['cause', { ci: 'db-1', verdict: 'confirmed' }, { type: 'judgeCause', ci: 'db-1', verdict: 'confirmed' }],
    ['merge', { from: ['inc-2'] }, { type: 'merge', from: ['inc-2'] }],
    ['split', { alertIds: ['a1', 'a2'] }, { type: 'split', alertIds: ['a1', 'a2'] }],
  ])('%s %o => the command, in the partition of the incident', async (action, body, want) => {
    const answer = await act('inc-1', action, body)
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.json()).toMatchObject({ outcome: { outcome: 'applied' }, incident: { id: 'inc-1' } })
    const [command] = api.engine.commands
    expect(command).toMatchObject({ ...want, incidentId: 'inc-1', actor: 'test admin' })
    expect(Object.keys(command ?? {}).sort()).toEqual([...Object.keys(want), 'actor', 'at', 'id', 'incidentId'].sort())
  })

  it('applied => the answer shows the new revision as ETag', async () => {
    api.engine.decide = () => ({
      changes: [{ entity: 'incident', items: [anIncident({ id: 'inc-1', revision: 2, state: 'acknowledged' })] }],
    })
    const answer = await act('inc-1', 'acknowledge')
    expect(answer.json()).toMatchObject({ incident: { revision: 2, state: 'acknowledged' } })
    expect(answer.headers['etag']).toBe('"2"')
  })

  it('If-Match => ifRevision', async () => {
    await act('inc-2', 'acknowledge', {}, { 'if-match': '"7"' })
    expect(api.engine.commands[0]).toMatchObject({ ifRevision: 7 })
  })

  it.each([
    ['not_found', 404, 'not_found'],
    ['conflict', 412, 'revision_mismatch'],
    ['illegal_move', 409, 'illegal_move'],
    ['invalid', 422, 'rejected'],
  ] as const)('rejected as %s => %i %s', async (code, status, word) => {
    api.engine.decide = () => ({ outcome: 'rejected', code, detail: 'because' })
    const answer = await act('inc-2', 'acknowledge')
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ code: word, detail: 'because', status })
  })

  it.each([
    ['assign', {}],
    ['assign', { assignee: '' }],
    ['assign', { assignee: 'li', priority: 'P1' }],
    ['comment', {}],
    ['state', { state: 'closed' }],
    ['cause', { ci: 'db-1', verdict: 'perhaps' }],
    ['merge', { from: [] }],
  ])('%s %o => 400, nothing sent', async (action, body) => {
    const answer = await act('inc-2', action, body)
    expect(answer.statusCode).toBe(400)
    expect(api.engine.commands).toEqual([])
  })

  it('bad If-Match, bad Idempotency-Key => 400', async () => {
    expect((await act('inc-2', 'acknowledge', {}, { 'if-match': 'seven' })).statusCode).toBe(400)
    expect((await act('inc-2', 'acknowledge', {}, { 'idempotency-key': 'a b' })).statusCode).toBe(400)
  })

  it('no such incident => 404, nothing sent', async () => {
    expect((await act('inc-0', 'acknowledge')).statusCode).toBe(404)
    expect(api.engine.commands).toEqual([])
  })

  it('the engine is silent => 202 with the command id; asked again after its answer => that answer', async () => {
    api.engine.decide = () => null
    const headers = { 'idempotency-key': 'ticket-4711-ack' }
    const answer = await act('inc-3', 'acknowledge', {}, headers)
    expect(answer.statusCode).toBe(202)
    expect(answer.json()).toEqual({ commandId: 'ticket-4711-ack' })
    await api.engine.publish({
      entity: 'command',
      partition: 2,
      items: [
        {
          id: 'ticket-4711-ack',
          type: 'acknowledge',
          actor: 'test admin',
          at: 1,
          outcome: 'applied',
          code: null,
          detail: 'late',
          incidentIds: ['inc-3'],
        },
      ],
    })
    await api.caughtUp()
    const again = await act('inc-3', 'acknowledge', {}, headers)
    expect(again.statusCode).toBe(200)
    expect(again.json()).toMatchObject({ outcome: { detail: 'late' } })
  })

  it('the same Idempotency-Key twice => one command', async () => {
    const headers = { 'idempotency-key': 'same-key-1' }
    const answers = [await act('inc-3', 'acknowledge', {}, headers), await act('inc-3', 'acknowledge', {}, headers)]
    expect(answers.map((answer) => answer.statusCode)).toEqual([200, 200])
    expect(api.engine.commands).toHaveLength(1)
  })

  it('split into another incident => the command says which; the answer names it', async () => {
    api.engine.decide = () => ({ incidentIds: ['inc-1', 'inc-2'] })
    const answer = await act('inc-1', 'split', { alertIds: ['a1'], into: 'inc-2' })
    expect(answer.json()).toMatchObject({ outcome: { incidentIds: ['inc-1', 'inc-2'] } })
    expect(api.engine.commands).toMatchObject([{ type: 'split', alertIds: ['a1'], into: 'inc-2' }])
  })

  it('bulk => one command and one result each', async () => {
    api.engine.decide = (command) =>
      'incidentId' in command && command.incidentId === 'inc-2'
        ? { outcome: 'rejected', code: 'illegal_move', detail: 'it is resolved' }
        : {}
    const answer = await api.request('POST', '/api/v1/incidents/actions', {
      action: 'assign',
      ids: ['inc-1', 'inc-2', 'inc-0', 'inc-1'],
      assignee: 'li',
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      results: [
        { id: 'inc-1', ok: true, status: 200 },
        { id: 'inc-2', ok: false, status: 409, code: 'illegal_move', detail: 'it is resolved' },
        { id: 'inc-0', ok: false, status: 404 },
      ],
    })
    expect(api.engine.commands.map((command) => command.type)).toEqual(['assign', 'assign'])
  })

  it('bulk with parameters of another action => 400', async () => {
    const answer = await api.request('POST', '/api/v1/incidents/actions', { action: 'assign', ids: ['inc-1'] })
    expect(answer.statusCode).toBe(400)
  })
})
