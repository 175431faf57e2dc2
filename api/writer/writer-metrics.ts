// The writer's numbers.
import type { Metrics } from '../../platform/metrics/metrics.ts'

export type WriterMetrics = ReturnType<typeof writerMetrics>

/** @param streams that the writer reads: their numbers begin at 0, for Prometheus sees no increase in a series that begins at 1 */
export function writerMetrics(metrics: Metrics, streams: readonly string[]) {
  const made = defineMetrics(metrics)
  for (const stream of streams) {
    made.retries.inc({ stream }, 0)
    made.poison.inc({ stream }, 0)
    made.pending.set({ stream }, 0)
  }
  return made
}

function defineMetrics(metrics: Metrics) {
  return {
    flushSeconds: metrics.histogram(
      'nocturne_clickhouse_flush_seconds',
      'Time from the claim of a batch to its last row being stored in ClickHouse',
      ['stream'],
    ),
    rows: metrics.counter('nocturne_clickhouse_rows_total', 'Rows stored in ClickHouse', ['table']),
    bufferRows: metrics.gauge('nocturne_clickhouse_buffer_rows', 'Rows read from the stream and not stored yet', [
      'stream',
    ]),
    retries: metrics.counter('nocturne_clickhouse_insert_retries_total', 'Inserts that failed and were tried again', [
      'stream',
    ]),
    poison: metrics.counter('nocturne_writer_poison_total', 'Messages that no rows could be made of, dead-lettered', [
      'stream',
    ]),
    lagSeconds: metrics.gauge(
      'nocturne_writer_lag_seconds',
      'Age of the oldest message read and not stored yet; 0 when all is stored',
      ['stream'],
    ),
    pending: metrics.gauge('nocturne_writer_pending_messages', 'Messages of the stream behind the last one read', [
      'stream',
    ]),
  }
}
