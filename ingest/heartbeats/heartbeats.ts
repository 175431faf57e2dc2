// Heartbeats as a process and a thread have them: everybody notes who spoke; one thread of each process watches for silence.
import type { Credentials } from '../../platform/auth/credentials.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Component } from '../../platform/life-cycle/component.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { createKvMirror } from '../../platform/nats/kv-mirror.ts'
import type { EventPublisher } from '../publish/event-publisher.ts'
import { HEARTBEAT_POLICY } from './heartbeat-policy.ts'
import { observingPublisher } from './observing-publisher.ts'
import { createSilenceWatch, type SilenceWatch } from './silence-watch.ts'
import { createSourceBook, type SourceBook } from './source-book.ts'
import { createSourceTable, type SourceTable } from './source-table.ts'
import { createSourceTeller, type SourceTeller } from './source-teller.ts'

/** Noting who spoke. */
export interface Hearing {
  /** What sources publish through. */
  readonly publisher: EventPublisher
  readonly book: SourceBook
  readonly table: SourceTable
  readonly teller: SourceTeller
}

export interface Heartbeats {
  readonly publisher: EventPublisher
  readonly table: SourceTable
  readonly watch: SilenceWatch
  /** In the order of their start. */
  readonly components: readonly Component[]
}

const BUCKET = 'nocturne_sources'

interface Deps {
  readonly bus: Bus
  readonly publisher: EventPublisher
  readonly metrics: Metrics
  readonly log: Log
}

export function createHearing({ bus, publisher, metrics, log }: Deps): Hearing {
  const book = createSourceBook(HEARTBEAT_POLICY)
  const table = createSourceTable(createKvMirror(bus, BUCKET, log), HEARTBEAT_POLICY)
  const teller = createSourceTeller(book, table, HEARTBEAT_POLICY)
  return { publisher: observingPublisher(publisher, book, metrics), book, table, teller }
}

export function createHeartbeats(
  deps: Deps & {
    readonly config: Pick<Config, 'heartbeats' | 'domain'>
    readonly credentials: Pick<Credentials, 'listTokens'>
  },
): Heartbeats {
  const { bus, config, credentials, publisher, metrics, log } = deps
  const { book, table, teller, publisher: observed } = createHearing(deps)
  const watch = createSilenceWatch({
    table,
    // Not the observed one: what Nocturne says of itself is nobody's sign of life.
    publisher,
    settings: config.heartbeats,
    domain: config.domain,
    policy: HEARTBEAT_POLICY,
    connected: () => bus.connected(),
    metrics,
    log,
    now: Date.now,
    nameOf: (sender) => credentials.listTokens().find(({ id }) => sender === `token:${id}`)?.name,
    stoodStill: book.forgetTimes,
  })
  return { publisher: observed, table, watch, components: [teller, watch] }
}
