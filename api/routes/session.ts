// /api/v1/session: login of people, by a one-time code or by name and password; who am I; logout.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { MIN_PASSWORD_LENGTH } from '../../platform/auth/password.ts'
import { capabilitiesOf, SCOPES, USER_ROLES } from '../../platform/auth/scopes.ts'
import { principalOf, SESSION_COOKIE } from '../../platform/http/access.ts'
import { LOGIN_RATE_LIMIT } from '../../platform/http/app.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { SessionStart } from '../../platform/auth/credentials.ts'
import type { ApiContext } from '../api-context.ts'
import { recordAct } from '../audit/record-act.ts'
import { answers } from '../schemas/problem.ts'
import { nullable, Time, wordOf } from '../schemas/words.ts'
import { saidProblem } from '../said-problem.ts'
import { acted } from '../audit/acted.ts'

const Who = Type.Object({
  name: Type.String(),
  kind: wordOf(['token', 'session']),
  role: nullable(wordOf(USER_ROLES, 'Of a person; null for a token')),
  scopes: Type.Array(wordOf(SCOPES)),
  capabilities: Type.Array(
    Type.Object({ scope: wordOf(SCOPES), held: Type.Boolean(), roles: Type.Array(wordOf(USER_ROLES)) }),
    { description: 'Every scope, whether this credential holds it, and the roles that do' },
  ),
  byLink: Type.Boolean({ description: 'Started by a login link: a password can be chosen without the present one' }),
  csrfToken: Type.String({ description: 'To be sent in the header x-csrf-token with each write; empty for a token' }),
})

const Started = Type.Object({
  name: Type.String(),
  role: wordOf(USER_ROLES),
  csrfToken: Type.String(),
  expiresAt: Time,
})

const text = Type.String({ minLength: 1, maxLength: 200 })
/** One object with all optional: Ajv's coercion and unions do not go together. */
const LoginBody = Type.Object(
  { code: Type.Optional(text), user: Type.Optional(text), password: Type.Optional(Type.String({ maxLength: 1_000 })) },
  { additionalProperties: false },
)

const PasswordBody = Type.Object(
  {
    password: Type.String({ minLength: MIN_PASSWORD_LENGTH, maxLength: 1_000 }),
    current: Type.Optional(
      Type.String({
        maxLength: 1_000,
        description: 'The present one; not needed in a session that a login link started',
      }),
    ),
  },
  { additionalProperties: false },
)

export const sessionRoutes =
  ({ credentials, config, bus, log }: ApiContext): FastifyPluginAsyncTypebox =>
  async (app) => {
    const cookie = {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: config.http.publicUrl?.startsWith('https:') ?? false,
    } as const

    app.post(
      '/session',
      {
        config: { access: 'public', rateLimit: LOGIN_RATE_LIMIT },
        schema: {
          tags: ['session'],
          summary: 'Logs in with {code} or {user, password}; sets the session cookie',
          body: LoginBody,
          response: answers({ 200: Started }, 429),
        },
      },
      async ({ body, ip }, reply) => {
        const session = await start(body, ip)
        const said = acted(body.code === undefined ? 'logged_in_password' : 'logged_in_link', { ip })
        // Nobody is kept out because the audit's stream is full or away: the log says it then.
        const login = { type: 'logIn', actor: session.user, at: Date.now(), object: session.user } as const
        await recordAct(bus, { ...login, ...said }).catch((err: unknown) =>
          log.warn({ err, ...login }, 'a login is not in the audit'),
        )
        const { cookie: value, user, role, csrfToken, expiresAt } = session
        return reply
          .setCookie(SESSION_COOKIE, value, { ...cookie, expires: new Date(expiresAt) })
          .header('cache-control', 'no-store')
          .send({ name: user, role, csrfToken, expiresAt })
      },
    )

    app.get(
      '/session',
      {
        config: { access: 'read' },
        schema: { tags: ['session'], summary: 'Who I am and what I may do', response: answers({ 200: Who }) },
      },
      (request, reply) => {
        const principal = principalOf(request)
        const session =
          principal.kind === 'session' ? credentials.authenticateSession(request.cookies[SESSION_COOKIE] ?? '') : null
        void reply.header('cache-control', 'no-store')
        return {
          name: principal.name,
          kind: principal.kind,
          role: session?.role ?? null,
          scopes: [...principal.scopes],
          capabilities: capabilitiesOf(principal.scopes),
          byLink: session?.byLink ?? false,
          csrfToken: session?.csrfToken ?? '',
        }
      },
    )

    app.delete(
      '/session',
      {
        config: { access: 'read' },
        schema: { tags: ['session'], summary: 'Logs out', response: answers({ 204: Type.Null() }) },
      },
      async (request, reply) => {
        await credentials.logout(request.cookies[SESSION_COOKIE] ?? '')
        return reply.clearCookie(SESSION_COOKIE, cookie).status(204).send()
      },
    )

    app.put(
      '/session/password',
      {
        config: { access: 'read', rateLimit: LOGIN_RATE_LIMIT },
        schema: {
          tags: ['session'],
          summary: 'Chooses the own password; the other sessions of the user end',
          body: PasswordBody,
          response: answers({ 204: Type.Null() }, 409, 422, 429),
        },
      },
      async (request, reply) => {
        const { kind, name } = principalOf(request)
        if (kind !== 'session') throw saidProblem(409, 'no_session', 'token_has_no_password')
        const outcome = await credentials.changeOwnPassword(request.cookies[SESSION_COOKIE] ?? '', request.body)
        if (outcome === 'wait') throw saidProblem(429, 'too_many_requests', 'too_many_failures')
        if (outcome === 'refused') throw saidProblem(422, 'wrong_password', 'wrong_password')
        await recordAct(bus, {
          type: 'changePassword',
          actor: name,
          at: Date.now(),
          object: name,
          ...acted('own_password'),
        })
        return reply.status(204).send()
      },
    )

    async function start(body: { code?: string; user?: string; password?: string }, ip: string): Promise<SessionStart> {
      if (body.code !== undefined) {
        const session = await credentials.redeemLoginLink(body.code)
        if (session === null) throw saidProblem(401, 'login_failed', 'link_used')
        return session
      }
      if (body.user === undefined || body.password === undefined) {
        throw new HttpProblem(400, 'invalid_request', 'A login has a code, or a user and a password.')
      }
      const login = await credentials.login(body.user, body.password, ip)
      if (login.outcome === 'started') return login.session
      if (login.outcome === 'wait') {
        throw new HttpProblem(429, 'too_many_requests', 'Too many failed logins: try again later.', {
          headers: { 'retry-after': String(Math.ceil(login.waitMs / 1000)) },
        })
      }
      throw saidProblem(401, 'login_failed', 'login_wrong')
    }
  }
