// The metrics of one thread. Factories are idempotent by name, so that a component may ask again for what it already has.
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  readonly registry: Registry
  counter<L extends string = never>(name: string, help: string, labels?: readonly L[]): Counter<L>
  gauge<L extends string = never>(name: string, help: string, labels?: readonly L[]): Gauge<L>
  /** @param buckets upper bounds in the unit of the name; DEFAULT_BUCKETS (seconds) unless told */
  histogram<L extends string = never>(
    name: string,
    help: string,
    labels?: readonly L[],
    buckets?: readonly number[],
  ): Histogram<L>
}

/** Seconds, from half a millisecond to half a minute. */
export const DEFAULT_BUCKETS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
] as const

/** Creates the metrics of a thread: one each, GET /metrics shows their aggregate. */
export function createMetrics(): Metrics {
  const registry = new Registry()

  // prom-client keeps metrics without their label type; a name asked for twice with other labels is a bug that its own check reports on use.
  function known<M>(name: string, kind: new (...args: never[]) => M): M | undefined {
    const metric: unknown = registry.getSingleMetric(name)
    if (metric === undefined) return undefined
    if (!(metric instanceof kind)) throw new TypeError(`metric ${name} exists and is no ${kind.name}`)
    return metric
  }

  return {
    registry,
    counter: <L extends string>(name: string, help: string, labels: readonly L[] = []) =>
      known<Counter<L>>(name, Counter) ?? new Counter({ name, help, labelNames: labels, registers: [registry] }),
    gauge: <L extends string>(name: string, help: string, labels: readonly L[] = []) =>
      known<Gauge<L>>(name, Gauge) ?? new Gauge({ name, help, labelNames: labels, registers: [registry] }),
    histogram: <L extends string>(
      name: string,
      help: string,
      labels: readonly L[] = [],
      buckets: readonly number[] = DEFAULT_BUCKETS,
    ) =>
      known<Histogram<L>>(name, Histogram) ??
      new Histogram({ name, help, labelNames: labels, buckets: [...buckets], registers: [registry] }),
  }
}
