// Saved views over HTTP: whose they are, who may share, what happens to the default.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { natsMissing } from '../../test/support/nats.ts'

interface View {
  readonly id: string
  readonly name: string
  readonly mine: boolean
  readonly shared: boolean
}
interface Views {
  readonly items: readonly View[]
  readonly defaultId: string | null
}

describe.skipIf(natsMissing !== null)('saved views', () => {
  let api: TestApi
  let viewer: Record<string, string>
  let operator: Record<string, string>

  const list = async (who: Record<string, string>) =>
    (await api.request('GET', '/api/v1/views', undefined, who)).json<Views>()
  const save = (who: Record<string, string>, name: string, shared: boolean) =>
    api.request('POST', '/api/v1/views', { name, query: 'priority=P1', shared }, who)

  beforeAll(async () => {
    api = await startTestApi({ writes: false })
    viewer = { authorization: `Bearer ${await api.tokenWith('read')}` }
    operator = { authorization: `Bearer ${await api.tokenWith('read', 'incidents:write')}` }
  })
  afterAll(() => api.stop())

  it('own ones are seen by nobody else, shared ones by everybody', async () => {
    expect((await save(viewer, 'Night', false)).statusCode).toBe(201)
    expect((await save(operator, 'NOC-1', true)).statusCode).toBe(201)
    expect((await list(viewer)).items).toMatchObject([
      { name: 'Night', mine: true, shared: false },
      { name: 'NOC-1', mine: false, shared: true },
    ])
    expect((await list(operator)).items.map(({ name }) => name)).toEqual(['NOC-1'])
  })

  it('sharing takes what acting on incidents takes', async () => {
    const answer = await save(viewer, 'For all', true)
    expect([answer.statusCode, answer.json<{ detail: string }>().detail]).toEqual([
      403,
      'This needs the scope incidents:write.',
    ])
  })

  it("somebody else's shared view: an operator may not change it, an administrator may", async () => {
    const [shared] = (await list(operator)).items
    const change = (who?: Record<string, string>) =>
      api.request('PUT', `/api/v1/views/${shared?.id ?? ''}`, { name: 'NOC-2', query: '', shared: true }, who)
    expect((await change(viewer)).statusCode).toBe(403)
    expect((await change()).json()).toMatchObject({ name: 'NOC-2', mine: true })
    expect((await list(viewer)).items.map(({ name }) => name)).toEqual(['Night', 'NOC-2'])
  })

  it('another person cannot see that an own view exists', async () => {
    const night = (await list(viewer)).items.find(({ name }) => name === 'Night')
    expect((await api.request('DELETE', `/api/v1/views/${night?.id ?? ''}`, undefined, operator)).statusCode).toBe(404)
  })

  it('the default is gone with its view', async () => {
    const night = (await list(viewer)).items.find(({ name }) => name === 'Night')
    const choose = (id: string | null) => api.request('PUT', '/api/v1/views/default', { id }, viewer)
    expect((await choose('no-such-view')).statusCode).toBe(404)
    expect((await choose(night?.id ?? '')).statusCode).toBe(204)
    expect((await list(viewer)).defaultId).toBe(night?.id)
    expect((await list(operator)).defaultId).toBeNull()
    expect((await api.request('DELETE', `/api/v1/views/${night?.id ?? ''}`, undefined, viewer)).statusCode).toBe(204)
    expect((await list(viewer)).defaultId).toBeNull()
  })

  it.each([
    ['no name', { name: '  ', query: '' }],
    ['a foreign word', { name: 'x', query: '', color: 'red' }],
    ['a query too long', { name: 'x', query: 'q'.repeat(4_001) }],
  ])('%s => 400', async (_path, body) => {
    expect((await api.request('POST', '/api/v1/views', body)).statusCode).toBe(400)
  })
})
