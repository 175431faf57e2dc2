// Credentials over a clock that the test moves; tokens, people, sessions and links share one bucket.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../log/log.ts'
import type { KvMirror } from '../nats/kv-mirror.ts'
import { credentialsIn, type Credentials } from './credentials.ts'
import { memoryMirror } from './memory-mirror.test-support.ts'
import { LOGIN_LINK_MS, SESSION_ABSOLUTE_MS, SESSION_IDLE_MS } from './sessions.ts'

const MINUTE_MS = 60_000
const PASSWORD = 'correct horse battery'
let dataDir: string
let now: number
let mirror: KvMirror

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'nocturne-auth-'))
  now = Date.UTC(2026, 0, 1)
  mirror = memoryMirror()
})
afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

async function started(bootstrapToken: string | null = null, using = mirror): Promise<Credentials> {
  const credentials = credentialsIn(using, {
    log: createLog({ level: 'silent' }),
    config: { dataDir, bootstrapToken },
    now: () => now,
  })
  await credentials.start()
  return credentials
}

const stored = () => JSON.stringify(mirror.entries(''))

describe('first start', () => {
  it('makes an administrator and an ingest token; a later start shows the ingest token again, not the other', async () => {
    const first = (await started()).firstStart()
    expect(first.adminToken).toMatch(/^noc_[0-9a-f]{12}_[\w-]{32}$/)
    const credentials = await started()
    expect(credentials.firstStart()).toEqual({ adminToken: null, ingestToken: first.ingestToken })
    expect([...(credentials.authenticateToken(first.adminToken ?? '')?.scopes ?? [])]).toContain('admin')
    expect([...(credentials.authenticateToken(first.ingestToken ?? '')?.scopes ?? [])]).toEqual(['ingest:write'])
    expect(statSync(join(dataDir, 'ingest-token')).mode & 0o777).toBe(0o600)
    expect(credentials.listTokens().length).toBe(2)
  })

  it('takes the bootstrap token as it is, and only then', async () => {
    const credentials = await started('a-given-token-of-mine')
    expect(credentials.firstStart().adminToken).toBe('a-given-token-of-mine')
    expect(credentials.authenticateToken('a-given-token-of-mine')?.scopes.has('admin')).toBe(true)
    expect((await started('another-given-token')).authenticateToken('another-given-token')).toBeNull()
  })

  it('the ingest token was revoked => it is not made again behind the administrator', async () => {
    const credentials = await started()
    for (const token of credentials.listTokens())
      if (token.name === 'first ingest') await credentials.revokeToken(token.id)
    expect((await started()).firstStart().ingestToken).toBeNull()
    expect((await started()).listTokens().length).toBe(1)
  })

  it('the file holds something unknown, as after a wiped NATS => a new ingest token', async () => {
    writeFileSync(join(dataDir, 'ingest-token'), 'noc_000000000000_of-another-life\n')
    const { ingestToken } = (await started()).firstStart()
    expect(ingestToken).toMatch(/^noc_/)
    expect(readFileSync(join(dataDir, 'ingest-token'), 'utf8').trim()).toBe(ingestToken)
  })
})

describe('several processes start at once on a new bucket', () => {
  it('one makes the tokens', async () => {
    const all = await Promise.all([started(), started(), started()])
    expect(all.filter((credentials) => credentials.firstStart().adminToken !== null).length).toBe(1)
    expect(all[0].listTokens().length).toBe(2)
  })

  it('the one that claimed it crashed before => a start a minute later makes them', async () => {
    await mirror.create('first-start', now)
    expect((await started()).firstStart().adminToken).toBeNull()
    now += MINUTE_MS
    expect((await started()).firstStart().adminToken).toMatch(/^noc_/)
  })
})

describe('tokens', () => {
  it('is known by its digest only, expires, and is gone when revoked', async () => {
    const credentials = await started()
    const { id, secret } = await credentials.createToken({ name: 'ci', scopes: ['read'], expiresAt: now + MINUTE_MS })
    expect(stored()).not.toContain(secret)
    expect(JSON.stringify(credentials.listTokens())).not.toMatch(/digest|hash/)
    expect(credentials.authenticateToken(secret)).toMatchObject({ kind: 'token', id, name: 'ci' })
    now += MINUTE_MS
    expect(credentials.authenticateToken(secret)).toBeNull()
    const other = await credentials.createToken({ name: 'b', scopes: ['read'] })
    expect(await credentials.revokeToken(other.id)).toBe(true)
    expect(await credentials.revokeToken(other.id)).toBe(false)
    expect(credentials.authenticateToken(other.secret)).toBeNull()
  })

  it.each(['', 'x', 'noc_', 'noc_000000000000_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', '__proto__', 'noc_\0'])(
    'unknown %j => null',
    async (secret) => {
      expect((await started()).authenticateToken(secret)).toBeNull()
    },
  )

  it('the right id with another secret => null', async () => {
    const credentials = await started()
    const { secret } = await credentials.createToken({ name: 'a', scopes: ['read'] })
    const wrong = secret.slice(0, -1) + (secret.endsWith('A') ? 'B' : 'A')
    expect(credentials.authenticateToken(wrong)).toBeNull()
  })

  it('remembers the last use to five minutes', async () => {
    const credentials = await started()
    const { id, secret } = await credentials.createToken({ name: 'a', scopes: ['read'] })
    const lastUsed = () => credentials.listTokens().find((token) => token.id === id)?.lastUsedAt
    expect(lastUsed()).toBeNull()
    credentials.authenticateToken(secret)
    const first = now
    expect(lastUsed()).toBe(first)
    now += MINUTE_MS
    credentials.authenticateToken(secret)
    expect(lastUsed()).toBe(first)
    now += 5 * MINUTE_MS
    credentials.authenticateToken(secret)
    expect(lastUsed()).toBe(now)
  })
})

describe('people and sessions', () => {
  it('logs in, acts with the scopes of the role, logs out', async () => {
    const credentials = await started()
    await credentials.saveUser({ name: '王伟', role: 'operator', password: PASSWORD })
    expect(stored()).not.toContain(PASSWORD)
    expect(await credentials.login('王伟', 'wrong password')).toEqual({ outcome: 'refused' })
    expect(await credentials.login('nobody', PASSWORD)).toEqual({ outcome: 'refused' })
    const login = await credentials.login('王伟', PASSWORD)
    if (login.outcome !== 'started') throw new Error(`login ${login.outcome}`)
    const { cookie, csrfToken } = login.session
    expect(stored()).not.toContain(cookie)
    expect(credentials.authenticateSession(cookie)).toMatchObject({ kind: 'session', name: '王伟', csrfToken })
    expect([...(credentials.authenticateSession(cookie)?.scopes ?? [])]).toEqual([
      'read',
      'live:read',
      'incidents:write',
      'silences:write',
    ])
    expect(await credentials.logout(cookie)).toBe(true)
    expect(await credentials.logout(cookie)).toBe(false)
    expect(credentials.authenticateSession(cookie)).toBeNull()
  })

  it('a session ends when idle, and at the latest after its whole time though it is used', async () => {
    const credentials = await started()
    const redeem = async () =>
      (await credentials.redeemLoginLink((await credentials.createLoginLink()).code))?.cookie ?? ''
    const idle = await redeem()
    now += SESSION_IDLE_MS - 1
    expect(credentials.authenticateSession(idle)).not.toBeNull()
    now += SESSION_IDLE_MS
    expect(credentials.authenticateSession(idle)).toBeNull()

    const busy = await redeem()
    const end = now + SESSION_ABSOLUTE_MS
    while (now < end) {
      expect(credentials.authenticateSession(busy)).not.toBeNull()
      now += SESSION_IDLE_MS / 2
    }
    expect(credentials.authenticateSession(busy)).toBeNull()
  })

  it('a new password or a removal ends the sessions of that person', async () => {
    const credentials = await started()
    const session = async () => {
      const login = await credentials.login('ann', PASSWORD)
      return login.outcome === 'started' ? login.session.cookie : login.outcome
    }
    await credentials.saveUser({ name: 'ann', role: 'viewer', password: PASSWORD })
    const before = await session()
    await credentials.saveUser({ name: 'ann', role: 'administrator', password: PASSWORD })
    expect(credentials.authenticateSession(before)).toBeNull()
    const after = await session()
    expect(credentials.authenticateSession(after)?.scopes.has('admin')).toBe(true)
    expect(await credentials.removeUser('ann')).toBe(true)
    expect(credentials.authenticateSession(after)).toBeNull()
    expect(await credentials.removeUser('ann')).toBe(false)
    expect(credentials.listUsers()).toEqual([])
  })

  it.each([
    ['', PASSWORD, /user name/],
    ['a b', PASSWORD, /user name/],
    ['ann', 'short', /at least 10/],
  ])('user %j, password %j => refused', async (name, password, message) => {
    await expect((await started()).saveUser({ name, role: 'viewer', password })).rejects.toThrow(message)
  })

  it('ten wrong passwords => the right one has to wait too, until a quarter of an hour is over', async () => {
    const credentials = await started()
    await credentials.saveUser({ name: 'ann', role: 'viewer', password: PASSWORD })
    for (let n = 0; n < 10; n++) expect((await credentials.login('ann', 'guess', '10.0.0.1')).outcome).toBe('refused')
    expect(await credentials.login('ann', PASSWORD, '10.0.0.2')).toEqual({ outcome: 'wait', waitMs: 15 * MINUTE_MS })
    now += 15 * MINUTE_MS
    expect((await credentials.login('ann', PASSWORD)).outcome).toBe('started')
  })
})

describe('login links', () => {
  it('works once, for a quarter of an hour', async () => {
    const credentials = await started()
    const { code } = await credentials.createLoginLink()
    expect(stored()).not.toContain(code)
    const results = await Promise.all([credentials.redeemLoginLink(code), credentials.redeemLoginLink(code)])
    expect(results.filter((session) => session !== null).length).toBe(1)
    expect(await credentials.redeemLoginLink(code)).toBeNull()
    expect(await credentials.redeemLoginLink('unknown')).toBeNull()
    const late = await credentials.createLoginLink({ user: 'ann', role: 'viewer' })
    now += LOGIN_LINK_MS
    expect(await credentials.redeemLoginLink(late.code)).toBeNull()
  })
})
