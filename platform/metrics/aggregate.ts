// One set of metrics out of several threads: counters and histograms are added up, as prom-client does it for clusters.
import { AggregatorRegistry, type Registry } from 'prom-client'
import type { Metrics } from './metrics.ts'

/** What a thread hands over: plain data that a message can carry. */
export type ThreadMetrics = Awaited<ReturnType<Registry['getMetricsAsJSON']>>

/** The metrics of this thread and of the others as data. */
export async function metricsData(
  own: Metrics,
  others: () => Promise<readonly ThreadMetrics[]> = async () => [],
): Promise<ThreadMetrics> {
  const [mine, theirs] = await Promise.all([own.registry.getMetricsAsJSON(), others()])
  return theirs.length === 0 ? mine : AggregatorRegistry.aggregate([mine, ...theirs]).getMetricsAsJSON()
}

/** The metrics of this thread and of the others in Prometheus' text format. */
export async function metricsText(
  own: Metrics,
  others: () => Promise<readonly ThreadMetrics[]> = async () => [],
): Promise<{ contentType: string; text: string }> {
  const [mine, theirs] = await Promise.all([own.registry.getMetricsAsJSON(), others()])
  const all = theirs.length === 0 ? own.registry : AggregatorRegistry.aggregate([mine, ...theirs])
  return { contentType: all.contentType, text: await all.metrics() }
}
