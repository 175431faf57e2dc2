// Imports of this process: each in a thread of its own, few at once. The memory of a large file is the thread's and goes with it.
import type { Log } from '../../platform/log/log.ts'
import { threadEntry } from '../../platform/life-cycle/role-thread.ts'
import { runThreadJob, ThreadJobError } from '../../platform/life-cycle/thread-job.ts'
import type { BusAddress } from '../../platform/nats/bus.ts'
import type { ImportJob, ImportOutcome } from './import-job.ts'
import type { ImportThreadData } from './import-thread.ts'

/** Each may need the memory below; people import rarely. */
const MAX_AT_ONCE = 2
/** 64 MiB of text as values and as facts need several times that; what is beyond ends the import and nothing else. */
const MAX_HEAP_MIB = 2_048
/** Reading 64 MiB takes seconds; the owner of the inventory may have others before it. */
const TIME_LIMIT_MS = 180_000

/** Runs an import. `busy`: too many run already. */
export type RunImport = (job: ImportJob) => Promise<ImportOutcome | { readonly kind: 'busy' }>

export interface ImportWorkerDeps {
  readonly nats: BusAddress
  readonly logLevel: string
  readonly log: Log
}

export function createImportWorker({ nats, logLevel, log }: ImportWorkerDeps): RunImport {
  let running = 0
  return async (job) => {
    if (running >= MAX_AT_ONCE) return { kind: 'busy' }
    running++
    const workerData: ImportThreadData = { nats, logLevel, job }
    const entry = threadEntry('./import-thread', import.meta.url)
    try {
      const limits = { maxHeapMiB: MAX_HEAP_MIB, timeLimitMs: TIME_LIMIT_MS }
      return (await runThreadJob({ name: 'import', entry, workerData, ...limits })) as ImportOutcome // what import-thread.ts says
    } catch (error) {
      if (!(error instanceof ThreadJobError)) throw error
      log.error({ err: error, format: job.format, bytes: job.bytes.length }, 'an import ended early')
      return { kind: 'failed', detail: error.message }
    } finally {
      running--
    }
  }
}
