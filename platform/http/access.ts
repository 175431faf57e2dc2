// Who may call a route. Every route says so in its config; a route that does not keeps the server from starting.
import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify'
import { timingSafeEqual } from 'node:crypto'
import type { Credentials, SessionPrincipal } from '../auth/credentials.ts'
import type { Principal } from '../auth/principal.ts'
import type { Scope } from '../auth/scopes.ts'
import { HttpProblem } from './problem.ts'

export type Access = 'public' | Scope

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Scope that a credential needs, or `public`. */
    access?: Access
  }
  interface FastifyRequest {
    /** Who the request acts for; on a public route null when no valid credential came with it. */
    principal: Principal | null
  }
}

export const SESSION_COOKIE = 'nocturne_session'
export const CSRF_HEADER = 'x-csrf-token'
const SAFE_METHODS: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/** Keeps the app from starting when a route has not said who may call it. */
export function checkRoutesNameAccess(app: FastifyInstance): void {
  const routes: RouteOptions[] = []
  app.addHook('onRoute', (route) => void routes.push(route))
  app.addHook('onReady', (done) => {
    const open = routes.filter((route) => route.config?.access === undefined)
    const names = open.map((route) => `${String(route.method)} ${route.url}`)
    done(names.length === 0 ? undefined : new Error(`routes without config.access: ${names.join(', ')}`))
  })
}

/** Adds the hook that answers 401 and 403. Cookies are to be parsed by then. */
export function requireAccess(app: FastifyInstance, credentials: Credentials): void {
  app.decorateRequest('principal', null)
  app.addHook('onRequest', (request, _reply, done) => {
    const access = request.routeOptions.config.access
    const found = identify(request, credentials)
    request.principal = found?.principal ?? null
    // Without a route there is nothing to protect: the answer is 404.
    if (access === undefined || access === 'public') {
      done()
      return
    }
    if (found === null) throw unauthenticated(request)
    if (!found.principal.scopes.has(access)) throw forbidden(access)
    if (found.session !== undefined) checkCsrf(request, found.session)
    done()
  })
}

/** The principal of a request on a route that is not public. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === null) throw unauthenticated(request)
  return request.principal
}

interface Identity {
  readonly principal: Principal
  /** Set when the browser sent the credential by itself: writes then need the CSRF token. */
  readonly session?: SessionPrincipal
}

function identify(request: FastifyRequest, credentials: Credentials): Identity | null {
  const header = request.headers.authorization
  if (header !== undefined) {
    const secret = tokenIn(header)
    const principal = secret === null ? null : credentials.authenticateToken(secret)
    return principal === null ? null : { principal }
  }
  const cookie = request.cookies[SESSION_COOKIE]
  const session = cookie === undefined ? null : credentials.authenticateSession(cookie)
  return session === null ? null : { principal: session, session }
}

/** `Bearer <token>` (RFC 6750), or `Basic` with the token as password (RFC 7617): Prometheus and amtool know these two. */
function tokenIn(header: string): string | null {
  const [scheme = '', value = ''] = header.split(' ', 2)
  if (scheme.toLowerCase() === 'bearer') return value === '' ? null : value
  if (scheme.toLowerCase() !== 'basic') return null
  const decoded = Buffer.from(value, 'base64').toString('utf8')
  const colon = decoded.indexOf(':')
  return colon === -1 ? null : decoded.slice(colon + 1)
}

function checkCsrf(request: FastifyRequest, session: SessionPrincipal): void {
  if (SAFE_METHODS.includes(request.method)) return
  const given = Buffer.from(String(request.headers[CSRF_HEADER] ?? ''))
  const wanted = Buffer.from(session.csrfToken)
  if (given.length === wanted.length && timingSafeEqual(given, wanted)) return
  throw new HttpProblem(403, 'csrf_token_invalid', `A write in a session needs its token in the header ${CSRF_HEADER}.`)
}

function unauthenticated(request: FastifyRequest): HttpProblem {
  // Basic is offered only to who tried it: a browser would open its own password dialogue over the console.
  const triedBasic = /^basic /i.test(request.headers.authorization ?? '')
  const challenge = triedBasic ? 'Bearer realm="nocturne", Basic realm="nocturne"' : 'Bearer realm="nocturne"'
  const detail =
    request.headers.authorization === undefined
      ? 'Send an API token as Bearer (or as the password of Basic), or log in.'
      : 'The token is unknown, revoked or expired.'
  return new HttpProblem(401, 'unauthenticated', detail, { headers: { 'www-authenticate': challenge } })
}

function forbidden(scope: Scope): HttpProblem {
  return new HttpProblem(403, 'forbidden', `This needs the scope ${scope}.`, {
    headers: { 'www-authenticate': `Bearer realm="nocturne", error="insufficient_scope", scope="${scope}"` },
  })
}
