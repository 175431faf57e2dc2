// The worker thread's side of fed-thread.ts.
import { parentPort } from 'node:worker_threads'
import type { FromFedThread, ToFedThread } from './fed-thread.ts'

export interface FedWork {
  take(piece: unknown): void
  /** @returns what it came to, plain data */
  end(): unknown
}

/** Called by the entry file of a thread, once. What the work throws the starter gets as a rejection. */
export function hostFedWork(work: FedWork): void {
  if (parentPort === null) throw new Error('this file is the entry of a worker thread')
  const port = parentPort
  const say = (message: FromFedThread) => port.postMessage(message)
  port.on('message', (message: ToFedThread) => {
    try {
      if (message.type === 'piece') {
        work.take(message.piece)
        say({ type: 'taken' })
      } else say({ type: 'result', result: work.end() })
    } catch (error) {
      say({ type: 'failed', detail: error instanceof Error ? error.message : String(error) })
    }
  })
}
