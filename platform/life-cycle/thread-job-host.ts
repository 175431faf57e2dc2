// The worker thread's side of thread-job.ts.
import { parentPort } from 'node:worker_threads'

/** Called by the entry file of a thread, once: tells the starter what the job came to. What it throws the starter gets as a rejection. */
export async function hostJob(job: () => Promise<unknown>): Promise<void> {
  if (parentPort === null) throw new Error('this file is the entry of a worker thread')
  parentPort.postMessage(await job())
}
