// What a tool's ingest route is made of: one file per tool exports a WebhookFormat, one row in formats.ts puts it on its URL.
import type { MonitoringEvent } from '../contract/event.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import type { Refusal, BodyRefusalReason } from '../normalise/refusal.ts'

/** A request body, taken apart but not yet normalised: that is done item by item, with pauses in long ones. */
export interface OpenedBody {
  readonly items: readonly unknown[]
  /** JSON pointer of the list of items in the body; null when the body itself is the one item. */
  readonly pointer: string | null
  /** Never throws on any JSON. */
  normalise(item: unknown): MonitoringEvent | Refusal
  /** Events about the request itself. */
  readonly notices: readonly MonitoringEvent[]
}

/** How a body may be written: JSON (and the +json types), a form (curl --data-urlencode), plain text. */
export type BodyKind = 'json' | 'form' | 'text'

/** What a request says beside its body. */
export interface RequestFacts {
  /** Of the URL: `/ingest/generic/:mapping`. */
  readonly params: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

export interface WebhookFormat {
  /** MonitoringEvent.source and the label of the metrics. */
  readonly source: string
  readonly url: string
  /** Default: JSON alone. */
  readonly accepts?: readonly BodyKind[]
  /** empty: 200 without a body, as Alertmanager's clients expect; report: what was accepted and refused; otlp: as OTLP/HTTP asks. */
  readonly answer: 'empty' | 'report' | 'otlp'
  /** One sentence for the API document. */
  readonly summary: string
  /** JSON schema of the body, for the API document only. */
  readonly bodySchema: object
  /** Never throws on any JSON. */
  open(body: unknown, receipt: Receipt, facts?: RequestFacts): OpenedBody | Refusal<BodyRefusalReason>
}
