// Discovery as the server has it: the service and its routes, put together.
import type { FastifyPluginAsync } from 'fastify'
import type { Config } from '../../platform/config/config.ts'
import type { Component } from '../../platform/life-cycle/component.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { discoveryRoutes } from '../http/discovery-routes.ts'
import { submitReport } from '../inventory/submit-report.ts'
import type { SubmitReport } from './run/carry-out-run.ts'
import { discoveryMetrics } from './run/discovery-metrics.ts'
import { createDiscoveryService } from './run/discovery-service.ts'

export interface DiscoveryParts {
  readonly component: Component
  readonly routes: FastifyPluginAsync
}

/** Builds discovery over the owner of the inventory on this bus. */
export function openDiscovery(deps: {
  readonly bus: Bus
  readonly config: Pick<Config, 'discovery' | 'dataDir'>
  readonly metrics: Metrics
  readonly log: Log
}): DiscoveryParts {
  const { bus, config, log } = deps
  const submit: SubmitReport = (report, mode) => submitReport(bus, report, mode)
  const discovery = createDiscoveryService({ config, submit, metrics: discoveryMetrics(deps.metrics), log })
  return { component: discovery, routes: discoveryRoutes({ discovery, submit, config }) }
}
