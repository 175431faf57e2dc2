// What the process itself costs: memory, CPU, event loop, garbage collection; and which version runs.
// For the main thread only: the numbers are of the whole process, and GET /metrics adds the threads up.
import { collectDefaultMetrics } from 'prom-client'
import type { Metrics } from './metrics.ts'

/** @param version of the product, as in package.json */
export function collectProcessMetrics(metrics: Metrics, version: string): void {
  collectDefaultMetrics({ register: metrics.registry })
  metrics.gauge('nocturne_build_info', 'Always 1; the version is in the label', ['version']).set({ version }, 1)
}
