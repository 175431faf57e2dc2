// One piece of heavy work in a worker thread of its own: its memory is bounded and its time is, and when it dies the process does not.
import { openThread } from './role-thread.ts'

/** The thread died or took too long; `cause` says of what. */
export class ThreadJobError extends Error {
  readonly code = 'thread_job'
}

export interface ThreadJobOptions {
  readonly name: string
  /** File that calls hostJob: see threadEntry. */
  readonly entry: URL
  /** Plain data for the job. */
  readonly workerData: unknown
  readonly maxHeapMiB: number
  readonly timeLimitMs: number
}

/**
 * Runs the job and gives its result.
 * @throws ThreadJobError when the thread dies, runs out of memory or out of time
 */
export function runThreadJob(options: ThreadJobOptions): Promise<unknown> {
  const { name, entry, workerData, maxHeapMiB, timeLimitMs } = options
  const thread = openThread(entry, { name, workerData, resourceLimits: { maxOldGenerationSizeMb: maxHeapMiB } })
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(new ThreadJobError(`${name} took longer than ${timeLimitMs / 1000} s`))
      void thread.terminate()
    }, timeLimitMs)
    thread.once('message', (result: unknown) => resolve(result))
    thread.once('error', (error) => reject(new ThreadJobError(`${name} died: ${error.message}`, { cause: error })))
    thread.once('exit', () => {
      clearTimeout(limit)
      // Says nothing when the result has come before.
      reject(new ThreadJobError(`${name} ended without a result`))
    })
  })
}
