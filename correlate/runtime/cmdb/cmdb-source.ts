// The CMDB that should rule now: loaded at start, looked at again when its file changes. A broken edit keeps the last good one.
import { stat } from 'node:fs/promises'
import type { Log } from '../../../platform/log/log.ts'
import type { RuntimeMetrics } from '../runtime-metrics.ts'
import { emptyCmdb, readCmdbFile, type LoadedCmdb } from './cmdb-file.ts'

export interface CmdbSource {
  /** @throws CmdbError with every fault of the file */
  start(): Promise<void>
  stop(): void
  /** The newest good one. */
  current(): LoadedCmdb
}

export interface CmdbSourceDeps {
  /** null: none is configured. */
  readonly path: string | null
  readonly pollMs: number
  readonly metrics: RuntimeMetrics
  readonly log: Log
}

export function createCmdbSource({ path, pollMs, metrics, log }: CmdbSourceDeps): CmdbSource {
  let current = emptyCmdb(Date.now())
  let seen = ''
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  async function load(file: string): Promise<void> {
    const next = await readCmdbFile(file, Date.now())
    metrics.cmdbReloads.inc({ outcome: 'loaded' })
    if (next.topology.version === current.topology.version) return
    current = next
    const { version, size, faults } = next.topology
    log.info({ file, version, cis: size, faults: faults.length }, 'CMDB loaded')
    if (faults.length > 0) log.warn({ file, faults: faults.slice(0, 20) }, 'parts of the CMDB were left out')
  }

  async function look(file: string): Promise<void> {
    try {
      const now = await fingerprintOf(file)
      if (now !== seen) {
        // Remembered before reading: a broken file is reported once, and looked at again when it changes.
        seen = now
        await load(file)
      }
    } catch (error) {
      metrics.cmdbReloads.inc({ outcome: 'refused' })
      log.error({ err: error, file, version: current.topology.version }, 'CMDB not loaded, the last good one stays')
    }
    if (!stopped) timer = setTimeout(() => void look(file), pollMs)
  }

  return {
    current: () => current,
    async start() {
      if (path === null) return
      seen = await fingerprintOf(path)
      await load(path)
      timer = setTimeout(() => void look(path), pollMs)
    },
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
