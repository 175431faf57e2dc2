// One process per data directory. The lock is a file with a pid; one that a dead process left behind is taken over.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Component } from './component.ts'
import { processIdentity } from './process-identity.ts'

export class DataDirectoryLockedError extends Error {
  readonly code = 'data_directory_locked'
  constructor(directory: string, pid: number | undefined) {
    super(
      `the data directory ${directory} is used by process ${pid ?? 'unknown'}: ` +
        'stop that one first, or set NOCTURNE_DATA_DIR to another directory',
    )
    this.name = 'DataDirectoryLockedError'
  }
}

const OWNER_ONLY = 0o600

interface Holder {
  readonly pid: number
  /** See processIdentity: after a restart the same pid may be another program's, or our own. */
  readonly identity: string | null
}

/** Takes <dataDir>/nocturne.lock at start and gives it back at stop. */
export function createDataDirectoryLock(dataDir: string): Component {
  const file = join(dataDir, 'nocturne.lock')
  let held = false
  return {
    name: 'data directory lock',
    /** @throws DataDirectoryLockedError while the process that holds it runs */
    async start() {
      if (held) return
      mkdirSync(dataDir, { recursive: true })
      if (!tryCreate(file)) {
        const holder = readHolder(file)
        if (holder !== null && processIdentity(holder.pid) === holder.identity)
          throw new DataDirectoryLockedError(dataDir, holder.pid)
        rmSync(file, { force: true })
        // Somebody else may have found the same stale lock: one of us creates it.
        if (!tryCreate(file)) throw new DataDirectoryLockedError(dataDir, readHolder(file)?.pid)
      }
      held = true
    },
    async stop() {
      if (!held) return
      held = false
      rmSync(file, { force: true })
    },
  }
}

function tryCreate(file: string): boolean {
  const holder: Holder = { pid: process.pid, identity: processIdentity(process.pid) }
  try {
    const handle = openSync(file, 'wx', OWNER_ONLY)
    writeSync(handle, JSON.stringify(holder))
    closeSync(handle)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function readHolder(file: string): Holder | null {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder> | null // checked next
    return typeof value?.pid === 'number' ? { pid: value.pid, identity: value.identity ?? null } : null
  } catch {
    return null // gone, or cut off by a crash while it was written
  }
}
