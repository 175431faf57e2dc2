// What every partition of a correlate role shares.
import type { KV } from '@nats-io/kv'
import type { Policy } from '../engine/engine.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import type { StreamLimits } from '../../platform/nats/streams.ts'
import type { Log } from '../../platform/log/log.ts'
import type { CmdbArchive } from './cmdb/cmdb-archive.ts'
import type { CmdbSource } from './cmdb/cmdb-source.ts'
import type { EnginePort } from './engine-host/engine-port.ts'
import type { RuntimeMetrics } from './runtime-metrics.ts'
import type { RuntimeSettings } from './runtime-settings.ts'
import type { TextMatcher } from './silence-regex.ts'

export interface RuntimeDeps {
  readonly bus: Bus
  readonly dataDir: string
  readonly partitions: number
  readonly streamLimits: StreamLimits
  readonly owner: string
  readonly engine: EnginePort
  readonly policy: Policy
  readonly compileRegex: (pattern: string) => TextMatcher
  readonly cmdb: CmdbSource
  readonly archive: CmdbArchive
  /** Opens a key-value bucket, making it again where it vanished. */
  readonly openBucket: (name: string) => Promise<KV>
  readonly settings: RuntimeSettings
  readonly metrics: RuntimeMetrics
  readonly log: Log
}
