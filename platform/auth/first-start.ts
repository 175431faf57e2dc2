// The credentials of a first start: an administrator's token and one for the tools that send. Later starts find them.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from '../log/log.ts'
import type { TokenBook } from './tokens.ts'
import { SCOPES } from './scopes.ts'

export interface FirstStart {
  /** Clear text, on the first start only; null later. */
  readonly adminToken: string | null
  /** Clear text for the lines that are printed at each start: kept in <dataDir>/ingest-token. Null when that file is gone. */
  readonly ingestToken: string | null
}

const ADMIN_TOKEN_NAME = 'first administrator'
const INGEST_TOKEN_NAME = 'first ingest'
const OWNER_ONLY = 0o600

/**
 * Creates what is missing.
 * @param bootstrapToken taken as the administrator's token as it is
 */
export async function ensureFirstTokens(
  tokens: TokenBook,
  options: { dataDir: string; bootstrapToken: string | null; now: number },
  log: Log,
): Promise<FirstStart> {
  const { dataDir, bootstrapToken, now } = options
  const existing = tokens.list()
  const admin = existing.some((token) => token.scopes.includes('admin'))
    ? null
    : await tokens.create(
        {
          name: ADMIN_TOKEN_NAME,
          scopes: SCOPES,
          ...(bootstrapToken === null ? {} : { secret: bootstrapToken }),
        },
        now,
      )
  const file = join(dataDir, 'ingest-token')
  const kept = readKept(file)
  if (kept !== null && tokens.authenticate(kept, now) !== null)
    return { adminToken: admin?.secret ?? null, ingestToken: kept }
  // One that was revoked on purpose is not replaced behind the administrator's back.
  if (existing.some((token) => token.name === INGEST_TOKEN_NAME) || kept !== null)
    return { adminToken: admin?.secret ?? null, ingestToken: null }
  const ingest = await tokens.create({ name: INGEST_TOKEN_NAME, scopes: ['ingest:write'] }, now)
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, `${ingest.secret}\n`, { mode: OWNER_ONLY })
  log.info({ file }, 'created the first tokens')
  return { adminToken: admin?.secret ?? null, ingestToken: ingest.secret }
}

function readKept(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return null // first start
  }
}
