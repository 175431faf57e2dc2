// Entry of the worker thread that `nocturne serve` owns the inventory in: reconciling takes seconds that the engine's thread does not have.
import { Kvm } from '@nats-io/kv'
import type { Config } from '../../../platform/config/config.ts'
import { hostRole } from '../../../platform/life-cycle/role-thread-host.ts'
import { setThreadPriority } from '../../../platform/life-cycle/thread-priority.ts'
import { createLog } from '../../../platform/log/log.ts'
import { createMetrics } from '../../../platform/metrics/metrics.ts'
import { connectBus, type BusAddress } from '../../../platform/nats/bus.ts'
import { DEFAULT_RUNTIME_SETTINGS } from '../runtime-settings.ts'
import { createInventoryOwner } from './inventory-owner.ts'

/** What the starter passes. */
interface InventoryThreadData {
  readonly config: Config
  readonly nats: BusAddress
}

// Nobody waits for a report by the second.
setThreadPriority('patient')

await hostRole<InventoryThreadData>(async ({ config, nats }) => {
  const log = createLog({ level: config.log.level })
  const metrics = createMetrics()
  const bus = await connectBus({ ...nats, name: 'nocturne inventory' }, log)
  const owner = createInventoryOwner({
    bus,
    metrics,
    log,
    path: config.cmdb,
    dataDir: config.dataDir,
    openBucket: (name) => new Kvm(bus.nc).create(name, { replicas: 1 }),
    settings: DEFAULT_RUNTIME_SETTINGS,
  })
  const stop = async () => {
    await owner.stop()
    await bus.close()
  }
  return { component: { name: owner.name, start: () => owner.start(), stop }, metrics }
})
