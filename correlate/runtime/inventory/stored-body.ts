// Bodies larger than a NATS message in a key-value bucket: gzipped, in pieces, proven by a checksum.
import type { KV } from '@nats-io/kv'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'

/** Half of what a NATS message may hold. */
const PIECE_BYTES = 512 * 1024

const zip = promisify(gzip)
const unzip = promisify(gunzip)

/** Where a body is. */
export interface StoredBody {
  /** Its pieces are `<name>.0` and on. */
  readonly name: string
  readonly pieces: number
  readonly sha256: string
}

export async function storeBody(kv: KV, name: string, text: string): Promise<StoredBody> {
  const packed = await zip(text)
  const pieces = Math.max(1, Math.ceil(packed.length / PIECE_BYTES))
  for (let n = 0; n < pieces; n++) await kv.put(`${name}.${n}`, packed.subarray(n * PIECE_BYTES, (n + 1) * PIECE_BYTES))
  return { name, pieces, sha256: checksum(packed) }
}

/** @returns null when a piece is missing or the whole is not what was stored */
export async function loadBody(kv: KV, { name, pieces, sha256 }: StoredBody): Promise<string | null> {
  const parts: Uint8Array[] = []
  for (let n = 0; n < pieces; n++) {
    const entry = await kv.get(`${name}.${n}`)
    if (entry === null || entry.operation !== 'PUT') return null
    parts.push(entry.value)
  }
  const packed = Buffer.concat(parts)
  return checksum(packed) === sha256 ? (await unzip(packed)).toString('utf8') : null
}

export async function removeBody(kv: KV, { name, pieces }: StoredBody): Promise<void> {
  for (let n = 0; n < pieces; n++) await kv.purge(`${name}.${n}`)
}

function checksum(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
