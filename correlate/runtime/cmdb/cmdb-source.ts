// The CMDB that should rule now: what the inventory's owner published last. Until it has published anything, the CMDB file alone.
import type { KV } from '@nats-io/kv'
import type { Bus } from '../../../platform/nats/bus.ts'
import type { Log } from '../../../platform/log/log.ts'
import { inPieces, type Pieces } from '../../../platform/pieces/in-pieces.ts'
import { topologyOf } from '../../topology/build-topology.ts'
import { INVENTORY_BUCKET, openInventoryStore } from '../inventory/inventory-store.ts'
import { INVENTORY_CHANGED } from '../inventory/inventory-subjects.ts'
import type { RuntimeMetrics } from '../runtime-metrics.ts'
import { emptyCmdb, readCmdbFile, type LoadedCmdb } from './cmdb-file.ts'

export interface CmdbSource {
  /** @throws CmdbError with every fault of the file */
  start(): Promise<void>
  stop(): void
  /** The newest good one. */
  current(): LoadedCmdb
}

export interface CmdbSourceDeps {
  /** null: none is configured. */
  readonly path: string | null
  readonly pollMs: number
  readonly bus: Bus
  readonly openBucket: (name: string) => Promise<KV>
  /** How another version is read and built while the engine works. */
  readonly pieces: Pieces
  readonly metrics: Pick<RuntimeMetrics, 'topologySwap'>
  readonly log: Log
}

export function createCmdbSource({ path, pollMs, bus, openBucket, pieces, metrics, log }: CmdbSourceDeps): CmdbSource {
  let current = emptyCmdb(Date.now())
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let looking = false
  // Told of a change at once; the looks in between are for what was not heard.
  const subscription = bus.nc.subscribe(INVENTORY_CHANGED, { callback: () => void look() })

  /** @param how in one go at the start, when nobody waits for messages */
  async function takePublished(how: Pieces): Promise<boolean> {
    const store = openInventoryStore(await openBucket(INVENTORY_BUCKET))
    const manifest = await store.manifest()
    if (manifest === null) return false
    const { version, at } = manifest.current
    if (version === current.topology.version) return true
    let [buildMs, longestMs] = [0, 0]
    const held = (ms: number): void => {
      buildMs += ms
      longestMs = Math.max(longestMs, ms)
    }
    const cmdb = await store.cmdb(manifest.current, { ...how, held })
    if (cmdb === null) {
      // Overwritten while it was read, or damaged: the owner looks after that.
      log.warn({ version }, 'the published CMDB could not be read, the last good one stays')
      return true
    }
    take({ cmdb, topology: await inPieces(topologyOf(cmdb), { ...how, held }), loadedAt: at })
    metrics.topologySwap.observe({ phase: 'build' }, buildMs / 1000)
    metrics.topologySwap.observe({ phase: 'hold' }, longestMs / 1000)
    return true
  }

  function take(next: LoadedCmdb): void {
    current = next
    const { version, size, faults } = next.topology
    log.info({ version, cis: size, faults: faults.length }, 'CMDB loaded')
    if (faults.length > 0) log.warn({ version, faults: faults.slice(0, 20) }, 'parts of the CMDB were left out')
  }

  async function look(): Promise<void> {
    if (stopped || looking) return
    looking = true
    clearTimeout(timer)
    await takePublished(pieces).catch((error: unknown) =>
      log.debug({ err: error }, 'the inventory could not be looked at'),
    )
    looking = false
    if (!stopped) timer = setTimeout(() => void look(), pollMs)
  }

  return {
    current: () => current,
    async start() {
      // Read also when it is not needed now: a process whose file is broken must not start.
      const own = path === null ? null : await readCmdbFile(path, Date.now())
      const isPublished = await takePublished({ holdMs: Infinity }).catch((error: unknown) => {
        log.warn({ err: error }, 'the inventory cannot be read yet: starting with the CMDB file alone')
        return false
      })
      if (!isPublished && own !== null) take(own)
      timer = setTimeout(() => void look(), pollMs)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
      if (!bus.nc.isClosed()) subscription.unsubscribe()
    },
  }
}
