// A file of rules that people edit while the process runs: read at the start, read again when it changes. A version with a fault is refused
// and the last good one stays in force; log and metrics say so.
import { existsSync, readFileSync, statSync } from 'node:fs'
import type { Component } from '../life-cycle/component.ts'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { FileFaultsError } from '../structured-text/file-faults-error.ts'

/** What became of a reading. */
export type Reading =
  { readonly outcome: 'loaded' | 'unchanged' } | { readonly outcome: 'refused'; readonly faults: readonly string[] }

export interface FileStatus {
  readonly file: string | null
  /** When the set in force was read, epoch ms; null without a file. */
  readonly loadedAt: number | null
  /** Faults of the newer version that was refused; empty when the set in force is what the file says. */
  readonly faults: readonly string[]
}

export interface WatchedFile<T> extends Component {
  /** The last good version. */
  readonly current: () => T
  status(): FileStatus
  /** Reads the file now. */
  reload(): Reading
}

/** Files are looked at by stat, not by events: those do not cross bind mounts, and a ConfigMap is swapped as a symbolic link. */
const LOOK_EVERY_MS = 2_000

/**
 * Reads the file.
 * @param input.what its word in logs and metrics: `mappings`, `enrichment`
 * @param input.file null = none is configured
 * @param input.read makes the set of a text; throws FileFaultsError
 * @throws FileFaultsError when the first version cannot be used
 */
export function watchFile<T>(input: {
  readonly what: string
  readonly file: string | null
  readonly empty: T
  /** A file that is not there is empty, rather than a fault. */
  readonly optional?: true
  readonly read: (text: string, file: string) => T
  readonly metrics: Metrics
  readonly log: Log
  /** After a newer version came into force. */
  readonly changed?: (now: T) => void
}): WatchedFile<T> {
  const { what, file, read, log } = input
  const reloads = input.metrics.counter(
    'nocturne_rule_file_reloads_total',
    'Newer versions of files of rules, by what became of them: loaded, refused',
    ['file', 'outcome'],
  )
  const stale = input.metrics.gauge(
    'nocturne_rule_file_stale',
    'Threads in which the newest version of a file of rules is refused and an older one is in force',
    ['file'],
  )
  let value = input.empty
  let loadedAt: number | null = null
  let faults: readonly string[] = []
  let seen = ''
  let timer: NodeJS.Timeout | undefined
  if (file !== null) {
    seen = fingerprintOf(file)
    value = versionOf(file)
    loadedAt = Date.now()
    for (const outcome of ['loaded', 'refused']) reloads.inc({ file: what, outcome }, 0)
    stale.set({ file: what }, 0)
  }

  function versionOf(name: string): T {
    return input.optional === true && !existsSync(name) ? input.empty : read(textOf(name), name)
  }

  function look(): Reading {
    if (file === null || fingerprintOf(file) === seen) return { outcome: 'unchanged' }
    return reload()
  }

  function reload(): Reading {
    if (file === null) return { outcome: 'unchanged' }
    seen = fingerprintOf(file)
    try {
      value = versionOf(file)
    } catch (error) {
      if (!(error instanceof FileFaultsError)) throw error
      faults = error.faults
      reloads.inc({ file: what, outcome: 'refused' })
      stale.set({ file: what }, 1)
      log.error({ file, faults }, `the changed file of ${what} is refused; the last good version stays in force`)
      return { outcome: 'refused', faults }
    }
    loadedAt = Date.now()
    faults = []
    reloads.inc({ file: what, outcome: 'loaded' })
    stale.set({ file: what }, 0)
    log.info({ file }, `the changed file of ${what} is in force`)
    input.changed?.(value)
    return { outcome: 'loaded' }
  }

  return {
    name: `file of ${what}`,
    current: () => value,
    status: () => ({ file, loadedAt, faults }),
    reload,
    async start() {
      if (file === null || timer !== undefined) return
      timer = setInterval(look, LOOK_EVERY_MS)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      timer = undefined
    },
  }
}

/** @throws FileFaultsError when it cannot be read */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new FileFaultsError(file, [`cannot be read: ${error instanceof Error ? error.message : String(error)}`])
  }
}

function fingerprintOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat === undefined ? 'gone' : `${stat.ino}:${stat.size}:${stat.mtimeMs}`
}
