// What the role `ingest` is made of on the main thread, trap receiver apart: rules, publisher, heartbeats, the HTTP edge, discovery, syslog.
import type { FastifyPluginAsync } from 'fastify'
import type { Credentials } from '../platform/auth/credentials.ts'
import type { Config } from '../platform/config/config.ts'
import type { Component } from '../platform/life-cycle/component.ts'
import type { Log } from '../platform/log/log.ts'
import type { Metrics } from '../platform/metrics/metrics.ts'
import type { Bus, BusAddress } from '../platform/nats/bus.ts'
import { openDiscovery } from './discovery/open-discovery.ts'
import { enrichingPublisher } from './enrichment/enriching-publisher.ts'
import { openEnrichment } from './enrichment/open-enrichment.ts'
import { enrichmentRoutes } from './enrichment/routes.ts'
import { openMappings } from './generic/open-mappings.ts'
import { createHeartbeats } from './heartbeats/heartbeats.ts'
import { sourceRoutes } from './heartbeats/routes.ts'
import { webhookFormats } from './http/formats.ts'
import { importRoutes } from './http/import-routes.ts'
import { ingestRoutes } from './http/routes.ts'
import { createImportWorker } from './inventory/import-worker.ts'
import { createEventPublisher } from './publish/event-publisher.ts'
import { createLetterRetrier } from './retry/letter-retrier.ts'
import { openCatalog } from './snmp/catalog/open-catalog.ts'
import { createSyslogReceiver } from './syslog/syslog-receiver.ts'

export interface IngestRole {
  /** In the order of their start. */
  readonly components: readonly Component[]
  /** To be registered with the HTTP server. */
  readonly plugins: readonly FastifyPluginAsync[]
}

/** @throws FileFaultsError when a file of rules cannot be used */
export function createIngestRole(deps: {
  readonly bus: Bus
  /** For threads that connect on their own. */
  readonly busAddress: BusAddress
  readonly credentials: Credentials
  readonly config: Config
  readonly metrics: Metrics
  readonly log: Log
}): IngestRole {
  const { bus, busAddress, config, metrics, log } = deps
  const mappings = openMappings(deps)
  const enrichment = openEnrichment(deps)
  const catalog = openCatalog(deps)
  const stored = createEventPublisher({ bus, partitions: config.partitions, metrics, log })
  // An event is heard of, then passes the rules, then is stored.
  const enriched = enrichingPublisher(stored, enrichment.current, metrics)
  const heartbeats = createHeartbeats({ ...deps, publisher: enriched })
  const { publisher } = heartbeats
  const rules = { mappings: mappings.current, catalog: catalog.current }
  const discovery = openDiscovery({ bus, config, metrics, log })
  const runImport = createImportWorker({ nats: busAddress, logLevel: config.log.level, log })
  const syslog = config.syslog.listen.length > 0 ? [createSyslogReceiver({ config, publisher, metrics, log })] : []
  return {
    components: [
      mappings,
      enrichment,
      catalog,
      ...heartbeats.components,
      { name: 'event publisher', start: () => Promise.resolve(), stop: () => publisher.stop() },
      createLetterRetrier({
        bus,
        log,
        publisher,
        formats: webhookFormats(rules),
        domain: config.domain,
        now: Date.now,
      }),
      discovery.component,
      ...syslog,
    ],
    plugins: [
      ingestRoutes({ bus, publisher, metrics, log, config, rules }),
      enrichmentRoutes({ enrichment, mappings, catalog }),
      sourceRoutes(heartbeats),
      discovery.routes,
      importRoutes({ runImport, metrics, log }),
    ],
  }
}
