// Our own SNMP engine: its id must stay the same over restarts, or the senders of v3 informs have to be told; its boots must grow.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface EngineIdentity {
  /** Lower-case hex. */
  readonly engineId: string
  /** Starts of this engine (RFC 3414 section 2.2.2). */
  readonly boots: number
}

const FILE = 'snmp-engine-id'
/** RFC 3411 SnmpEngineID: enterprise number with the first bit set, then format 5 (octets of our own choice). No number is ours: net-snmp's 8072. */
const PREFIX = '80001f8805'
const MAX_BOOTS = 2 ** 31 - 1

/**
 * Reads the identity from the data directory, counts this start and keeps it; makes one at the first start.
 * @throws when the directory cannot be written
 */
export function openEngineIdentity(dataDir: string): EngineIdentity {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, FILE)
  const before = readIdentity(path)
  const identity: EngineIdentity = {
    engineId: before?.engineId ?? PREFIX + randomBytes(12).toString('hex'),
    boots: Math.min((before?.boots ?? 0) + 1, MAX_BOOTS),
  }
  writeFileSync(`${path}.new`, `${identity.engineId} ${identity.boots}\n`)
  renameSync(`${path}.new`, path)
  return identity
}

function readIdentity(path: string): EngineIdentity | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
  const match = /^([0-9a-f]{10,64})(?: (\d+))?\s*$/.exec(text)
  return match?.[1] === undefined ? undefined : { engineId: match[1], boots: Number(match[2] ?? 0) }
}
