// Who this data directory is, for leases: stable over restarts, so that a restart after kill -9 takes its partitions back at once.
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from './durable-file.ts'

const SHAPE = /^[0-9a-f-]{36}$/

/**
 * Reads the owner id of the data directory; makes one at the first start, or when the file is damaged.
 * @param file one for each thread: two must not make the same file at once
 */
export async function ownerIdOf(dataDir: string, file = 'owner-id'): Promise<string> {
  const path = join(dataDir, 'checkpoint', file)
  const known = await readFile(path, 'utf8').catch(() => '')
  if (SHAPE.test(known.trim())) return known.trim()
  const id = randomUUID()
  await writeDurably(path, [Buffer.from(`${id}\n`)])
  return id
}
