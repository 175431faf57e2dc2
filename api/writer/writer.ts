// The writer role: events and changes from JetStream into ClickHouse, exactly once (docs/decisions/0060).
import { ALL_EVENTS } from '../../ingest/contract/subjects.ts'
import type { Component } from '../../platform/life-cycle/component.ts'
import { UNPACED, type Pace } from '../../platform/life-cycle/pace.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { CHANGES, MONITORING } from '../../platform/nats/streams.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import type { BatchLimits } from './batch-reader.ts'
import { decodeChangeRows } from './change-rows.ts'
import { decodeEventRows } from './event-rows.ts'
import { WRITER_BUCKET } from './position.ts'
import { StreamWriter, type StreamPlan } from './stream-writer.ts'
import { writerMetrics } from './writer-metrics.ts'

export interface WriterDeps {
  readonly bus: Bus
  readonly store: Store
  readonly metrics: Metrics
  readonly log: Log
  readonly limits?: Partial<BatchLimits>
  readonly takeOverMs?: number
  /** Holds it back while senders wait for their answers. */
  readonly pace?: Pace
}

export interface Writer extends Component {
  /** False while ClickHouse takes nothing: degraded, not down, for the data waits in JetStream. */
  healthy(): boolean
}

/** Small enough that handing a block to ClickHouse holds the thread up for some 20 ms. */
const LIMITS: BatchLimits = { rows: 4_000, bytes: 4 * 1024 * 1024, lingerMs: 250 }
const TAKE_OVER_MS = 15_000
const OBSERVE_MS = 1_000

const PLANS: readonly StreamPlan[] = [
  { stream: MONITORING, key: 'events', filter: ALL_EVENTS, decode: decodeEventRows },
  { stream: CHANGES, key: 'changes', filter: 'change.*', decode: decodeChangeRows },
]

export function createWriter(deps: WriterDeps): Writer {
  const shared = {
    bus: deps.bus,
    store: deps.store,
    log: deps.log,
    metrics: writerMetrics(
      deps.metrics,
      PLANS.map(({ stream }) => stream),
    ),
    openPositions: () => deps.bus.kv(WRITER_BUCKET),
    limits: { ...LIMITS, ...deps.limits },
    takeOverMs: deps.takeOverMs ?? TAKE_OVER_MS,
    pace: deps.pace ?? UNPACED,
  }
  const writers = PLANS.map((plan) => new StreamWriter(shared, plan))
  let timer: NodeJS.Timeout | undefined

  return {
    name: 'writer',
    healthy: () => deps.store.ready() && writers.every((writer) => writer.healthy),
    start() {
      timer ??= setInterval(() => {
        for (const writer of writers) writer.observe(Date.now())
      }, OBSERVE_MS).unref()
      for (const writer of writers) writer.start()
      return Promise.resolve()
    },
    async stop() {
      clearInterval(timer)
      await Promise.all(writers.map((writer) => writer.stop()))
    },
  }
}
