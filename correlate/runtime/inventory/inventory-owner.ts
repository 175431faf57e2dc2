// The one process that owns the inventory at a time: takes reports in, one after the other, makes them durable and answers. Others wait for its lease.
import type { KV } from '@nats-io/kv'
import { setTimeout as delay } from 'node:timers/promises'
import { INVENTORY_SUBJECT } from '../../../ingest/contract/inventory-request.ts'
import type { Component } from '../../../platform/life-cycle/component.ts'
import { componentLog, type Log } from '../../../platform/log/log.ts'
import type { Metrics } from '../../../platform/metrics/metrics.ts'
import type { Bus } from '../../../platform/nats/bus.ts'
import { answerLarge } from '../../../platform/nats/large-request.ts'
import { ownerIdOf } from '../checkpoint/owner-id.ts'
import { createLease, LEASE_BUCKET, type Lease } from '../lease/partition-lease.ts'
import type { Revision } from '../../inventory/revision-of.ts'
import type { RuntimeSettings } from '../runtime-settings.ts'
import { INVENTORY_CHANGED } from './inventory-subjects.ts'
import type { PublishSettings } from '../publish/change-publisher.ts'
import { revisionPublisher } from './publish-revision.ts'
import { createFileSource } from './file-source.ts'
import { openInventory } from './held-inventory.ts'
import { createInventoryMetrics, showInventory } from './inventory-metrics.ts'
import { INVENTORY_BUCKET, openInventoryStore } from './inventory-store.ts'

const LEASE_KEY = 'inventory'
/** How often the gauges are set and what is missing for too long is looked for. */
const UPKEEP_MS = 60_000

export interface InventoryOwnerDeps {
  readonly bus: Bus
  readonly metrics: Metrics
  readonly log: Log
  /** CMDB file of the settings; null: none. */
  readonly path: string | null
  readonly dataDir: string
  readonly openBucket: (name: string) => Promise<KV>
  readonly settings: PublishSettings & Pick<RuntimeSettings, 'inventoryLeaseMs' | 'cmdbPollMs'>
}

export interface InventoryOwner extends Component {
  /** Ends at once as a crash would. For tests of recovery. */
  abandon(): Promise<void>
}

/** start() resolves when the lease is asked for; an inventory owned elsewhere is waited for. */
export function createInventoryOwner({
  bus,
  path,
  dataDir,
  openBucket,
  settings,
  ...deps
}: InventoryOwnerDeps): InventoryOwner {
  const log = componentLog(deps.log, 'inventory')
  const metrics = createInventoryMetrics(deps.metrics)
  const ending = new AbortController()
  const isEnding = () => ending.signal.aborted
  let abandoned = false
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    const leases = createLease(LEASE_KEY, {
      openBucket: () => openBucket(LEASE_BUCKET),
      owner: await ownerIdOf(dataDir, 'inventory-owner-id'),
      leaseMs: settings.inventoryLeaseMs,
      retryMs: settings.retryMs,
      log,
    })
    metrics.owned.set(0)
    while (!isEnding()) {
      const lease = await leases.acquire(ending.signal).catch(() => null) // rejects when ending
      if (lease === null) return
      await own(lease).catch((error: unknown) =>
        log.error({ err: error }, 'the inventory cannot be worked on, trying again'),
      )
      metrics.owned.set(0)
      if (abandoned) lease.abandon()
      else await lease.release()
      await delay(settings.retryMs, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }

  async function own(lease: Lease): Promise<void> {
    const until = AbortSignal.any([ending.signal, lease.lost])
    const store = openInventoryStore(await openBucket(INVENTORY_BUCKET))
    const publisher = revisionPublisher({ bus, lease, settings, log })
    // Else a broker that is away would keep the stop waiting.
    ending.signal.addEventListener('abort', () => publisher.abandon())
    const publish = async (revision: Revision) => {
      bus.nc.publish(INVENTORY_CHANGED)
      await publisher.publish(revision)
    }
    const held = await openInventory({ store, mayWrite: () => lease.held(), publish, metrics, log })
    const file =
      path === null
        ? null
        : createFileSource({ path, pollMs: settings.cmdbPollMs, apply: (report) => held.report(report), metrics, log })
    if (file === null) await held.withoutFile()
    else await file.start()
    const answering = answerLarge(bus, INVENTORY_SUBJECT, (request) => held.answer(request))
    metrics.owned.set(1)
    log.info({ fence: lease.fence, revision: held.current().state.revision }, 'inventory owned')
    try {
      while (!until.aborted) {
        await held.upkeep(Date.now())
        showInventory(metrics, held.current(), Date.now())
        await delay(UPKEEP_MS, undefined, { signal: until }).catch(() => undefined)
      }
    } finally {
      file?.stop()
      await answering.stop()
      await held.close()
    }
    if (lease.lost.aborted) log.warn({ err: lease.lost.reason }, 'inventory lost')
  }

  async function end(): Promise<void> {
    ending.abort(new Error('stopping'))
    await running
  }

  return {
    name: 'inventory',
    async start() {
      running ??= run().catch((error: unknown) => log.error({ err: error }, 'the inventory cannot be owned here'))
    },
    stop: end,
    async abandon() {
      abandoned = true
      await end()
    },
  }
}
