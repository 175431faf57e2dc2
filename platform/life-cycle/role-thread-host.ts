// The worker thread's side of role-thread.ts: runs one component, answers to stop and to questions for metrics.
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import type { Metrics } from '../metrics/metrics.ts'
import type { Component } from './component.ts'
import type { FromThread, ToThread } from './role-thread-messages.ts'

export interface HostedRole {
  readonly component: Component
  readonly metrics: Metrics
  /** Read once it is ready; plain data for RoleThread.info(). */
  info?(): unknown
}

/**
 * Called by the entry file of a thread, once.
 * @param create makes the role out of what the starter passed as workerData
 */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the entry file names what its starter passes
export async function hostRole<Data>(create: (data: Data) => HostedRole | Promise<HostedRole>): Promise<void> {
  if (parentPort === null) throw new Error('this file is the entry of a worker thread')
  const port = parentPort
  try {
    const role = await create(workerData as Data) // see above
    listen(port, role)
    await role.component.start()
    say(port, { type: 'ready', info: role.info?.() ?? null })
  } catch (error) {
    say(port, { type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    port.close()
    process.exitCode = 1
    // Whatever the failed start left open must not keep the thread.
    setImmediate(() => process.exit(1))
  }
}

function listen(port: MessagePort, role: HostedRole): void {
  port.on('message', (message: ToThread) => {
    switch (message.type) {
      case 'stop':
        // Within a worker thread process.exit ends the thread alone.
        void role.component.stop().finally(() => process.exit(0))
        return
      case 'metrics':
        void role.metrics.registry
          .getMetricsAsJSON()
          .then((metrics) => say(port, { type: 'metrics', id: message.id, metrics }))
    }
  })
}

function say(port: MessagePort, message: FromThread): void {
  port.postMessage(message)
}
