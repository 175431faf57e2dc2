// Maintenance windows by the API: looked at before they are set, planned, changed, cut short, cancelled, refused.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MaintenanceWindow } from '../../correlate/contract/maintenance/window.ts'
import type { TestApi } from '../../test/support/api.ts'
import { anAlert } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import { HOUR, idsAt, startApiWithResources, type Items } from './resources.test-support.ts'

const ROOT = '/api/v1/maintenance'
const scopeOf = (id: string, dependants = 'failing') => ({ entries: [{ kind: 'ci', id, dependants }], classes: [] })
const once = (from: number, to: number) => ({ kind: 'once', startsAt: Date.now() + from, endsAt: Date.now() + to })
const weekly = (parts: object = {}) => ({
  ...{ kind: 'weekly', days: [2, 7], weeks: [], startMinute: 120, durationMs: 2 * HOUR, zone: 'Europe/Berlin' },
  until: Date.now() + 60 * 24 * HOUR,
  ...parts,
})
const plan = (parts: object = {}) => ({
  ...{ title: 'Firmware of db-7', reason: 'bug in the old one', change: 'CHG-7', scope: scopeOf('db-7') },
  schedule: once(0, HOUR),
  ...parts,
})

describe.skipIf(natsMissing !== null)('maintenance windows', () => {
  let api: TestApi

  beforeAll(async () => {
    api = await startApiWithResources()
  })
  afterAll(() => api.stop())

  const make = async (parts: object = {}): Promise<string> => {
    const made = await api.request('POST', ROOT, plan(parts))
    expect(made.statusCode, made.body).toBe(200)
    return made.json<{ id: string }>().id
  }
  const codeOf = async (parts: object): Promise<[number, string | undefined]> => {
    const answer = await api.request('POST', ROOT, plan(parts))
    return [answer.statusCode, answer.json<{ code?: string }>().code]
  }

  it('planned, shown, found by a CI that it covers, changed under If-Match, cancelled', async () => {
    const id = await make()
    const shown = await api.get<{ schedule: { startsAt: number }; occurrence: object }>(`${ROOT}/${id}`)
    expect(shown).toMatchObject({
      ...{ revision: 1, state: 'active', createdBy: 'test admin', change: 'CHG-7', cancelledAt: null },
      // db-7, and stock, which needs it.
      cis: 2,
    })
    expect(shown.occurrence).toEqual({ startsAt: shown.schedule.startsAt, endsAt: expect.any(Number) as number })
    expect(await idsAt(api, `${ROOT}?ci=stock`)).toEqual([id])
    expect(await idsAt(api, `${ROOT}?ci=sw-1`)).toEqual([])
    expect(await idsAt(api, `${ROOT}?state=planned,past`)).toEqual([])

    const later = { schedule: { ...shown.schedule, endsAt: Date.now() + 3 * HOUR } }
    const patch = (headers: Record<string, string>) => api.request('PATCH', `${ROOT}/${id}`, later, headers)
    expect((await patch({})).statusCode).toBe(428)
    expect((await patch({ 'if-match': '"1"' })).statusCode).toBe(200)
    expect((await patch({ 'if-match': '"1"' })).json()).toMatchObject({ status: 412, code: 'revision_mismatch' })
    expect(await api.get(`${ROOT}/${id}`)).toMatchObject({ revision: 2, schedule: later.schedule })

    const known = api.engine.commands.at(-1)
    const window = (known as { window: MaintenanceWindow }).window // the PATCH was the last command
    api.engine.decide = () => ({
      changes: [{ entity: 'maintenance', items: [{ ...window, revision: 3, cancelledAt: Date.now() }] }],
    })
    expect((await api.request('DELETE', `${ROOT}/${id}`)).statusCode).toBe(204)
    api.engine.decide = () => ({})
    expect(api.engine.commands.at(-1)).toMatchObject({ type: 'cancelMaintenance', windowId: id })
    expect(await api.get(`${ROOT}/${id}`)).toMatchObject({ state: 'cancelled', occurrence: null })
    expect((await patch({ 'if-match': '"3"' })).json()).toMatchObject({ status: 409, code: 'illegal_move' })
    const revisions = await waitFor('its history', async () => {
      const { items } = await api.get<Items<{ revision: number }>>(`${ROOT}/${id}/history`)
      return items.length === 3 ? items.map(({ revision }) => revision) : undefined
    })
    expect(revisions).toEqual([3, 2, 1])
  })

  it('weekly => occurrences by the clock of the place, one of them skipped', async () => {
    const body = { scope: scopeOf('pc-1'), schedule: weekly() }
    const seen = await api.request('POST', `${ROOT}/preview`, body)
    const { occurrences } = seen.json<{ occurrences: { startsAt: number; endsAt: number }[] }>()
    expect(occurrences.length).toBeGreaterThan(15)
    for (const { startsAt, endsAt } of occurrences) {
      const words = new Date(startsAt).toLocaleString('en-GB', { timeZone: 'Europe/Berlin', weekday: 'short', hour: '2-digit', minute: '2-digit' }) // prettier-ignore
      expect(words).toMatch(/^(Tue|Sun) 02:00$/)
      expect(endsAt - startsAt).toBe(2 * HOUR)
    }
    const id = await make(body)
    const [first, second] = occurrences
    const skip = (startsAt: number) => api.request('POST', `${ROOT}/${id}/skip`, { startsAt })
    expect((await skip(first?.startsAt ?? 0)).statusCode).toBe(200)
    expect(await api.get(`${ROOT}/${id}`)).toMatchObject({
      ...{ state: 'planned', occurrence: second, revision: 2 },
      schedule: { skipped: [first?.startsAt], zone: 'Europe/Berlin' },
    })
    expect((await skip((first?.startsAt ?? 0) + 1)).statusCode).toBe(400)
    expect(JSON.stringify(await api.get(`${ROOT}/${id}`))).not.toContain('offset')
  })

  it('the preview says what it covers, and what it would hold now', async () => {
    const body = { scope: { ...scopeOf('sw-1'), classes: [] } }
    const preview = (await api.request('POST', `${ROOT}/preview`, body)).json<object>()
    expect(preview).toMatchObject({
      ...{ cis: 4, estate: 4, services: 1, unknown: [], needsConfirmation: false, occurrences: [] },
      now: { alerts: 2, incidents: 1, whole: 1 },
    })
    const narrow = { scope: { ...scopeOf('nowhere'), classes: ['linkDown'] } }
    expect((await api.request('POST', `${ROOT}/preview`, narrow)).json()).toMatchObject({
      ...{ cis: 1, unknown: ['nowhere'], worst: [], now: { alerts: 0 } },
    })
  })

  it('what it holds is counted, and shows as muted in Alertmanager API v2', async () => {
    const id = await make({ scope: scopeOf('pc-1', 'none'), change: null })
    const suppression = { kind: 'maintenance', by: [id] } as const
    const membership = { ...anAlert().membership!, incidentId: 'inc-9' } // anAlert is a member
    const held = anAlert({ id: 'held', membership, ci: { id: 'pc-1', name: 'PC-1', type: 'pc', managed: true }, suppression }) // prettier-ignore
    await api.engine.publish({ entity: 'alert', items: [held] })
    await api.caughtUp()
    expect(await api.get(`${ROOT}/${id}`)).toMatchObject({ holds: 1, change: null })
    expect(await idsAt(api, `${ROOT}?incident=inc-9`)).toEqual([id])
    expect(await idsAt(api, `${ROOT}?incident=inc-1`)).toEqual([])
    const alerts = await api.get<{ status: object }[]>('/api/v2/alerts?filter=ci="pc-1"')
    expect(alerts.map(({ status }) => status)).toEqual([
      { state: 'suppressed', silencedBy: [], inhibitedBy: [], mutedBy: [id] },
    ])
  })

  it('much at once => only by who has seen how much', async () => {
    const many = Array.from({ length: 50 }, (_, n) => ({ kind: 'ci', id: `host-${n}`, dependants: 'none' }))
    const scope = { entries: many, classes: [] }
    expect(await codeOf({ scope })).toEqual([409, 'confirmation_required'])
    expect(await codeOf({ scope, covers: 49 })).toEqual([409, 'confirmation_required'])
    expect((await codeOf({ scope, covers: 50 }))[0]).toBe(200)
  })

  it.each<[string, object]>([
    ['no reason', { reason: '' }],
    ['nothing in scope', { scope: { entries: [], classes: [] } }],
    ['a site that nobody is at', { scope: { entries: [{ kind: 'site', id: 'moon' }], classes: [] } }],
    ['ends before it begins', { schedule: once(2 * HOUR, HOUR) }],
    ['is over already', { schedule: once(-2 * HOUR, -HOUR) }],
    ['longer than two weeks', { schedule: once(0, 15 * 24 * HOUR) }],
    ['more than half of the week', { schedule: weekly({ days: [1, 2, 3, 4, 5, 6, 7], durationMs: 13 * HOUR }) }],
    ['longer than a day each', { schedule: weekly({ durationMs: 25 * HOUR }) }],
    ['no such time zone', { schedule: weekly({ zone: 'Mars/Olympus' }) }],
    ['three years ahead', { schedule: weekly({ until: Date.now() + 3 * 366 * 24 * HOUR }) }],
    ['no occurrence', { schedule: weekly({ until: Date.now() + 1 }) }],
    ['day 8', { schedule: weekly({ days: [8] }) }],
  ])('%s => 400', async (_fault, parts) => {
    expect(await codeOf(parts)).toEqual([400, 'invalid_request'])
  })
})
