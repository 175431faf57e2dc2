// A stand-in for Nocturne's API with made-up incidents, for developing the console, its browser tests and its screenshots. Never in production.
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { UserRole } from '../../../platform/auth/scopes.ts'
import { json, problem, readBody } from './fake-answer.ts'
import { fakeEvents, fakeInsight } from './fake-insight.ts'
import { fakeAffinities } from './fake-affinities.ts'
import { createFakeEvents } from './fake-events.ts'
import { createFakeHandovers } from './fake-handovers.ts'
import type { FakePart } from './fake-part.ts'
import { createFakeMaintenance } from './fake-maintenance.ts'
import { createFakeSilences } from './fake-silences.ts'
import { FAKE_SOURCES } from './fake-sources.ts'
import { createFakeAdmin } from './fake-admin.ts'
import { createFakeCmdb } from './fake-cmdb.ts'
import { fakeImport, fakeInventory } from './fake-inventory.ts'
import { fakeSession } from './fake-session.ts'
import { createFakeProblems } from './fake-problems.ts'
import { createFakeTuning } from './fake-tuning.ts'
import { serveFile } from './serve-file.ts'
import type { NewView } from '../src/api/list-endpoints.ts'
import { createFakeViews, fakeTraits } from './fake-views.ts'
import { createFakeStore } from './fake-store.ts'
import type { FakeStore } from './fake-store.ts'
import { fakeStream } from './fake-stream.ts'
import { answerInTrouble } from './fake-trouble.ts'
import type { FakeTrouble } from './fake-trouble.ts'

export interface FakeServerOptions {
  readonly incidents: number
  /** Made-up happenings a second. */
  readonly rate: number
  /** Built console to serve; the same strict CSP as in production goes with it. */
  readonly dist: string
  /** Whether everybody is logged in from the start. */
  readonly open: boolean
  readonly role: UserRole
}

const COOKIE = 'fake_session=1'
const CSRF = 'fake-csrf'
const LINK_CODE = 'let-me-in'

export interface FakeServer {
  readonly server: Server
  readonly store: FakeStore
  /** What becomes of all that a page asks for beside its session and the stream; null: it is answered again. */
  setTrouble(trouble: FakeTrouble | null): void
  close(): void
}

export function createFakeServer(options: FakeServerOptions): FakeServer {
  const store = createFakeStore({ incidents: options.incidents, now: Date.now() })
  const problems = createFakeProblems(Date.now())
  const cmdb = createFakeCmdb()
  const admin = createFakeAdmin(Date.now())
  const views = createFakeViews()
  const tuningPage = createFakeTuning()
  let trouble: FakeTrouble | null = null
  const parts: readonly FakePart[] = [
    createFakeHandovers(() => store.list([])),
    createFakeEvents(),
    createFakeMaintenance(cmdb.live, (id) => {
      const entry = store.find(id)
      return entry !== undefined && store.alerts(entry).some(({ suppression }) => suppression?.kind === 'maintenance')
    }),
    createFakeSilences(() =>
      store.list([]).flatMap(({ id }) => {
        const entry = store.find(id)
        return entry === undefined ? [] : [{ incident: entry.incident, alerts: store.alerts(entry) }]
      }),
    ),
  ]

  async function session(request: IncomingMessage, response: ServerResponse, loggedIn: boolean): Promise<void> {
    if (request.method === 'DELETE') {
      response.writeHead(204, { 'set-cookie': 'fake_session=; Max-Age=0; Path=/' }).end()
    } else if (request.method === 'POST') {
      const { code, user, password } = await readBody(request)
      if (code !== LINK_CODE && !(user === 'operator' && password === 'operator')) {
        problem(response, 401, 'unauthenticated', 'wrong')
        return
      }
      response.setHeader('set-cookie', `${COOKIE}; HttpOnly; SameSite=Strict; Path=/`)
      json(response, 200, {})
    } else if (loggedIn) json(response, 200, fakeSession(options.role, CSRF))
    else problem(response, 401, 'unauthenticated', 'log in first')
  }

  async function write(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (request.headers['x-csrf-token'] !== CSRF) {
      problem(response, 403, 'csrf_token_invalid', 'no token')
      return
    }
    if (path.startsWith('/api/v1/cmdb/imports')) {
      const { searchParams } = new URL(request.url ?? '', 'http://fake')
      request.resume()
      if (searchParams.get('file') === 'bad.json') {
        const errors = [{ pointer: 'bad.json:3 cis[0].id', detail: 'expected a text' }]
        problem(response, 422, 'import_refused', 'The import has 1 fault.', { errors })
      } else json(response, 200, fakeImport(searchParams.get('dryRun') === 'true'))
      return
    }
    if (request.method === 'DELETE' && path.startsWith('/api/v1/tuning/')) {
      const cancelled = tuningPage.cancel(path)
      if (cancelled === null) problem(response, 404, 'not_found', 'there is nothing at this address')
      else json(response, 200, cancelled)
      return
    }
    const body = await readBody(request)
    const administered = admin.write(request.method ?? '', path)
    if (administered !== undefined) {
      json(response, administered.status, administered.body)
      return
    }
    if (path === '/api/v1/tuning/trials') {
      json(response, 202, tuningPage.start(body))
      return
    }
    if (path === '/api/v1/cmdb/unknown' || path === '/api/v1/cmdb/duplicates') {
      json(response, 200, {})
      return
    }
    const [, viewId] = /^\/api\/v1\/views(?:\/([\w-]+))?$/u.exec(path) ?? []
    if (path.startsWith('/api/v1/views')) {
      // The console's own body.
      const view = body as unknown as NewView
      if (request.method === 'DELETE') views.remove(viewId ?? '')
      else if (viewId === 'default') views.choose(typeof body['id'] === 'string' ? body['id'] : null)
      if (request.method === 'DELETE' || viewId === 'default') response.writeHead(204).end()
      else
        json(
          response,
          viewId === undefined ? 201 : 200,
          viewId === undefined ? views.add(view) : views.change(viewId, view),
        )
      return
    }
    if (path === '/api/v1/incidents/actions') {
      const ids = Array.isArray(body['ids']) ? body['ids'].map(String) : []
      const results = ids.map((id) => {
        const fault = store.act(id, String(body['action']), body, 'operator')
        return { id, ok: fault === null, detail: fault ?? '' }
      })
      json(response, 200, { results })
      return
    }
    const [, problemId = '', judgement = ''] = /^\/api\/v1\/problems\/([^/]+)\/([\w-]+)$/u.exec(path) ?? []
    if (problemId !== '') {
      json(response, 200, { problem: problems.judge(decodeURIComponent(problemId), judgement, body) ?? null })
      return
    }
    const [, id = '', action = ''] = /^\/api\/v1\/incidents\/([^/]+)\/(\w+)$/u.exec(path) ?? []
    const regrouped = store.regroup(decodeURIComponent(id), action, body)
    if (regrouped !== null) {
      json(response, 200, {
        outcome: { incidentIds: regrouped },
        incident: store.find(decodeURIComponent(id))?.incident,
      })
      return
    }
    const fault = store.act(decodeURIComponent(id), action, body, 'operator')
    if (fault === null) json(response, 200, { incident: store.find(decodeURIComponent(id))?.incident ?? null })
    else problem(response, 409, 'illegal_move', fault)
  }

  /** What a read is answered with; null when there is nothing at the address. */
  function read(url: URL): unknown {
    if (url.pathname === '/api/v1/stats') return store.stats()
    if (url.pathname === '/api/v1/views') return views.list()
    if (url.pathname === '/api/v1/incidents/traits') return { items: store.list([]).map(fakeTraits) }
    const administration = fakeInventory(url.pathname) ?? admin.read(url)
    if (administration !== undefined) return administration
    const tuning = tuningPage.read(url)
    if (tuning !== undefined) return tuning
    const fromCmdb = cmdb.read(url)
    if (fromCmdb !== undefined) return fromCmdb
    if (url.pathname === '/api/v1/problems') {
      const states = (url.searchParams.get('state') ?? '').split(',')
      return { items: problems.list().filter(({ state }) => states.includes(state)), nextCursor: null }
    }
    const [, problemId = ''] = /^\/api\/v1\/problems\/([^/]+)$/u.exec(url.pathname) ?? []
    if (problemId !== '') return problems.find(decodeURIComponent(problemId)) ?? null
    const ofAlert = url.pathname === '/api/v1/events' ? url.searchParams.get('alert') : null
    if (ofAlert !== null && ofAlert !== '') return fakeEvents(ofAlert)
    if (url.pathname === '/api/v1/sources') return { items: FAKE_SOURCES }
    if (url.pathname === '/api/v1/affinities') {
      return { items: fakeAffinities((url.searchParams.get('verdict') ?? '').split(',')), nextCursor: null }
    }
    if (url.pathname === '/api/v1/incidents') {
      const states = (url.searchParams.get('state') ?? '').split(',').filter(Boolean)
      const limit = Number(url.searchParams.get('limit') ?? 100)
      const from = Number(url.searchParams.get('cursor') ?? 0)
      const priorities = (url.searchParams.get('priority') ?? '').split(',').filter(Boolean)
      const all = store.list(states).filter(({ priority }) => priorities.length === 0 || priorities.includes(priority))
      const nextCursor = from + limit < all.length ? String(from + limit) : null
      return { items: all.slice(from, from + limit), nextCursor }
    }
    const [, id = '', part] = /^\/api\/v1\/incidents\/([^/]+)(?:\/(\w+))?$/u.exec(url.pathname) ?? []
    const entry = store.find(decodeURIComponent(id))
    if (entry === undefined) return null
    if (part !== undefined) {
      const reckoned = fakeInsight(part, url, entry.incident, store.alerts(entry), () => store.list(['resolved']))
      if (reckoned !== undefined) return reckoned
    }
    if (part === 'timeline') return { items: entry.timeline, nextCursor: null }
    return entry.incident
  }

  async function ask(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    const part = parts.find(({ root }) => url.pathname.startsWith(root))
    const revision = /\d+/u.exec(request.headers['if-match'] ?? '')?.[0]
    const asked = { method: request.method ?? 'GET', url, revision: revision === undefined ? null : Number(revision) }
    const { status, body } = part?.answer({ ...asked, body: await readBody(request) }) ?? { status: 404, body: {} }
    if (status === 204) response.writeHead(204).end()
    else json(response, status, body)
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake')
    const loggedIn =
      options.open ||
      request.headers.authorization?.startsWith('Bearer noc_') ||
      (request.headers.cookie ?? '').includes(COOKIE)
    if (!url.pathname.startsWith('/api/')) await serveFile(options.dist, url.pathname, response)
    else if (url.pathname === '/api/v1/session') await session(request, response, loggedIn)
    else if (!loggedIn) problem(response, 401, 'unauthenticated', 'log in first')
    else if (url.pathname === '/api/v1/stream') fakeStream(request, response, store)
    else if (trouble !== null && url.pathname !== '/api/v1/stats') answerInTrouble(trouble, response)
    else if (parts.some(({ root }) => url.pathname.startsWith(root))) await ask(request, response, url)
    else if (request.method !== 'GET') await write(request, response, url.pathname)
    else {
      const body = await read(url)
      if (body === null) problem(response, 404, 'not_found', 'there is nothing at this address')
      else json(response, 200, body)
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => problem(response, 500, 'internal_error', String(error)))
  })
  const timer = options.rate > 0 ? setInterval(() => store.happen(), 1_000 / options.rate) : undefined
  return {
    server,
    store,
    setTrouble(next) {
      trouble = next
    },
    close() {
      clearInterval(timer)
      server.closeAllConnections()
      server.close()
    },
  }
}
