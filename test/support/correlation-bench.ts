// The correlate role on a real nats-server: events go into the stream, changes are collected, roles are started, stopped and crashed at will.
import type { ConsumerMessages } from '@nats-io/jetstream'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCheckpointStore } from '../../correlate/runtime/checkpoint/checkpoint-store.ts'
import { decodeChanges, type ChangeBatch } from '../../correlate/contract/change.ts'
import {
  createCorrelateRole,
  type CorrelateRole,
  type CorrelateRoleDeps,
} from '../../correlate/runtime/correlate-role.ts'
import { FENCE_HEADER } from '../../correlate/runtime/publish/change-publisher.ts'
import type { RuntimeSettings } from '../../correlate/runtime/runtime-settings.ts'
import { encodeEvents } from '../../ingest/contract/codec.ts'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { eventSubject } from '../../ingest/contract/subjects.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics, type Metrics } from '../../platform/metrics/metrics.ts'
import { connectBus, type Bus } from '../../platform/nats/bus.ts'
import { CHANGES, DEADLETTER, ensureStreams } from '../../platform/nats/streams.ts'
import type { DeadLetter } from '../../platform/nats/dead-letter.ts'
import { anEvent } from './fabricate.ts'
import { startTestNats, type TestNats } from './nats.ts'
import { waitFor } from './wait-for.ts'

/** Short enough for tests, long enough for a busy machine. */
const BRISK: Partial<RuntimeSettings> = {
  leaseMs: 2_000,
  inventoryLeaseMs: 10_000,
  retryMs: 50,
  tickMs: 50,
  cmdbPollMs: 100,
  trimMs: 200,
  countMs: 200,
  pullWaitMs: 1_000,
  publishTimeoutMs: 1_000,
  farewellMs: 2_000,
}

export interface CollectedChange extends ChangeBatch {
  readonly fence: number
}

export interface RunningRole extends CorrelateRole {
  readonly metrics: Metrics
}

export interface RoleOptions {
  readonly dataDir?: string
  readonly cmdb?: string
  readonly partitions?: number
  readonly settings?: Partial<RuntimeSettings>
  readonly engine?: CorrelateRoleDeps['engine']
  readonly bus?: Bus
}

export interface CorrelationBench {
  readonly nats: TestNats
  readonly bus: Bus
  /** Data directory of roles that are given none. */
  readonly dataDir: string
  newDataDir(): string
  /** One message of the stream. @returns its sequence */
  publish(events: readonly MonitoringEvent[], partition?: number): Promise<number>
  publishRaw(subject: string, payload: string | Uint8Array): Promise<number>
  /** A role that is not started. */
  role(options?: RoleOptions): RunningRole
  /** A started role that owns all its partitions. */
  start(options?: RoleOptions): Promise<RunningRole>
  /** Everything on CHANGES so far, in its order. */
  changes(): readonly CollectedChange[]
  /** Waits until every one of the events has its decision on CHANGES. */
  decided(events: readonly MonitoringEvent[]): Promise<void>
  deadLetters(): Promise<DeadLetter[]>
  /** Engine sequence of the newest checkpoint of a partition in `dataDir`; null when there is none. */
  checkpointSeq(partition: number): Promise<number | null>
  /** Empties CHANGES and forgets what was collected: the next role's messages are all new to the broker. */
  forgetChanges(): Promise<void>
  /** Stops roles and server, removes all files. */
  stop(): Promise<void>
}

export async function startCorrelationBench(): Promise<CorrelationBench> {
  const log = createLog({ level: process.env['TEST_LOG'] ?? 'silent' })
  const nats = await startTestNats()
  const bus = await connectBus({ servers: nats.url, name: 'test' }, log)
  await ensureStreams(bus)
  const directories: string[] = []
  const roles: CorrelateRole[] = []
  const newDataDir = () => {
    const directory = mkdtempSync(join(tmpdir(), 'nocturne-correlate-'))
    directories.push(directory)
    return directory
  }
  const dataDir = newDataDir()
  let collector = await collect(bus)

  function role(options: RoleOptions = {}): RunningRole {
    const metrics = createMetrics()
    const created = createCorrelateRole({
      config: {
        dataDir: options.dataDir ?? dataDir,
        partitions: options.partitions ?? 1,
        cmdb: options.cmdb ?? null,
        nats: { maxBytes: 256 * 1024 * 1024, maxAgeMs: 3_600_000 },
      },
      bus: options.bus ?? bus,
      metrics,
      log,
      settings: { ...BRISK, ...options.settings },
      ...(options.engine === undefined ? {} : { engine: options.engine }),
    })
    roles.push(created)
    return { ...created, metrics }
  }

  async function publishRaw(subject: string, payload: string | Uint8Array): Promise<number> {
    return (await bus.js.publish(subject, payload)).seq
  }

  return {
    nats,
    bus,
    dataDir,
    newDataDir,
    role,
    publishRaw,
    publish: (events, partition = 0) => publishRaw(eventSubject(partition), encodeEvents(events)),
    async start(options = {}) {
      const started = role(options)
      await started.start()
      await waitFor(
        'all partitions to be owned',
        () => started.owned().length === (options.partitions ?? 1) || undefined,
      )
      return started
    },
    changes: () => collector.batches,
    async decided(events) {
      await waitFor('a decision on each event', () => {
        const seen = new Set(itemsOf(collector.batches, 'decision').map((decision) => decision.eventId))
        return events.every((event) => seen.has(event.id)) || undefined
      })
    },
    async deadLetters() {
      const letters: DeadLetter[] = []
      const { state } = await bus.jsm.streams.info(DEADLETTER)
      for (let seq = state.first_seq; seq > 0 && seq <= state.last_seq; seq++) {
        const message = await bus.jsm.streams.getMessage(DEADLETTER, { seq })
        if (message !== null) letters.push(message.json<DeadLetter>())
      }
      return letters
    },
    async checkpointSeq(partition) {
      const store = openCheckpointStore(join(dataDir, 'checkpoint', `partition-${partition}`), partition)
      const { found } = await store.load((state) => state)
      return found?.header.seq ?? null
    },
    async forgetChanges() {
      await collector.stop()
      await bus.jsm.streams.delete(CHANGES) // purging keeps the broker's memory of message ids
      await ensureStreams(bus)
      collector = await collect(bus)
    },
    async stop() {
      for (const one of roles) await one.abandon()
      await collector.stop()
      await bus.close()
      await nats.stop()
      for (const directory of directories) rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** A condition of host-<ci> that is raised or cleared now. */
export function occurrence(id: string, ci: number, parts: Partial<MonitoringEvent> = {}): MonitoringEvent {
  const now = Date.now()
  return anEvent({
    id,
    occurredAt: now,
    observedAt: now,
    fingerprint: `f${ci}`,
    resource: { hints: { hostname: `host-${ci}` } },
    labels: { alertname: 'HostDown', instance: `host-${ci}` },
    ...parts,
  })
}

/** Items of one entity, in order, repeats included. */
export function itemsOf<E extends ChangeBatch['entity']>(
  changes: readonly ChangeBatch[],
  entity: E,
): readonly ChangeBatch<E>['items'][number][] {
  // A batch's entity names its items' type.
  return changes.filter((change) => change.entity === entity).flatMap((change) => (change as ChangeBatch<E>).items)
}

/**
 * What a consumer that drops seen revisions ends up with: one line per entity revision, sorted.
 * @throws Error when a revision comes twice with different data: the engine was not deterministic
 */
export function revisionsOf(changes: readonly ChangeBatch[], upToSeq = Infinity): readonly string[] {
  const seen = new Map<string, string>()
  for (const change of changes) {
    if (change.causeSeq > upToSeq) continue
    change.items.forEach((item, index) => {
      const key = `${change.entity} ${revisionKey(item) ?? `${change.causeSeq}/${change.chunk}/${index}`}`
      const data = JSON.stringify(item)
      const before = seen.get(key)
      if (before !== undefined && before !== data) {
        throw new Error(`${key} came twice with different data:\n${before}\n${data}`)
      }
      seen.set(key, data)
    })
  }
  return [...seen].map(([key, data]) => `${key} ${data}`).sort()
}

/** Id and revision of items that have them; decisions and CIs are known by their place. */
function revisionKey(item: ChangeBatch['items'][number]): string | null {
  if (!('id' in item)) return null
  return 'revision' in item ? `${item.id}@${item.revision}` : item.id
}

async function collect(bus: Bus): Promise<{ readonly batches: CollectedChange[]; stop(): Promise<void> }> {
  const consumer = await bus.js.consumers.get(CHANGES)
  const messages: ConsumerMessages = await consumer.consume()
  const batches: CollectedChange[] = []
  const reading = (async () => {
    for await (const message of messages) {
      batches.push({ ...decodeChanges(message.data), fence: Number(message.headers?.get(FENCE_HEADER)) })
    }
  })().catch(() => undefined) // the connection ends with the bench
  return {
    batches,
    async stop() {
      await messages.close()
      await reading
    },
  }
}
