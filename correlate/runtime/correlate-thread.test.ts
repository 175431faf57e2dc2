import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadConfig } from '../../platform/config/config.ts'
import { createRoleThread, threadEntry, type RoleThread } from '../../platform/life-cycle/role-thread.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import {
  itemsOf,
  occurrence,
  startCorrelationBench,
  type CorrelationBench,
} from '../../test/support/correlation-bench.ts'
import { natsMissing } from '../../test/support/nats.ts'

describe.skipIf(natsMissing !== null)('correlate role in its worker thread', () => {
  let bench: CorrelationBench
  let thread: RoleThread | undefined
  beforeEach(async () => {
    bench = await startCorrelationBench()
  })
  afterEach(async () => {
    await thread?.stop()
    await bench.stop()
  })

  it('starts from settings alone, correlates, tells its metrics and stops with a checkpoint', async () => {
    const config = loadConfig({
      env: { NOCTURNE_DATA_DIR: bench.dataDir, NATS_URL: bench.nats.url, NOCTURNE_LOG_LEVEL: 'silent' },
    })
    thread = createRoleThread({
      name: 'correlate',
      entry: threadEntry('./correlate-thread', import.meta.url),
      workerData: { config, nats: { servers: bench.nats.url } },
      log: createLog({ level: 'silent' }),
      metrics: createMetrics(),
    })
    await thread.start()
    const event = occurrence('event', 1)
    await bench.publish([event])
    await bench.decided([event])
    expect(itemsOf(bench.changes(), 'decision')[0]?.decision).toBe('opened')
    const metrics = await thread.metrics()
    expect(JSON.stringify(metrics)).toContain('nocturne_engine_events_total')
    await thread.stop()
    expect(await bench.checkpointSeq(0)).toBeGreaterThan(0)
  })
})
