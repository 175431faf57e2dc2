// Silences by the API: set, changed, listed, ended, refused, and what one that is not set yet would hold.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApi } from '../../test/support/api.ts'
import { T0 } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { HOUR, idsAt, startApiWithResources } from './resources.test-support.ts'

describe.skipIf(natsMissing !== null)('silences', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startApiWithResources()
  })
  afterAll(() => api.stop())

  it('silences => set, changed, listed, ended', async () => {
    const now = Date.now()
    const matchers = [{ name: 'alertname', value: 'Host.*', isRegex: true, isEqual: true }]
    const body = { matchers, endsAt: now + HOUR, comment: 'works' }
    const made = await api.request('POST', '/api/v1/silences', body)
    expect(made.statusCode, made.body).toBe(200)
    const { id } = made.json<{ id: string }>()
    const silence = await api.get<{ startsAt: number }>(`/api/v1/silences/${id}`)
    expect(silence).toMatchObject({ state: 'active', createdBy: 'test admin', comment: 'works', revision: 1 })
    const longer = { ...body, id, startsAt: silence.startsAt, endsAt: now + 2 * HOUR }
    expect((await api.request('POST', '/api/v1/silences', longer)).json()).toEqual({ id })
    expect(await api.get(`/api/v1/silences/${id}`)).toMatchObject({ revision: 2, endsAt: now + 2 * HOUR })
    const wider = { ...longer, matchers: [{ ...matchers[0], value: '.+' }] }
    const other = (await api.request('POST', '/api/v1/silences', wider)).json<{ id: string }>().id
    expect(other).not.toBe(id)
    expect(api.engine.commands.slice(-2).map((command) => command.type)).toEqual(['expireSilence', 'setSilence'])
    expect(await idsAt(api, '/api/v1/silences?state=active')).toContain(other)
    expect((await api.request('DELETE', `/api/v1/silences/${other}`)).statusCode).toBe(204)
    expect((await api.request('DELETE', '/api/v1/silences/none')).statusCode).toBe(404)
  })

  it('a silence not yet set => what it would hold now, as the engine would', async () => {
    const preview = async (...texts: [string, string, boolean?][]) => {
      const matchers = texts.map(([name, value, isRegex = false]) => ({ name, value, isRegex }))
      const answer = await api.request('POST', '/api/v1/silences/preview', { matchers })
      return { status: answer.statusCode, ...answer.json<{ samples?: { id: string }[] }>() }
    }
    expect(await preview(['ci', 'db-7'])).toMatchObject({
      ...{ status: 200, alerts: 1, incidents: 1, whole: 1 },
      worst: [{ id: 'inc-1', alerts: 1 }],
      samples: [{ id: 'alert-1' }],
    })
    expect(await preview(['eventClass', 'HostDown|linkDown', true])).toMatchObject({ alerts: 2, incidents: 1 })
    expect(await preview(['instance', 'db-7:9100'], ['severity', 'minor'])).toMatchObject({ alerts: 1, whole: 0 })
    expect(await preview(['ci', 'nobody'])).toMatchObject({ alerts: 0, incidents: 0, worst: [], samples: [] })
    expect(await preview(['ci', '.*', true])).toMatchObject({ status: 400 })
    expect(await preview(['ci', '(', true])).toMatchObject({ status: 400 })
  })

  it.each([
    ['ends before it begins', { startsAt: T0 + HOUR * 9e5, endsAt: T0 + 8e5 * HOUR }],
    ['ended already', { startsAt: 1, endsAt: 2 }],
    ['no matcher', { matchers: [] }],
    ['a matcher that matches everything', { matchers: [{ name: 'x', value: '.*', isRegex: true }] }],
    ['not a regular expression', { matchers: [{ name: 'x', value: '(', isRegex: true }] }],
    ['look-ahead, which RE2 has not', { matchers: [{ name: 'x', value: '(?=a)', isRegex: true }] }],
  ])('silence: %s => 400', async (_fault, parts) => {
    const body = { matchers: [{ name: 'a', value: 'b' }], endsAt: Date.now() + HOUR, comment: 'c', ...parts }
    expect((await api.request('POST', '/api/v1/silences', body)).statusCode).toBe(400)
  })
})
