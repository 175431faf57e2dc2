// Metrics of the process as a whole: for the main thread only, or each thread would count the process' memory again.
import { collectDefaultMetrics } from 'prom-client'
import type { Metrics } from './metrics.ts'

/** Karma reads the version of an Alertmanager here and asks for at least 0.22; we speak the API of this one. */
const ALERTMANAGER_API_VERSION = '0.25.0'

export function addProcessMetrics(metrics: Metrics, version: string): void {
  if (metrics.registry.getSingleMetric('nocturne_build_info') !== undefined) return
  collectDefaultMetrics({ register: metrics.registry })
  metrics
    .gauge('nocturne_build_info', 'Version of Nocturne and of the Node that runs it.', ['version', 'node'])
    .set({ version, node: process.version }, 1)
  metrics
    .gauge('alertmanager_build_info', 'Version of the Alertmanager whose API is served.', ['version'])
    .set({ version: ALERTMANAGER_API_VERSION }, 1)
}
