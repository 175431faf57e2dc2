// The credentials of a first start: an administrator's token and one for the tools that send. Later starts find them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../log/log.ts'
import type { KvMirror } from '../nats/kv-mirror.ts'
import type { TokenBook } from './tokens.ts'
import { SCOPES } from './scopes.ts'

export interface FirstStart {
  /** Clear text, on the first start only; null later. */
  readonly adminToken: string | null
  /** Clear text for the lines that are printed at each start: kept in <dataDir>/ingest-token. Null when that file is gone. */
  readonly ingestToken: string | null
}

const OWNER_ONLY = 0o600
const CLAIM_KEY = 'first-start'
const CLAIM_MS = 10_000

/**
 * Creates what is missing.
 * @param bootstrapToken taken as the administrator's token as it is
 */
export async function ensureFirstTokens(
  mirror: KvMirror,
  tokens: TokenBook,
  options: { dataDir: string; bootstrapToken: string | null; now: number },
  log: Log,
): Promise<FirstStart> {
  const { dataDir, bootstrapToken, now } = options
  const file = join(dataDir, 'ingest-token')
  const kept = readKept(file)
  const usable = kept !== null && tokens.authenticate(kept, now) !== null ? kept : null
  // Without an administrator the bucket is new. Otherwise a missing token was revoked on purpose and is not replaced.
  if (tokens.list().some((token) => token.scopes.includes('admin'))) return { adminToken: null, ingestToken: usable }
  if (!(await claim(mirror, now))) return { adminToken: null, ingestToken: usable }

  const ingestToken = usable ?? (await tokens.create({ name: 'first ingest', scopes: ['ingest:write'] }, now)).secret
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, `${ingestToken}\n`, { mode: OWNER_ONLY })
  // Last: a crash before it makes the next start the first one again.
  const given = bootstrapToken === null ? {} : { secret: bootstrapToken }
  const admin = await tokens.create({ name: 'first administrator', scopes: SCOPES, ...given }, now)
  log.info({ file }, 'created the first tokens')
  return { adminToken: admin.secret, ingestToken }
}

/** Of several processes that start at once on a new bucket one makes the tokens. A claim that led to nothing is void after a while. */
async function claim(mirror: KvMirror, now: number): Promise<boolean> {
  const earlier = mirror.get(CLAIM_KEY)
  if (earlier === undefined) return mirror.create(CLAIM_KEY, now)
  return now - Number(earlier.value) >= CLAIM_MS && mirror.update(CLAIM_KEY, now, earlier.revision)
}

function readKept(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null // first start
  }
}
