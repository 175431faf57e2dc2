// Brings a new CMDB version into a partition's engine while it works: made durable, drawn in pieces between messages, then taken in one step. A
// replay takes it at the same message.
import { setTimeout as delay } from 'node:timers/promises'
import type { Log } from '../../../platform/log/log.ts'
import { onePiece } from '../../../platform/pieces/in-pieces.ts'
import type { EngineHost } from '../engine-host/engine-host.ts'
import type { RuntimeMetrics } from '../runtime-metrics.ts'
import type { RuntimeSettings } from '../runtime-settings.ts'
import type { Turn } from '../turn.ts'
import type { CmdbArchive } from './cmdb-archive.ts'
import type { CmdbSource } from './cmdb-source.ts'
import type { LoadedCmdb } from './cmdb-file.ts'

export interface TopologySwapDeps {
  readonly host: EngineHost
  readonly cmdb: CmdbSource
  readonly archive: CmdbArchive
  readonly turn: Turn
  readonly settings: RuntimeSettings
  readonly metrics: RuntimeMetrics
  readonly log: Log
}

export interface TopologySwap {
  /** Begins to bring in the newest good version, unless one is on its way. Call in the partition's turn. */
  begin(): void
  /** Gives it up; resolves when nothing of it is under way. */
  stop(): Promise<void>
}

export function createTopologySwap(deps: TopologySwapDeps): TopologySwap {
  const { host, cmdb, archive, turn, settings, metrics, log } = deps
  let underWay: Promise<void> | null = null
  let stopped = false

  async function bringIn({ topology, cmdb: content }: LoadedCmdb): Promise<void> {
    await archive.keep(topology.version, content)
    const drawing = host.drawNext(topology)
    let [drawMs, longestMs, drawn] = [0, 0, false]
    const piece = (): boolean => {
      // A rewind: the next look begins with the state of then.
      if (stopped || !drawing.isAlive()) return false
      const from = performance.now()
      drawn = onePiece(drawing.work, settings.pieceMs).done === true
      const tookMs = performance.now() - from
      drawMs += tookMs
      longestMs = Math.max(longestMs, tookMs)
      return true
    }
    while (!drawn) {
      if (!(await turn.take(piece))) {
        drawing.work.return()
        return
      }
      if (!drawn) await delay(settings.pieceMs * settings.piecePauses)
    }
    await turn.take(() => (drawing.isAlive() && !stopped ? host.swapTopology(topology) : undefined))
    metrics.topologySwap.observe({ phase: 'draw' }, drawMs / 1000)
    metrics.topologySwap.observe({ phase: 'hold' }, longestMs / 1000)
  }

  return {
    begin() {
      underWay ??= bringIn(cmdb.current())
        .catch((error: unknown) => log.warn({ err: error }, 'the new CMDB version could not be taken, trying again'))
        .finally(() => {
          underWay = null
        })
    },
    async stop() {
      stopped = true
      await underWay
    },
  }
}
