// The correlate role of a process: one worker for each partition whose lease it gets, and the housework that needs all of them.
import { Kvm } from '@nats-io/kv'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { PERCEIVED_SEVERITIES } from '../../ingest/contract/severity.ts'
import { AFFINITY_VERDICTS } from '../contract/affinity.ts'
import { PROBLEM_STATES } from '../contract/problem.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Component } from '../../platform/life-cycle/component.ts'
import { componentLog, type Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { policyHash } from '../engine/engine.ts'
import { ownerIdOf } from './checkpoint/owner-id.ts'
import { openCmdbArchive } from './cmdb/cmdb-archive.ts'
import { createCmdbSource } from './cmdb/cmdb-source.ts'
import { createInventoryOwner } from './inventory/inventory-owner.ts'
import { engine, type EnginePort } from './engine-host/engine-port.ts'
import { sumCounts } from './engine-host/state-counts.ts'
import { createPartitionLease, LEASE_BUCKET } from './lease/partition-lease.ts'
import { openPartitionWorker, type PartitionWorker } from './partition-worker.ts'
import type { RuntimeDeps } from './runtime-deps.ts'
import { createRuntimeMetrics } from './runtime-metrics.ts'
import { DEFAULT_RUNTIME_SETTINGS, type RuntimeSettings } from './runtime-settings.ts'
import { readSitePolicy } from './site-policy.ts'
import { createRegexCompiler } from './silence-regex.ts'
import { trimMonitoring } from './stream/stream-trim.ts'

/** What the role reads of the process settings. */
export type CorrelateConfig = Pick<Config, 'dataDir' | 'partitions' | 'cmdb'> &
  Partial<Pick<Config, 'policy'>> & {
    readonly nats: Pick<Config['nats'], 'maxBytes' | 'maxAgeMs'>
  }

export interface CorrelateRoleDeps {
  readonly config: CorrelateConfig
  readonly bus: Bus
  readonly metrics: Metrics
  readonly log: Log
  /** `apart`: the inventory is owned by another thread of the process; here unless told. */
  readonly inventory?: 'here' | 'apart'
  /** For tests. */
  readonly settings?: Partial<RuntimeSettings>
  /** For tests. */
  readonly engine?: EnginePort
}

export interface CorrelateRole extends Component {
  /** Partitions worked on now. */
  owned(): readonly number[]
  /** Ends at once as a crash would: no checkpoint, leases not given back. Resolves when nothing is under way. For tests of recovery. */
  abandon(): Promise<void>
}

/**
 * Creates the role. start() resolves when the CMDB is loaded and the leases are asked for; partitions owned elsewhere are waited for.
 * start() throws CmdbError with every fault of the CMDB file.
 */
export function createCorrelateRole({
  config,
  bus,
  metrics,
  log: parentLog,
  ...testing
}: CorrelateRoleDeps): CorrelateRole {
  const log = componentLog(parentLog, 'correlate')
  const settings = { ...DEFAULT_RUNTIME_SETTINGS, ...testing.settings }
  const runtimeMetrics = createRuntimeMetrics(metrics)
  const workers = new Map<number, PartitionWorker>()
  const ending = new AbortController()
  const isEnding = () => ending.signal.aborted
  const loops: Promise<void>[] = []
  const directory = join(config.dataDir, 'checkpoint')
  const pieces = { holdMs: settings.pieceMs, restMs: settings.pieceMs * settings.piecePauses }
  const archive = openCmdbArchive(join(directory, 'cmdb'), { holdMs: settings.pieceMs })
  const openBucket = (name: string) => new Kvm(bus.nc).create(name, { replicas: 1 })
  const cmdb = createCmdbSource({
    path: config.cmdb,
    pollMs: settings.cmdbPollMs,
    bus,
    openBucket,
    pieces,
    metrics: runtimeMetrics,
    log,
  })
  const inventory =
    testing.inventory === 'apart'
      ? null
      : createInventoryOwner({
          bus,
          metrics,
          log: parentLog,
          path: config.cmdb,
          dataDir: config.dataDir,
          openBucket,
          settings,
        })
  let abandoned = false
  let starting: Promise<void> | undefined
  let stopping: Promise<void> | undefined

  async function start(): Promise<void> {
    const policy = readSitePolicy(config.policy ?? null)
    log.info({ policy: policyHash(policy), file: config.policy ?? null }, 'policy in force')
    runtimeMetrics.policy.set({ policy: policyHash(policy) }, 1)
    await cmdb.start()
    await inventory?.start()
    const deps: RuntimeDeps = {
      bus,
      dataDir: config.dataDir,
      partitions: config.partitions,
      streamLimits: { maxBytes: config.nats.maxBytes, maxAgeMs: config.nats.maxAgeMs },
      owner: await ownerIdOf(config.dataDir),
      engine: testing.engine ?? engine,
      policy,
      compileRegex: createRegexCompiler(),
      cmdb,
      archive,
      openBucket,
      settings,
      metrics: runtimeMetrics,
      log,
    }
    for (let partition = 0; partition < config.partitions; partition++) loops.push(work(partition, deps))
    loops.push(housework())
  }

  /** Waits for the lease, works, and waits again when it was lost. */
  async function work(partition: number, deps: RuntimeDeps): Promise<void> {
    const partitionLog = log.child({ partition })
    const leases = createPartitionLease(partition, {
      openBucket: () => deps.openBucket(LEASE_BUCKET),
      owner: deps.owner,
      leaseMs: settings.leaseMs,
      retryMs: settings.retryMs,
      log: partitionLog,
    })
    const gauge = (owned: 0 | 1) => runtimeMetrics.owned.set({ partition: String(partition) }, owned)
    gauge(0)
    while (!isEnding()) {
      const lease = await leases.acquire(ending.signal).catch(() => null) // rejects when ending
      if (lease === null) return
      try {
        const worker = await openPartitionWorker(partition, lease, { ...deps, log: partitionLog })
        workers.set(partition, worker)
        gauge(1)
        partitionLog.info({ fence: lease.fence }, 'partition owned')
        if (!isEnding()) await worker.run()
      } catch (error) {
        partitionLog.error({ err: error }, 'partition cannot be worked on, trying again')
      }
      workers.delete(partition)
      gauge(0)
      if (abandoned) lease.abandon()
      else await lease.release()
      await delay(settings.retryMs, undefined, { signal: ending.signal }).catch(() => undefined)
    }
  }

  async function housework(): Promise<void> {
    let tidyAt = performance.now() + settings.trimMs
    while (!isEnding()) {
      await delay(settings.countMs, undefined, { signal: ending.signal }).catch(() => undefined)
      const { activeAlerts, unmanagedAlerts, openIncidents, affinities, problems, storms } = sumCounts(
        [...workers.values()].map((worker) => worker.counts()),
      )
      runtimeMetrics.activeAlerts.set(activeAlerts)
      runtimeMetrics.unmanagedAlerts.set(unmanagedAlerts)
      runtimeMetrics.storms.set(storms)
      for (const severity of PERCEIVED_SEVERITIES)
        runtimeMetrics.openIncidents.set({ severity }, openIncidents[severity])
      for (const verdict of AFFINITY_VERDICTS) runtimeMetrics.affinities.set({ verdict }, affinities[verdict])
      for (const state of PROBLEM_STATES) runtimeMetrics.problems.set({ state }, problems[state])
      if (performance.now() < tidyAt || workers.size < config.partitions) continue
      tidyAt = performance.now() + settings.trimMs
      await tidy().catch((error: unknown) => log.debug({ err: error }, 'not tidied'))
    }
  }

  /** Only with all partitions in hand: what another process still needs is not known here. */
  async function tidy(): Promise<void> {
    const owned = [...workers.values()]
    await archive.prune(new Set(owned.flatMap((worker) => [...worker.topologies()])))
    const passed = owned.map((worker) => worker.passed())
    if (!passed.every((seq) => seq !== null)) return
    const outcome = await trimMonitoring(bus, Math.min(...passed))
    if (outcome.kind === 'trimmed') log.info({ upTo: outcome.upTo }, 'stream trimmed')
    if (outcome.kind === 'writer_unknown')
      log.warn('the stream is over half full and the writer is not known: not trimmed')
  }

  async function stop(): Promise<void> {
    await starting?.catch(() => undefined)
    cmdb.stop()
    await inventory?.stop()
    ending.abort(new Error('stopping'))
    await Promise.all([...workers.values()].map((worker) => worker.stop()))
    await Promise.all(loops)
  }

  return {
    name: 'correlate',
    start: () => (starting ??= start()),
    stop: () => (stopping ??= stop()),
    owned: () => [...workers.keys()],
    async abandon() {
      abandoned = true
      cmdb.stop()
      ending.abort(new Error('abandoned'))
      for (const worker of workers.values()) worker.abandon()
      await inventory?.abandon()
      await Promise.all(loops)
    },
  }
}
