// Heavy work in a worker thread of its own over data that comes in pieces: the next piece is asked for when one is done, so that neither side
// holds more than one. Memory and time are bounded; when the thread dies the process does not.
import { openThread } from './role-thread.ts'
import { ThreadJobError, type ThreadJobOptions } from './thread-job.ts'

export type ToFedThread = { readonly type: 'piece'; readonly piece: unknown } | { readonly type: 'end' }
export type FromFedThread =
  | { readonly type: 'taken' }
  | { readonly type: 'result'; readonly result: unknown }
  | { readonly type: 'failed'; readonly detail: string }

export interface FedThread {
  /** Resolves when the thread is done with the piece. One at a time. @throws ThreadJobError when the thread is gone or the work failed */
  feed(piece: unknown): Promise<void>
  /** There are no more pieces. @returns what the work came to @throws ThreadJobError as above */
  end(): Promise<unknown>
  /** Ends the thread at once; what waits for it is rejected. */
  stop(): void
}

export function openFedThread({ name, entry, workerData, maxHeapMiB, timeLimitMs }: ThreadJobOptions): FedThread {
  const thread = openThread(entry, { name, workerData, resourceLimits: { maxOldGenerationSizeMb: maxHeapMiB } })
  let fault: ThreadJobError | null = null
  let waiting: { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void } | null = null

  function fail(error: ThreadJobError): void {
    fault ??= error
    clearTimeout(limit)
    waiting?.reject(fault)
    waiting = null
  }
  const limit = setTimeout(() => {
    fail(new ThreadJobError(`${name} took longer than ${timeLimitMs / 1000} s`))
    void thread.terminate()
  }, timeLimitMs)
  thread.on('message', (message: FromFedThread) => {
    if (message.type === 'failed') {
      fail(new ThreadJobError(message.detail))
      return
    }
    waiting?.resolve(message.type === 'result' ? message.result : undefined)
    waiting = null
  })
  thread.once('error', (error) => fail(new ThreadJobError(`${name} died: ${error.message}`, { cause: error })))
  thread.once('exit', () => fail(new ThreadJobError(`${name} ended`)))

  function ask(message: ToFedThread): Promise<unknown> {
    if (fault !== null) return Promise.reject(fault)
    return new Promise((resolve, reject) => {
      waiting = { resolve, reject }
      thread.postMessage(message)
    })
  }

  return {
    async feed(piece) {
      await ask({ type: 'piece', piece })
    },
    async end() {
      const result = await ask({ type: 'end' })
      void thread.terminate()
      return result
    },
    stop() {
      fail(new ThreadJobError(`${name} was stopped`))
      void thread.terminate()
    },
  }
}
