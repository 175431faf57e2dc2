// Entry of the worker thread that `nocturne serve` receives traps in: its own NATS connection, publisher, log and metrics.
import type { Config } from '../../platform/config/config.ts'
import { hostRole } from '../../platform/life-cycle/role-thread-host.ts'
import { setThreadPriority } from '../../platform/life-cycle/thread-priority.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import { connectBus, type BusAddress } from '../../platform/nats/bus.ts'
import { enrichingPublisher } from '../enrichment/enriching-publisher.ts'
import { openEnrichment } from '../enrichment/open-enrichment.ts'
import { createHearing } from '../heartbeats/heartbeats.ts'
import { createEventPublisher } from '../publish/event-publisher.ts'
import { openCatalog } from './catalog/open-catalog.ts'
import { createTrapReceiver } from './trap-receiver.ts'

/** What the starter passes. */
interface SnmpThreadData {
  readonly config: Config
  readonly nats: BusAddress
}

// A datagram that nobody reads in time is lost; all other work waits in the stream.
setThreadPriority('urgent')

await hostRole<SnmpThreadData>(async ({ config, nats }) => {
  const log = createLog({ level: config.log.level })
  const metrics = createMetrics()
  const bus = await connectBus({ ...nats, name: 'nocturne snmp' }, log)
  const enrichment = openEnrichment({ config, metrics, log })
  const catalog = openCatalog({ config, metrics, log })
  const stored = createEventPublisher({ bus, partitions: config.partitions, metrics, log })
  const enriched = enrichingPublisher(stored, enrichment.current, metrics)
  const hearing = createHearing({ bus, publisher: enriched, metrics, log })
  const { publisher } = hearing
  const receiver = createTrapReceiver({ config, catalog: catalog.current, publisher, bus, metrics, log })
  const start = async () => {
    await enrichment.start()
    await catalog.start()
    await hearing.teller.start()
    await receiver.start()
  }
  const stop = async () => {
    await receiver.stop()
    await enrichment.stop()
    await catalog.stop()
    await hearing.teller.stop()
    await publisher.stop()
    await bus.close()
  }
  return {
    component: { name: receiver.name, start, stop },
    metrics,
    info: () => receiver.address(),
  }
})
