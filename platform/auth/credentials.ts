// Who may do what: API tokens, people, their sessions and one-time login links, in one key-value bucket that every process mirrors.
// Authentication reads memory only, so that it goes on while NATS is away.
import type { Component } from '../life-cycle/component.ts'
import { componentLog, type Log } from '../log/log.ts'
import type { Bus } from '../nats/bus.ts'
import { createKvMirror, type KvMirror } from '../nats/kv-mirror.ts'
import { createAttemptLimit } from './attempt-limit.ts'
import { ensureFirstTokens, type FirstStart } from './first-start.ts'
import type { Principal } from './principal.ts'
import type { UserRole } from './scopes.ts'
import { createSessionBook, type SessionPrincipal, type SessionStart } from './sessions.ts'
import { createTokenBook, type NewToken, type TokenInfo } from './tokens.ts'
import { createUserBook, hashed, type UserInfo } from './users.ts'

export type { Principal } from './principal.ts'
export type { UserRole } from './scopes.ts'
export type { SessionPrincipal, SessionStart } from './sessions.ts'
export type { NewToken, TokenInfo } from './tokens.ts'
export type { UserInfo } from './users.ts'
export type { FirstStart } from './first-start.ts'

/** How a login ended. `wait`: too many failures, try again after waitMs. */
export type LoginOutcome =
  | { readonly outcome: 'started'; readonly session: SessionStart }
  | { readonly outcome: 'refused' }
  | { readonly outcome: 'wait'; readonly waitMs: number }

export interface Credentials extends Component {
  /** Reads memory only. @returns null for an unknown, revoked or expired token */
  authenticateToken(secret: string): Principal | null
  createToken(input: NewToken): Promise<{ id: string; secret: string }>
  listTokens(): readonly TokenInfo[]
  /** @returns false when there is no such token */
  revokeToken(id: string): Promise<boolean>

  /** A code that starts one session within a quarter of an hour; for the administrator unless told. */
  createLoginLink(who?: { user: string; role: UserRole }): Promise<{ code: string; expiresAt: number }>
  redeemLoginLink(code: string): Promise<SessionStart | null>

  /** @param address of the client: failures are counted by name and by address */
  login(user: string, password: string, address?: string): Promise<LoginOutcome>
  authenticateSession(cookie: string): SessionPrincipal | null
  /** @returns false when there was no such session */
  logout(cookie: string): Promise<boolean>

  /** Creates the user, or changes an existing one and ends its sessions. @throws RangeError for a bad name or a short password */
  saveUser(input: { name: string; role: UserRole; password: string }): Promise<void>
  listUsers(): readonly (UserInfo & { readonly sessions: number; readonly seenAt: number | null })[]
  removeUser(name: string): Promise<boolean>
  /** A user without a password: a login link lets it in, and choose one. @returns false when the name is taken @throws RangeError for a bad name */
  createUser(input: { name: string; role: UserRole }): Promise<boolean>
  /** Ends the user's sessions. @returns null when there is no such user */
  changeUser(
    name: string,
    change: { role?: UserRole; disabled?: boolean; dropPassword?: boolean },
  ): Promise<UserInfo | null>
  /** Chooses the password of the session's own user and ends the user's other sessions. @throws RangeError for a short one */
  changeOwnPassword(
    cookie: string,
    input: { password: string; current?: string },
  ): Promise<'changed' | 'refused' | 'wait'>

  /** What the first start made; known after start(). */
  firstStart(): FirstStart
}

export const CREDENTIALS_BUCKET = 'nocturne-credentials'
const DEFAULT_ADMINISTRATOR = { user: 'admin', role: 'administrator' } as const
const FAILURES_BY_NAME = 10
const FAILURES_BY_ADDRESS = 50
const SWEEP_INTERVAL_MS = 10 * 60_000

export interface CredentialsDeps {
  readonly log: Log
  readonly config: { readonly dataDir: string; readonly bootstrapToken: string | null }
  /** Wall clock, epoch ms. */
  readonly now?: () => number
}

export function createCredentials(deps: CredentialsDeps & { readonly bus: Bus }): Credentials {
  return credentialsIn(createKvMirror(deps.bus, CREDENTIALS_BUCKET, componentLog(deps.log, 'credentials')), deps)
}

/** @param mirror the bucket; started and stopped with the credentials */
export function credentialsIn(mirror: KvMirror, deps: CredentialsDeps): Credentials {
  const now = deps.now ?? Date.now
  const log = componentLog(deps.log, 'credentials')
  const tokens = createTokenBook(mirror)
  const users = createUserBook(mirror)
  const sessions = createSessionBook(mirror)
  const byName = createAttemptLimit(FAILURES_BY_NAME)
  const byAddress = createAttemptLimit(FAILURES_BY_ADDRESS)
  let first: FirstStart = { adminToken: null, ingestToken: null }
  let sweeping: NodeJS.Timeout | undefined

  return {
    name: 'credentials',
    async start() {
      if (sweeping !== undefined) return
      await mirror.start()
      first = await ensureFirstTokens(mirror, tokens, { ...deps.config, now: now() }, log)
      sweeping = setInterval(() => {
        sessions.sweep(now()).catch((err: unknown) => log.warn({ err }, 'expired sessions could not be deleted'))
      }, SWEEP_INTERVAL_MS)
      sweeping.unref()
    },
    async stop() {
      clearInterval(sweeping)
      await mirror.stop()
    },

    authenticateToken: (secret) => tokens.authenticate(secret, now()),
    createToken: (input) => tokens.create(input, now()),
    listTokens: () => tokens.list(),
    revokeToken: (id) => tokens.revoke(id),

    createLoginLink: (who = DEFAULT_ADMINISTRATOR) => sessions.createLink(who.user, who.role, now()),
    redeemLoginLink: (code) => sessions.redeemLink(code, now()),

    async login(name, password, address = '') {
      const waitMs = Math.max(byName.waitMs(name, now()), byAddress.waitMs(address, now()))
      if (waitMs > 0) return { outcome: 'wait', waitMs }
      const user = await users.checkPassword(name, password)
      if (user === null) {
        byName.failed(name, now())
        byAddress.failed(address, now())
        return { outcome: 'refused' }
      }
      byName.succeeded(name)
      return { outcome: 'started', session: await sessions.begin(user.name, user.role, now()) }
    },
    authenticateSession: (cookie) => sessions.authenticate(cookie, now()),
    logout: (cookie) => sessions.end(cookie),

    async saveUser(input) {
      await users.save(input, now())
      await sessions.endAllOf(input.name)
    },
    listUsers: () => users.list().map((user) => ({ ...user, ...sessions.openOf(user.name, now()) })),
    createUser: (input) => users.create(input, now()),
    async changeUser(name, { dropPassword = false, ...change }) {
      const user = await users.change(name, { ...change, ...(dropPassword ? { passwordHash: null } : {}) })
      if (user !== null) await sessions.endAllOf(name)
      return user
    },
    async changeOwnPassword(cookie, { password, current }) {
      const session = sessions.authenticate(cookie, now())
      if (session === null) return 'refused'
      const { name, role, byLink } = session
      // A link is as good as the password: who got one has lost the old password, or never had one.
      if (!byLink) {
        if (byName.waitMs(name, now()) > 0) return 'wait'
        if ((await users.checkPassword(name, current ?? '')) === null) {
          byName.failed(name, now())
          return 'refused'
        }
      }
      // The first administrator logs in by a link before there is such a user.
      if (users.find(name) === undefined) await users.save({ name, role, password }, now())
      else await users.change(name, { passwordHash: await hashed(password) })
      await sessions.endAllOf(name, cookie)
      return 'changed'
    },
    async removeUser(name) {
      const removed = await users.remove(name)
      if (removed) await sessions.endAllOf(name)
      return removed
    },

    firstStart: () => first,
  }
}
