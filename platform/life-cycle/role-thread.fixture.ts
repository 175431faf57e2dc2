// Entry of a thread for role-thread.test.ts: counts its starts, and dies in the ways that the test asks for.
import { setTimeout as delay } from 'node:timers/promises'
import { threadId } from 'node:worker_threads'
import { createMetrics } from '../metrics/metrics.ts'
import { hostRole } from './role-thread-host.ts'

interface Orders {
  readonly startFails?: true
  readonly stopHangs?: true
  /** Dies this long after its first start, never again. */
  readonly diesOnce?: SharedArrayBuffer
}

await hostRole<Orders>((orders) => {
  const metrics = createMetrics()
  metrics.counter('nocturne_fixture_total', 'Started.').inc()
  return {
    metrics,
    component: {
      name: 'fixture',
      async start() {
        if (orders.startFails) throw new Error('the port is taken')
        const died = orders.diesOnce === undefined ? undefined : new Int32Array(orders.diesOnce)
        if (died?.[0] === 0) {
          died[0] = 1
          setTimeout(() => {
            throw new Error('fault in the role')
          }, 20)
        }
      },
      async stop() {
        if (orders.stopHangs) await delay(600_000)
      },
    },
    info: () => ({ threadId }),
  }
})
