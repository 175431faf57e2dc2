// A small installation to administer: tokens, people, dead letters, an audit, two processes.
import { REJECTIONS } from '../../../correlate/contract/command.ts'
import { capabilitiesOf, effectiveScopes, ROLE_SCOPES, USER_ROLES } from '../../../platform/auth/scopes.ts'
import { acted } from '../../../api/audit/acted.ts'

const SAYINGS: Readonly<Record<string, ReturnType<typeof acted>>> = {
  logIn: acted('logged_in_password', { ip: '192.0.2.7' }),
  createToken: acted('token_made', { token: 'tok-7', scopes: 'ingest:write' }),
  changeUser: acted('user_role', { role: 'operator' }),
  discardDeadLetters: acted('letters_discarded', { letters: 3 }),
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const process = (now: number, host: string, pid: number, roles: readonly string[], metrics: readonly object[]) => ({
  host,
  pid,
  roles,
  version: '0.9.0',
  node: 'v20.19.5',
  startedAt: now - 3 * DAY,
  checks: {
    nats: { status: 'up' },
    'live view': { status: 'up' },
    writer: { status: 'degraded', detail: 'ClickHouse is slow' },
  },
  metrics,
  disk: { freeBytes: 81e9, totalBytes: 240e9 },
  exposures: ['default_community', 'plain_http'],
  traps: { host: '0.0.0.0', port: 9162, community: 'public' },
})

const series = (name: string, value: number, labels: Record<string, string> = {}) => ({ name, labels, value })

const stream = (name: string, messages: number, bytes: number, limit: number) => [
  series('nocturne_stream_messages', messages, { stream: name }),
  series('nocturne_stream_bytes', bytes, { stream: name }),
  series('nocturne_stream_limit_bytes', limit, { stream: name }),
]

function letters(now: number): object[] {
  return Array.from({ length: 23 }, (_, index) => ({
    seq: 400 - index,
    room: index % 7 === 6 ? 'writer' : 'ingest',
    reason: index % 7 === 6 ? 'poison' : index % 2 === 0 ? 'no_labels' : 'unknown_mapping',
    detail: 'alert 3: labels is empty <img src=x onerror=alert(1)>',
    at: now - index * 17 * MINUTE,
    source: index % 2 === 0 ? 'prometheus' : 'generic',
    sender: 'token:0a1b2c3d4e5f',
    payload: '[{"labels":{},"annotations":{"summary":"<script>alert(1)</script>"},"startsAt":"2026-01-01T00:00:00Z"}]',
  }))
}

function audit(now: number): object[] {
  const acts = [
    'acknowledge',
    'logIn',
    'createToken',
    'setSilence',
    'merge',
    'changeUser',
    'discardDeadLetters',
    'tuneAnything',
  ]
  return Array.from({ length: 60 }, (_, index) => ({
    id: `cmd-${index}`,
    at: now - index * 11 * MINUTE,
    actor: ['li.lei', 'operator', 'han.meimei'][index % 3],
    type: acts[index % acts.length],
    outcome: index % 9 === 8 ? 'rejected' : 'applied',
    detail: index % 9 === 8 ? REJECTIONS.conflict : '',
    // Each act's own words, where it has any, as the API records them.
    ...(index % 9 === 8 ? {} : SAYINGS[acts[index % acts.length] ?? '']),
    ...(index % 8 === 2 ? { object: 'Prometheus in hall 3' } : {}),
    incidentIds: index % 8 === 0 ? [`inc-${index + 1}`] : [],
    code: index % 9 === 8 ? 'conflict' : null,
    partition: 0,
  }))
}

export interface FakeAdmin {
  /** @returns undefined: none of its addresses */
  read(url: URL): unknown
  write(method: string, path: string): { readonly status: number; readonly body: object } | undefined
}

export function createFakeAdmin(now: number): FakeAdmin {
  const answers: Readonly<Record<string, () => unknown>> = {
    '/api/v1/tokens': () => ({
      items: [
        {
          id: '0a1',
          name: 'Prometheus in hall 3',
          scopes: ['ingest:write'],
          createdAt: now - 90 * DAY,
          expiresAt: null,
          lastUsedAt: now - MINUTE,
        },
        {
          id: '0a2',
          name: 'Grafana',
          scopes: ['read', 'live:read'],
          createdAt: now - 80 * DAY,
          expiresAt: now + 200 * DAY,
          lastUsedAt: now - DAY,
        },
        {
          id: '0a3',
          name: 'old script',
          scopes: ['read', 'incidents:write'],
          createdAt: now - 400 * DAY,
          expiresAt: now - DAY,
          lastUsedAt: null,
        },
      ],
    }),
    '/api/v1/roles': () => ({
      items: USER_ROLES.map((role) => ({
        role,
        scopes: capabilitiesOf(effectiveScopes(ROLE_SCOPES[role])).flatMap(({ scope, held }) => (held ? [scope] : [])),
      })),
    }),
    '/api/v1/users': () => ({
      items: [
        {
          name: 'han.meimei',
          role: 'problem_manager',
          createdAt: now - 50 * DAY,
          disabled: false,
          hasPassword: true,
          sessions: 1,
          seenAt: now - 5 * MINUTE,
        },
        {
          name: 'li.lei',
          role: 'operator',
          createdAt: now - 40 * DAY,
          disabled: false,
          hasPassword: false,
          sessions: 0,
          seenAt: null,
        },
        {
          name: 'operator',
          role: 'administrator',
          createdAt: now - 90 * DAY,
          disabled: false,
          hasPassword: true,
          sessions: 2,
          seenAt: now,
        },
        {
          name: 'zhang.wei',
          role: 'viewer',
          createdAt: now - 90 * DAY,
          disabled: true,
          hasPassword: true,
          sessions: 0,
          seenAt: null,
        },
      ],
    }),
    '/api/v1/system': () => ({
      at: now,
      processes: [
        process(
          now,
          'noc-1',
          71,
          ['ingest', 'correlate'],
          [
            ...stream('MONITORING', 812_345, 3.6e9, 4.29e9),
            ...stream('CHANGES', 120_400, 0.4e9, 2.14e9),
            ...stream('DEADLETTER', 23, 41_000, 0.27e9),
            series('nodejs_eventloop_lag_p99_seconds', 0.021),
            series('process_resident_memory_bytes', 412e6),
            series('nocturne_engine_lag_seconds', 0.4, { partition: '0' }),
            series('nocturne_jetstream_pending', 12, { partition: '0' }),
          ],
        ),
        process(
          now,
          'noc-2',
          88,
          ['writer', 'api'],
          [
            series('nodejs_eventloop_lag_p99_seconds', 0.034),
            series('process_resident_memory_bytes', 388e6),
            series('nocturne_writer_lag_seconds', 2.2, { stream: 'CHANGES' }),
            series('nocturne_sse_clients', 14),
          ],
        ),
      ],
      store: { ready: true, size: { version: '26.1.2.1', bytes: 18.4e9, rows: 91_000_000 } },
    }),
    '/api/v1/intake': () => ({ traps: { host: '0.0.0.0', port: 9162, community: 'public' } }),
    '/api/v1/audit': () => ({ items: audit(now), nextCursor: null }),
    '/api/v1/dead-letters': () => ({
      items: letters(now),
      nextCursor: null,
      reasons: { no_labels: 10, unknown_mapping: 10, poison: 3 },
    }),
  }
  const link = { code: 'fake-code', expiresAt: now + 15 * MINUTE }
  return {
    read: ({ pathname }) => answers[pathname]?.(),
    write(method, path) {
      if (path === '/api/v1/tokens' && method === 'POST')
        return { status: 201, body: { id: '0a4', secret: 'noc_0a4b5c6d7e8f_fakefakefakefakefakefakefakefake' } }
      if (path === '/api/v1/users' && method === 'POST') return { status: 201, body: link }
      if (/^\/api\/v1\/users\/[^/]+\/login-link$/u.test(path)) return { status: 201, body: link }
      if (path === '/api/v1/dead-letters/retry')
        return { status: 200, body: { results: [{ seq: 400, outcome: 'refused', detail: 'still no labels' }] } }
      if (path === '/api/v1/dead-letters/discard') return { status: 200, body: { discarded: 2 } }
      if (/^\/api\/v1\/(?:users|tokens|session)\//u.test(path)) return { status: 200, body: {} }
      return undefined
    },
  }
}
