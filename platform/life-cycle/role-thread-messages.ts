// What the main thread and a role's thread say to each other.
import type { ThreadMetrics } from '../metrics/aggregate.ts'

export type ToThread = { readonly type: 'stop' } | { readonly type: 'metrics'; readonly id: number }

export type FromThread =
  /** `info`: what the starter may want to know, for example a bound address. Plain data. */
  | { readonly type: 'ready'; readonly info: unknown }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'metrics'; readonly id: number; readonly metrics: ThreadMetrics }
