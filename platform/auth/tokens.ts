// API tokens `noc_<id>_<secret>`: made here, shown once, known afterwards by their digest only.
import type { KvMirror } from '../nats/kv-mirror.ts'
import type { Principal } from './principal.ts'
import { effectiveScopes, type Scope } from './scopes.ts'
import { digestOf, randomId, randomSecret, sameDigest } from './secret.ts'

export interface TokenInfo {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Epoch ms. */
  readonly createdAt: number
  readonly expiresAt: number | null
  /** Epoch ms, to a few minutes; null when it was never used. */
  readonly lastUsedAt: number | null
}

export interface NewToken {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** Epoch ms; null = never. */
  readonly expiresAt?: number | null
  /** Used as is in place of a random one; at least MIN_SECRET_LENGTH characters. */
  readonly secret?: string
}

export const MIN_SECRET_LENGTH = 16
const LAST_USED_STEP_MS = 5 * 60_000
const FORM = /^noc_([0-9a-f]{12})_[A-Za-z0-9_-]{32}$/

interface TokenRecord extends Omit<TokenInfo, 'id'> {
  readonly digest: string
  /** A secret that was given to us has no id in it: it is looked for by its digest. */
  readonly given: boolean
}

export interface TokenBook {
  authenticate(secret: string, now: number): Principal | null
  create(input: NewToken, now: number): Promise<{ id: string; secret: string }>
  list(): readonly TokenInfo[]
  /** @returns false when there is no such token */
  revoke(id: string): Promise<boolean>
}

const keyOf = (id: string) => `token.${id}`

export function createTokenBook(mirror: KvMirror): TokenBook {
  // The bucket is written by this file alone.
  const record = (id: string) => mirror.get(keyOf(id))?.value as TokenRecord | undefined
  const all = () => mirror.entries('token.').map(([key, { value }]) => [key.slice(6), value as TokenRecord] as const)

  function find(secret: string): readonly [string, TokenRecord] | undefined {
    const digest = digestOf(secret)
    const id = FORM.exec(secret)?.[1]
    const named = id === undefined ? undefined : record(id)
    if (id !== undefined && named !== undefined && sameDigest(named.digest, digest)) return [id, named]
    return all().find(([, token]) => token.given && sameDigest(token.digest, digest))
  }

  function touch(id: string, now: number): void {
    const entry = mirror.get(keyOf(id))
    const token = record(id)
    if (entry === undefined || token === undefined) return
    if (token.lastUsedAt !== null && now - token.lastUsedAt < LAST_USED_STEP_MS) return
    // A lost race or an absent NATS costs this note only; update() never brings a revoked token back.
    mirror.update(keyOf(id), { ...token, lastUsedAt: now }, entry.revision).catch(() => undefined)
  }

  return {
    authenticate(secret, now) {
      const found = find(secret)
      if (found === undefined) return null
      const [id, token] = found
      if (token.expiresAt !== null && token.expiresAt <= now) return null
      touch(id, now)
      return { kind: 'token', id, name: token.name, scopes: effectiveScopes(token.scopes) }
    },
    async create(input, now) {
      if (input.secret !== undefined && input.secret.length < MIN_SECRET_LENGTH)
        throw new RangeError(`a given token needs at least ${MIN_SECRET_LENGTH} characters`)
      const id = randomId()
      const secret = input.secret ?? `noc_${id}_${randomSecret()}`
      const token: TokenRecord = {
        name: input.name,
        scopes: input.scopes,
        createdAt: now,
        expiresAt: input.expiresAt ?? null,
        lastUsedAt: null,
        digest: digestOf(secret),
        given: input.secret !== undefined,
      }
      if (!(await mirror.create(keyOf(id), token))) throw new Error(`token id ${id} is there already`)
      return { id, secret }
    },
    list: () => all().map(([id, { digest: _digest, given: _given, ...info }]) => ({ id, ...info })),
    async revoke(id) {
      if (record(id) === undefined) return false
      await mirror.delete(keyOf(id))
      return true
    },
  }
}
