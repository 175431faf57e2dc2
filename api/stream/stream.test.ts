import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startTestApi, type TestApi } from '../../test/support/api.ts'
import { anActivity, anAlert, anIncident } from '../../test/support/fabricate.ts'
import { natsMissing } from '../../test/support/nats.ts'
import { waitFor } from '../../test/support/wait-for.ts'

interface Event {
  readonly event: string
  readonly id: string | null
  readonly data: Record<string, unknown>
}

interface Listener {
  readonly events: Event[]
  readonly status: number
  readonly ended: Promise<void>
  lastId(): string
  close(): void
}

describe.skipIf(natsMissing !== null)('live stream', () => {
  let api: TestApi
  let url: string
  const open: Listener[] = []

  beforeAll(async () => {
    api = await startTestApi()
    url = await api.listen()
    await api.caughtUp()
  })
  afterEach(() => {
    for (const listener of open.splice(0)) listener.close()
  })
  afterAll(() => api.stop())

  async function listen(query = '', headers: Record<string, string> = {}): Promise<Listener> {
    const stop = new AbortController()
    const answer = await fetch(`${url}/api/v1/stream${query}`, {
      headers: { authorization: `Bearer ${api.admin}`, ...headers },
      signal: stop.signal,
    })
    const events: Event[] = []
    const ended = read(answer, events).catch(() => undefined)
    const listener: Listener = {
      events,
      status: answer.status,
      ended,
      lastId: () => events.findLast((event) => event.id !== null)?.id ?? '',
      close: () => stop.abort(),
    }
    open.push(listener)
    if (answer.status === 200) await waitFor('hello', () => (events.length > 0 ? true : undefined))
    return listener
  }

  const seen = (listener: Listener, what: string, test: (event: Event) => boolean) =>
    waitFor(what, () => listener.events.find(test))
  const incident = (id: string, revision: number) =>
    api.engine.publish({ entity: 'incident', items: [anIncident({ id, revision })] })

  it('a change => told with its sequence; the same revision again => silence', async () => {
    const listener = await listen()
    expect(listener.events[0]).toMatchObject({ event: 'hello', data: { topics: expect.arrayContaining(['incident']) } })
    const seq = await incident('s-1', 1)
    const event = await seen(listener, 'the incident', ({ data }) => data['id'] === 's-1')
    expect(event).toMatchObject({ event: 'incident', id: String(seq), data: anIncident({ id: 's-1' }) })
    await incident('s-1', 1)
    await incident('s-2', 1)
    await seen(listener, 'the next incident', ({ data }) => data['id'] === 's-2')
    expect(listener.events.filter(({ data }) => data['id'] === 's-1')).toHaveLength(1)
  })

  it('alerts as summaries, activities, silences; only the topics asked for', async () => {
    const all = await listen()
    const some = await listen('?topics=activity,silence')
    await api.engine.publish({ entity: 'alert', items: [anAlert({ id: 's-a1' })] })
    await api.engine.publish({ entity: 'activity', items: [anActivity({ incidentId: 's-1', id: 's-1#1' })] })
    await seen(some, 'the activity', ({ event }) => event === 'activity')
    const summary = await seen(all, 'the alert', ({ data }) => data['id'] === 's-a1')
    expect(summary.event).toBe('alert-summary')
    expect(summary.data).toMatchObject({ incidentId: 'inc-1', severity: 'critical', count: 1 })
    expect(summary.data).not.toHaveProperty('membership')
    expect(new Set(some.events.map(({ event }) => event))).toEqual(new Set(['hello', 'activity']))
  })

  it('a burst => each entity once in a while, its last revision always', async () => {
    const listener = await listen('?topics=incident')
    for (let revision = 1; revision <= 400; revision += 1) await incident('burst', revision)
    await seen(listener, 'the last revision', ({ data }) => data['revision'] === 400)
    const revisions = listener.events
      .filter(({ data }) => data['id'] === 'burst')
      .map(({ data }) => Number(data['revision']))
    expect(revisions).toEqual([...revisions].sort((a, b) => a - b))
    expect(revisions.length).toBeLessThan(200)
  })

  it('comes back with Last-Event-ID => exactly what it missed', async () => {
    const first = await listen('?topics=incident')
    await incident('r-1', 1)
    await seen(first, 'r-1', ({ data }) => data['id'] === 'r-1')
    const lastId = first.lastId()
    first.close()
    await incident('r-2', 1)
    await incident('r-1', 2)
    await api.caughtUp()
    for (const second of [await listen('', { 'last-event-id': lastId }), await listen(`?lastEventId=${lastId}`)]) {
      await seen(second, 'r-1 again', ({ data }) => data['id'] === 'r-1')
      const told = second.events
        .filter(({ event }) => event === 'incident')
        .map(({ data }) => [data['id'], data['revision']])
      expect(told).toEqual([
        ['r-2', 1],
        ['r-1', 2],
      ])
      expect(second.events.some(({ event }) => event === 'reset')).toBe(false)
    }
  })

  it.each([
    ['from before what is kept', '?lastEventId=0'],
    ['from another life of the stream', '?lastEventId=999999999'],
  ])('comes back %s => reset', async (_when, query) => {
    // More entities than the ring holds.
    if (query.endsWith('=0')) {
      for (let n = 0; n < 12; n += 1) {
        const items = Array.from({ length: 1_000 }, (_, i) => anActivity({ id: `x#${n}-${i}`, incidentId: 'x' }))
        await api.engine.publish({ entity: 'activity', items })
      }
      await api.caughtUp()
    }
    const listener = await listen(query)
    const reset = await seen(listener, 'reset', ({ event }) => event === 'reset')
    expect(Number(reset.id)).toBeGreaterThan(0)
  })

  it('stats => once they change', async () => {
    const listener = await listen('?topics=stats')
    const before = await seen(listener, 'stats', ({ event }) => event === 'stats')
    await incident('stats-1', 1)
    await seen(
      listener,
      'new stats',
      ({ event, data }) => event === 'stats' && data['openIncidents'] === Number(before.data['openIncidents']) + 1,
    )
  })

  it('a bad id or topic, no token => refused', async () => {
    expect((await listen('?lastEventId=x')).status).toBe(400)
    expect((await listen('?topics=weather')).status).toBe(400)
    expect((await listen('', { authorization: '' })).status).toBe(401)
  })

  it("a wallboard's token => incidents and counts, and no topic beside them", async () => {
    const headers = { authorization: `Bearer ${await api.tokenWith('live:read')}` }
    const listener = await listen('', headers)
    expect(listener.events[0]?.data).toMatchObject({ topics: ['incident', 'stats'] })
    expect((await listen('?topics=stats,activity', headers)).status).toBe(403)
    const closed = await fetch(`${url}/api/v1/incidents?state=closed`, { headers })
    expect(closed.status).toBe(403)
    expect((await fetch(`${url}/api/v1/incidents`, { headers })).status).toBe(200)
  })

  it('security headers are there, and nothing may store it', async () => {
    const stop = new AbortController()
    const answer = await fetch(`${url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${api.admin}` },
      signal: stop.signal,
    })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    expect(answer.headers.get('cache-control')).toContain('no-store')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    stop.abort()
  })
})

async function read(answer: Response, events: Event[]): Promise<void> {
  if (answer.body === null || answer.status !== 200) return
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of answer.body) {
    rest += decoder.decode(chunk as Uint8Array, { stream: true })
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      events.push(parse(rest.slice(0, end)))
      rest = rest.slice(end + 2)
    }
  }
}

function parse(block: string): Event {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2) ?? null
  return { event: field('event') ?? '', id: field('id'), data: JSON.parse(field('data') ?? '{}') as Event['data'] }
}
