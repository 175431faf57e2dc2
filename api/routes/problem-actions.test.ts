import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Command } from '../../correlate/contract/command.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { aProblem } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'

describe.skipIf(natsMissing !== null)('problem actions', () => {
  let api: TestApi
  let revision = 1

  beforeAll(async () => {
    api = await startTestApi({ answerLimitMs: 400, partitions: 4 })
    await api.engine.publish({ entity: 'problem', items: [aProblem({ partition: 2 })], partition: 2 })
    await api.caughtUp()
  })
  afterAll(() => api.stop())
  beforeEach(() => {
    api.engine.decide = () => ({})
    api.engine.commands.length = 0
  })

  const act = (id: string, action: string, body?: object, headers?: Record<string, string>) =>
    api.request('POST', `/api/v1/problems/${id}/${action}`, body, headers)

  it.each<[string, object | undefined, Partial<Command>]>([
    ['confirm', undefined, { type: 'confirmProblem' }],
    ['reject', { reason: 'a test job' }, { type: 'rejectProblem', reason: 'a test job' }],
    ['workaround', { workaround: 'restart it' }, { type: 'setWorkaround', workaround: 'restart it' }],
    ['workaround', { workaround: null }, { type: 'setWorkaround', workaround: null }],
    ['known-error', { cause: 'a leak' }, { type: 'markKnownError', cause: 'a leak' }],
    ['resolve', {}, { type: 'resolveProblem' }],
    ['add-incident', { incidentId: 'inc-2' }, { type: 'addToProblem', incidentId: 'inc-2' }],
    ['remove-incident', { incidentId: 'inc-1' }, { type: 'removeFromProblem', incidentId: 'inc-1' }],
  ])('%s %o => the command, and the new revision with its ETag', async (action, body, want) => {
    revision += 1
    api.engine.decide = () => ({ changes: [{ entity: 'problem', items: [aProblem({ partition: 2, revision })] }] })
    const answer = await act('prb-1', action, body, { 'if-match': '"1"' })
    expect(answer.statusCode, answer.body).toBe(200)
    expect(answer.json()).toMatchObject({ outcome: { outcome: 'applied' }, problem: { id: 'prb-1', revision } })
    expect(answer.headers['etag']).toBe(`"${revision}"`)
    expect(api.engine.commands[0]).toMatchObject({ ...want, problemId: 'prb-1', actor: 'test admin', ifRevision: 1 })
  })

  it.each([
    ['workaround', {}],
    ['workaround', { workaround: '' }],
    ['known-error', {}],
    ['confirm', { state: 'resolved' }],
  ])('%s %o => 400, nothing sent', async (action, body) => {
    expect((await act('prb-1', action, body)).statusCode).toBe(400)
    expect(api.engine.commands).toEqual([])
  })

  it('refused by the engine => 409; unknown => 404', async () => {
    api.engine.decide = () => ({ outcome: 'rejected', code: 'illegal_move', detail: 'proposed cannot become resolved' })
    const answer = await act('prb-1', 'resolve')
    expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
      409,
      'proposed cannot become resolved',
    ])
    expect((await act('prb-0', 'confirm')).statusCode).toBe(404)
  })
})
