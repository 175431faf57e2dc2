// What every route of the API is built with.
import type { Credentials } from '../platform/auth/credentials.ts'
import type { Store } from '../platform/clickhouse/store.ts'
import type { Pace } from '../platform/life-cycle/pace.ts'
import type { Log } from '../platform/log/log.ts'
import type { Metrics } from '../platform/metrics/metrics.ts'
import type { Bus } from '../platform/nats/bus.ts'
import type { Drawings } from './cis/drawings.ts'
import type { HealthNow } from './cis/health-now.ts'
import type { CommandGateway } from './commands/command-gateway.ts'
import type { TraitBook } from './incidents/incident-traits.ts'
import type { LiveFeed } from './live/live-feed.ts'
import type { LiveView } from './live/live-view.ts'
import type { StreamHub } from './stream/stream-hub.ts'
import type { ViewBook } from './views/view-book.ts'
import type { TrialRunner } from './trials/trial-runner.ts'

/** The settings that the API reads. */
export interface ApiConfig {
  readonly partitions: number
  readonly http: { readonly publicUrl: string | null }
}

export interface ApiDeps {
  readonly bus: Bus
  readonly store: Store
  readonly metrics: Metrics
  readonly log: Log
  readonly config: ApiConfig
  readonly credentials: Credentials
  /** Holds the live view back while senders wait for their answers. */
  readonly pace?: Pace
  /** Runs trials on history; without it there are none. */
  readonly trials?: TrialRunner
}

export interface ApiContext extends ApiDeps {
  readonly live: LiveView
  readonly feed: LiveFeed
  readonly hub: StreamHub
  readonly health: HealthNow
  readonly drawings: Drawings
  readonly traits: TraitBook
  readonly views: ViewBook
  readonly commands: CommandGateway
}
