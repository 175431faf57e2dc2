// Entry of the worker thread that `nocturne serve` runs the correlate role in: its own NATS connection, log and metrics.
import type { Config } from '../../platform/config/config.ts'
import { hostRole } from '../../platform/life-cycle/role-thread-host.ts'
import { setThreadPriority } from '../../platform/life-cycle/thread-priority.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import { connectBus, type BusAddress } from '../../platform/nats/bus.ts'
import { createCorrelateRole } from './correlate-role.ts'

/** What the starter passes. */
interface CorrelateThreadData {
  readonly config: Config
  readonly nats: BusAddress
}

// What the engine has not read yet is safe in the stream: receivers and answers to senders go first.
setThreadPriority('patient')

await hostRole<CorrelateThreadData>(async ({ config, nats }) => {
  const log = createLog({ level: config.log.level })
  const metrics = createMetrics()
  const bus = await connectBus({ ...nats, name: 'nocturne correlate' }, log)
  const role = createCorrelateRole({ config, bus, metrics, log, inventory: 'apart' })
  const stop = async () => {
    await role.stop()
    await bus.close()
  }
  return { component: { name: role.name, start: () => role.start(), stop }, metrics }
})
