// The CMDB file of the settings as a source of the inventory: reported when the inventory is owned, and again when the file changes.
import { stat } from 'node:fs/promises'
import type { InventoryReport } from '../../../ingest/contract/inventory.ts'
import type { Log } from '../../../platform/log/log.ts'
import { readCmdbFacts } from '../cmdb/cmdb-file.ts'
import type { InventoryMetrics } from './inventory-metrics.ts'

/** Names the file by the setting, not by its path: the path may change and it still is the same source. */
export const FILE_INSTANCE = 'NOCTURNE_CMDB'

export interface FileSource {
  /** Resolves when the first look is over. */
  start(): Promise<void>
  stop(): void
}

/**
 * @param apply takes a report in; a rejected one is tried again at the next look
 */
export function createFileSource({
  path,
  pollMs,
  apply,
  metrics,
  log,
}: {
  readonly path: string
  readonly pollMs: number
  readonly apply: (report: InventoryReport) => Promise<void>
  readonly metrics: InventoryMetrics
  readonly log: Log
}): FileSource {
  let seen = ''
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function look(): Promise<void> {
    const now = await fingerprintOf(path)
    if (now !== seen) {
      // Remembered before reading: a broken file is reported once, and looked at again when it changes.
      seen = now
      await load(now)
    }
    if (!stopped) timer = setTimeout(() => void look(), pollMs)
  }

  async function load(fingerprint: string): Promise<void> {
    try {
      const facts = await readCmdbFacts(path)
      metrics.fileReloads.inc({ outcome: 'loaded' })
      const at = Date.now()
      const id = `${FILE_INSTANCE}:${fingerprint}:${at}`
      await apply({ id, source: 'file', instance: FILE_INSTANCE, actor: 'system', at, scope: 'full', ...facts }).catch(
        (error: unknown) => {
          seen = ''
          log.warn({ err: error, file: path }, 'the CMDB file could not be taken in yet')
        },
      )
    } catch (error) {
      metrics.fileReloads.inc({ outcome: 'refused' })
      log.error({ err: error, file: path }, 'CMDB not loaded, the last good one stays')
    }
  }

  return {
    start: look,
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** Changes when the file is written or replaced. A missing file is told apart: it is an error only when it was there before. */
async function fingerprintOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null)
  return found === null ? 'missing' : `${found.ino}:${found.size}:${found.mtimeMs}`
}
