// Sessions of people in the console, and the one-time links that start one without a password.
import type { KvMirror } from '../nats/kv-mirror.ts'
import type { Principal } from './principal.ts'
import { effectiveScopes, ROLE_SCOPES, type UserRole } from './scopes.ts'
import { digestOf, randomSecret } from './secret.ts'

export interface SessionStart {
  /** Value of the session cookie; known afterwards by its digest only. */
  readonly cookie: string
  /** To be sent back in a header with each write. */
  readonly csrfToken: string
  readonly user: string
  readonly role: UserRole
  /** Epoch ms: the session ends then at the latest. */
  readonly expiresAt: number
}

export interface SessionPrincipal extends Principal {
  readonly kind: 'session'
  readonly role: UserRole
  readonly csrfToken: string
  /** Started by a login link: such a session may choose a password without knowing the old one. */
  readonly byLink: boolean
}

export const SESSION_IDLE_MS = 12 * 3_600_000
export const SESSION_ABSOLUTE_MS = 7 * 24 * 3_600_000
export const LOGIN_LINK_MS = 15 * 60_000
const SEEN_STEP_MS = 60_000

interface SessionRecord {
  readonly user: string
  readonly role: UserRole
  readonly csrfToken: string
  readonly createdAt: number
  readonly seenAt: number
  /** Absent: by password. */
  readonly byLink?: boolean
}

interface LinkRecord {
  readonly user: string
  readonly role: UserRole
  readonly expiresAt: number
}

export interface SessionBook {
  begin(user: string, role: UserRole, now: number): Promise<SessionStart>
  authenticate(cookie: string, now: number): SessionPrincipal | null
  /** @returns false when there was no such session */
  end(cookie: string): Promise<boolean>
  /** After a change of password or role, and when the user is disabled or removed. Login links that were not used yet end, too. */
  endAllOf(user: string, except?: string): Promise<void>
  /** Open sessions of a user, and when one of them was used last, to a minute. */
  openOf(user: string, now: number): { readonly sessions: number; readonly seenAt: number | null }
  createLink(user: string, role: UserRole, now: number): Promise<{ code: string; expiresAt: number }>
  /** Starts a session once; null when the code is unknown, used or expired. */
  redeemLink(code: string, now: number): Promise<SessionStart | null>
  /** Deletes what has expired. */
  sweep(now: number): Promise<void>
}

const sessionKey = (cookie: string) => `session.${digestOf(cookie)}`
const linkKey = (code: string) => `link.${digestOf(code)}`

export function createSessionBook(mirror: KvMirror): SessionBook {
  const alive = (session: SessionRecord, now: number) =>
    now - session.seenAt < SESSION_IDLE_MS && now - session.createdAt < SESSION_ABSOLUTE_MS

  async function begin(user: string, role: UserRole, now: number, byLink = false): Promise<SessionStart> {
    const cookie = randomSecret()
    const csrfToken = randomSecret()
    const session: SessionRecord = { user, role, csrfToken, createdAt: now, seenAt: now, byLink }
    await mirror.create(sessionKey(cookie), session)
    return { cookie, csrfToken, user, role, expiresAt: now + SESSION_ABSOLUTE_MS }
  }

  return {
    begin,
    authenticate(cookie, now) {
      const entry = mirror.get(sessionKey(cookie))
      if (entry === undefined) return null
      const session = entry.value as SessionRecord // written by this file alone
      if (!alive(session, now)) return null
      if (now - session.seenAt >= SEEN_STEP_MS)
        // A lost race or an absent NATS costs this note only.
        mirror.update(sessionKey(cookie), { ...session, seenAt: now }, entry.revision).catch(() => undefined)
      const { user, role, csrfToken, byLink = false } = session
      const scopes = effectiveScopes(ROLE_SCOPES[role])
      return { kind: 'session', id: user, name: user, role, csrfToken, byLink, scopes }
    },
    async end(cookie) {
      if (mirror.get(sessionKey(cookie)) === undefined) return false
      await mirror.delete(sessionKey(cookie))
      return true
    },
    async endAllOf(user, except) {
      const kept = except === undefined ? null : sessionKey(except)
      for (const [key, { value }] of [...mirror.entries('session.'), ...mirror.entries('link.')])
        if ((value as SessionRecord | LinkRecord).user === user && key !== kept) await mirror.delete(key)
    },
    openOf(user, now) {
      const open = mirror
        .entries('session.')
        .map(([, { value }]) => value as SessionRecord)
        .filter((session) => session.user === user && alive(session, now))
      return { sessions: open.length, seenAt: open.length === 0 ? null : Math.max(...open.map(({ seenAt }) => seenAt)) }
    },
    async createLink(user, role, now) {
      const code = randomSecret()
      const link: LinkRecord = { user, role, expiresAt: now + LOGIN_LINK_MS }
      await mirror.create(linkKey(code), link)
      return { code, expiresAt: link.expiresAt }
    },
    async redeemLink(code, now) {
      const entry = mirror.get(linkKey(code))
      if (entry === undefined) return null
      const link = entry.value as LinkRecord // written by this file alone
      // Of several processes that are given the code at once, one wins this update; afterwards it is expired for all.
      const won = await mirror.update(linkKey(code), { ...link, expiresAt: 0 }, entry.revision)
      if (!won) return null
      await mirror.delete(linkKey(code))
      return link.expiresAt <= now ? null : begin(link.user, link.role, now, true)
    },
    async sweep(now) {
      for (const [key, { value }] of mirror.entries('session.'))
        if (!alive(value as SessionRecord, now)) await mirror.delete(key)
      for (const [key, { value }] of mirror.entries('link.'))
        if ((value as LinkRecord).expiresAt <= now) await mirror.delete(key)
    },
  }
}
