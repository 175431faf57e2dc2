// Stores one claimed batch: poison to the dead letters first, then each table once under the batch's token. Returns when all is durable.
import type { Bus } from '../../platform/nats/bus.ts'
import { publishDeadLetter } from '../../platform/nats/dead-letter.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import type { Log } from '../../platform/log/log.ts'
import type { BackOff } from './back-off.ts'
import { isRowFault } from './insert-error.ts'
import { StreamBatch, type PoisonMessage } from './stream-batch.ts'
import type { RowDecoder, SourceMessage } from './source-message.ts'
import type { WriterMetrics } from './writer-metrics.ts'

export interface BatchInsertDeps {
  readonly bus: Bus
  readonly store: Store
  readonly log: Log
  readonly metrics: WriterMetrics
  readonly stream: string
  readonly decode: RowDecoder
  readonly backOff: BackOff
  readonly signal: AbortSignal
  /** Told whether the last try worked, for readiness. */
  readonly onHealth: (healthy: boolean) => void
}

const MAX_LETTER_BYTES = 64 * 1024

/**
 * Stores a batch, trying for ever.
 * @param token names the batch: the same messages always come under the same token
 * @returns false when stopped before all was stored
 */
export async function insertBatch(deps: BatchInsertDeps, batch: StreamBatch, token: string): Promise<boolean> {
  for (const poison of batch.poison) if (!(await deadLetter(deps, poison))) return false
  for (const [table, lines] of batch.rows.tables()) {
    const result = await untilDone(deps, () => deps.store.insert(table, lines, `${token}:${table}`))
    if (result === 'stopped') return false
    // One bad row refuses the block of its table: find its message, the others' rows go in message by message.
    if (result === 'row fault') return insertOneByOne(deps, batch.messages, token)
    deps.metrics.rows.inc({ table }, lines.length)
  }
  return true
}

/** The slow way: each message under a token of its own, those that ClickHouse refuses to the dead letters. */
async function insertOneByOne(
  deps: BatchInsertDeps,
  messages: readonly SourceMessage[],
  token: string,
): Promise<boolean> {
  const prefix = token.slice(0, token.lastIndexOf(':'))
  for (const message of messages) {
    const single = new StreamBatch(deps.decode)
    single.add(message)
    if (single.poison.length > 0) continue
    for (const [table, lines] of single.rows.tables()) {
      const result = await untilDone(deps, () =>
        deps.store.insert(table, lines, `${prefix}:${message.seq}-${message.seq}:${table}`),
      )
      if (result === 'stopped') return false
      if (result === 'done') deps.metrics.rows.inc({ table }, lines.length)
      else {
        const error = new Error(`ClickHouse refuses a row of table ${table}`)
        if (!(await deadLetter(deps, { message, error }))) return false
      }
    }
  }
  return true
}

async function deadLetter(deps: BatchInsertDeps, { message, error }: PoisonMessage): Promise<boolean> {
  deps.log.error({ err: error, seq: message.seq, subject: message.subject }, 'poison message')
  const result = await untilDone(deps, () =>
    publishDeadLetter(deps.bus, {
      room: 'writer',
      reason: 'poison',
      detail: `${message.subject} ${message.seq}: ${error.message}`,
      at: message.storedAtMs,
      source: deps.stream,
      payload: Buffer.from(message.data.subarray(0, MAX_LETTER_BYTES)).toString('utf8'),
    }),
  )
  if (result === 'done') deps.metrics.poison.inc({ stream: deps.stream })
  return result !== 'stopped'
}

async function untilDone(deps: BatchInsertDeps, work: () => Promise<void>): Promise<'done' | 'stopped' | 'row fault'> {
  while (!deps.signal.aborted) {
    try {
      await work()
      deps.backOff.reset()
      deps.onHealth(true)
      return 'done'
    } catch (error) {
      if (isRowFault(error)) return 'row fault'
      deps.onHealth(false)
      deps.metrics.retries.inc({ stream: deps.stream })
      deps.log.warn({ err: error, stream: deps.stream }, 'could not store a batch, trying again')
      await deps.backOff.wait()
    }
  }
  return 'stopped'
}
