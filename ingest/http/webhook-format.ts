// What a tool's ingest route is made of: one file per tool exports a WebhookFormat, one row in formats.ts puts it on its URL.
import type { MonitoringEvent } from '../contract/event.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import type { Refusal, BodyRefusalReason } from '../normalise/refusal.ts'

/** A request body, taken apart but not yet normalised: that is done item by item, with pauses in long ones. */
export interface OpenedBody {
  readonly items: readonly unknown[]
  /** JSON pointer of the list of items in the body. */
  readonly pointer: string
  /** Never throws on any JSON. */
  normalise(item: unknown): MonitoringEvent | Refusal
  /** Events about the request itself. */
  readonly notices: readonly MonitoringEvent[]
}

export interface WebhookFormat {
  /** MonitoringEvent.source and the label of the metrics. */
  readonly source: string
  readonly url: string
  /** empty: 200 without a body, as Alertmanager's clients expect; report: what was accepted and refused. */
  readonly answer: 'empty' | 'report'
  /** One sentence for the API document. */
  readonly summary: string
  /** JSON schema of the body, for the API document only. */
  readonly bodySchema: object
  /** Never throws on any JSON. */
  open(body: unknown, receipt: Receipt): OpenedBody | Refusal<BodyRefusalReason>
}
