import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { publishDeadLetter } from '../../platform/nats/dead-letter.ts'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { aProblem, anAlert, anIncident } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'
import type { Handover, HandoverSummary } from '../contract/handover.ts'

const HOUR = 3_600_000
const NOW = Date.now()
const SHIFT = { from: NOW - 8 * HOUR, to: NOW + 60_000 }
const NOTES = { situation: '夜班平静', background: '', assessment: '', recommendation: 'Watch db-7.', incidents: {} }

describe.skipIf(natsMissing !== null)('/api/v1/handovers', () => {
  let api: TestApi
  /** Tokens of two people. */
  let people: Readonly<Record<'li' | 'wang', string>>

  beforeAll(async () => {
    api = await startTestApi()
    const tokenOf = async (name: string) =>
      (await api.credentials.createToken({ name, scopes: ['read', 'incidents:write', 'admin'] })).secret
    people = { li: await tokenOf('li'), wang: await tokenOf('wang') }
    await fill(api)
  })
  afterAll(() => api.stop())

  function send(who: 'li' | 'wang', method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object, revision?: number) {
    const ifMatch: Record<string, string> = revision === undefined ? {} : { 'if-match': `"${revision}"` }
    return api.request(method, `/api/v1/handovers${path}`, body, { authorization: `Bearer ${people[who]}`, ...ifMatch })
  }
  const begin = async (parts: object = {}) => (await send('li', 'POST', '', { ...SHIFT, ...parts })).json<Handover>()
  const show = (id: string) => api.get<Handover>(`/api/v1/handovers/${id}`)

  it('a draft => prefilled with what the shift left behind', async () => {
    const made = await send('li', 'POST', '', { ...SHIFT, incoming: 'wang' })
    expect(made.statusCode, made.body).toBe(201)
    const draft = made.json<Handover>()
    expect(made.headers['etag']).toBe(`"${draft.revision}"`)
    expect(draft).toMatchObject({ state: 'draft', createdBy: 'li', incoming: 'wang', notes: { situation: '' } })
    const { facts } = draft
    const reasons = Object.fromEntries(facts.incidents.map(({ id, reasons: why }) => [id, why]))
    expect(reasons).toEqual({
      'inc-1': ['top', 'unacknowledged', 'flapping', 'opened'],
      'inc-hold': ['on_hold'],
      'inc-old': ['resolved'],
    })
    expect(facts.counts).toMatchObject({ top: 1, resolved: 1 })
    expect(facts.silences).toEqual([expect.objectContaining({ comment: 'works', holds: 1, endsNextShift: true })])
    expect(facts.problems).toEqual([expect.objectContaining({ id: 'prb-1' })])
    expect(facts.numbers).toMatchObject({ incidents: 1, acknowledged: 1, mttaMs: HOUR, resolved: 1, mttrMs: 2 * HOUR })
    expect(facts.health).toMatchObject({ history: true, deadLetters: 1, silent: [{ summary: 'zabbix is silent' }] })
  })

  it('notes => saved with the revision that one knows, and no other', async () => {
    const { id, revision } = await begin()
    const body = { ...SHIFT, incoming: 'wang', notes: NOTES }
    expect((await send('li', 'PUT', `/${id}`, body)).statusCode).toBe(428)
    const saved = await send('li', 'PUT', `/${id}`, body, revision)
    expect(saved.statusCode, saved.body).toBe(200)
    expect((await send('wang', 'PUT', `/${id}`, body, revision)).statusCode).toBe(412)
    expect(await show(id)).toMatchObject({ notes: NOTES, revision: saved.json<{ revision: number }>().revision })
    const tooLong = { ...body, notes: { ...NOTES, situation: 'x'.repeat(4_001) } }
    expect((await send('li', 'PUT', `/${id}`, tooLong, revision)).statusCode).toBe(400)
  })

  it('handed over => frozen; sent back => a draft; signed by somebody else => for ever, and in the audit', async () => {
    const { id, revision } = await begin()
    const step = async (who: 'li' | 'wang', name: string, known: number, text = '') => {
      const answer = await send(who, 'POST', `/${id}/${name}`, { text }, known)
      return { status: answer.statusCode, ...answer.json<Handover & { code?: string }>() }
    }
    expect(await step('wang', 'sign', revision)).toMatchObject({ status: 409, code: 'illegal_move' })
    const given = await step('li', 'hand-over', revision)
    expect(given).toMatchObject({ status: 200, state: 'handed_over', handedOver: { by: 'li' } })
    expect((await show(id)).facts.takenAt).toBe(given.facts.takenAt)
    expect(await step('wang', 'sign', revision)).toMatchObject({ status: 412 })
    expect(await step('li', 'sign', given.revision)).toMatchObject({ status: 409, code: 'same_person' })
    const back = await step('wang', 'return', given.revision, 'Who owns db-7?')
    expect(back).toMatchObject({ state: 'draft', handedOver: null, returned: { by: 'wang', text: 'Who owns db-7?' } })
    const again = await step('li', 'hand-over', back.revision)
    const signed = await step('wang', 'sign', again.revision, 'Understood.')
    expect(signed).toMatchObject({ status: 200, state: 'signed', signed: { by: 'wang', text: 'Understood.' } })
    for (const name of ['hand-over', 'return', 'sign'])
      expect(await step('wang', name, signed.revision)).toMatchObject({ status: 409 })
    const notes = await send('li', 'PUT', `/${id}`, { ...SHIFT, incoming: '', notes: NOTES }, signed.revision)
    expect(notes.statusCode).toBe(409)
    expect((await send('li', 'DELETE', `/${id}`, undefined, signed.revision)).statusCode).toBe(409)
    const audit = await waitFor('four steps in the audit', async () => {
      const { items } = await api.get<{ items: { type: string; actor: string; object?: string }[] }>('/api/v1/audit')
      const steps = items.filter(({ object }) => object === id)
      return steps.length === 4 ? steps : undefined
    })
    expect(audit.map(({ type, actor }) => `${actor} ${type}`).sort()).toEqual([
      'li handOverShift',
      'li handOverShift',
      'wang returnHandover',
      'wang signHandover',
    ])
    const next = await begin()
    expect(next.facts.changes.since, 'changes count from the end of the shift before').toBe(SHIFT.to)
  })

  it('lists the newest first, page by page; a discarded draft is gone', async () => {
    const { id, revision } = await begin()
    expect((await send('li', 'DELETE', `/${id}`, undefined, revision)).statusCode).toBe(204)
    expect((await api.request('GET', `/api/v1/handovers/${id}`)).statusCode).toBe(404)
    const seen: string[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${cursor}`
      const page: { items: HandoverSummary[]; nextCursor: string | null } = await api.get(
        `/api/v1/handovers?limit=2${after}`,
      )
      seen.push(...page.items.map((one) => one.id))
      cursor = page.nextCursor
    }
    expect(seen).toEqual([...seen].sort().reverse())
    expect(seen.length).toBeGreaterThan(2)
    expect(seen).not.toContain(id)
  })

  it.each([
    ['ends before it begins', { to: SHIFT.from }],
    ['longer than a week', { from: NOW - 170 * HOUR }],
    ['not begun', { from: NOW + HOUR, to: NOW + 2 * HOUR }],
  ])('a shift that %s => 400', async (_fault, parts) => {
    expect((await send('li', 'POST', '', { ...SHIFT, ...parts })).statusCode).toBe(400)
  })

  it.each(['HO-1', '../x', 'HO-20260101-000000-0000', '%3E'])('no such hand-over: %s => 404', async (id) => {
    expect((await api.request('GET', `/api/v1/handovers/${encodeURIComponent(id)}`)).statusCode).toBe(404)
  })
})

async function fill({ engine, bus, caughtUp, request, get }: TestApi): Promise<void> {
  const recent = { openedAt: NOW - HOUR, updatedAt: NOW }
  await engine.publish({
    entity: 'incident',
    items: [
      anIncident({ ...recent }),
      anIncident({ id: 'inc-merged', mergedInto: 'inc-1', state: 'closed', ...recent }),
      anIncident({
        id: 'inc-hold',
        state: 'on_hold',
        priority: 'P3',
        openedAt: NOW - 20 * HOUR,
        acknowledgedAt: NOW - 19 * HOUR,
      }),
      anIncident({
        id: 'inc-old',
        state: 'resolved',
        priority: 'P3',
        openedAt: NOW - 9 * HOUR,
        acknowledgedAt: NOW - 8 * HOUR,
        resolvedAt: NOW - 7 * HOUR,
      }),
    ],
  })
  await engine.publish({
    entity: 'alert',
    items: [
      anAlert({ flapping: true, suppression: null }),
      anAlert({ id: 'alert-2', suppression: { kind: 'silence', by: ['s1'] } }),
      anAlert({ id: 'alert-3', eventClass: 'SourceSilent', summary: 'zabbix is silent', membership: null }),
    ],
  })
  const matchers = [{ name: 'a', value: 'b', isRegex: false, isEqual: true }]
  await engine.publish({
    entity: 'silence',
    items: [
      {
        id: 's1',
        revision: 1,
        matchers,
        startsAt: NOW - 1,
        endsAt: NOW + HOUR,
        createdBy: 'li',
        comment: 'works',
        updatedAt: NOW,
      },
    ],
  })
  await engine.publish({ entity: 'problem', items: [aProblem({ openedAt: NOW - HOUR })] })
  await publishDeadLetter(bus, { room: 'ingest', reason: 'bad', detail: 'd', at: NOW, payload: '' })
  await caughtUp()
  expect((await request('GET', '/api/v1/incidents')).statusCode).toBe(200)
  await waitFor('the history', async () =>
    (await get<{ incidents: number }>(`/api/v1/stats?from=${NOW - 10 * HOUR}&to=${NOW + 1}`)).incidents > 2
      ? true
      : undefined,
  )
}
