// One thing to tell on the live stream: the newest state of an entity, encoded at most once for all clients.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { LiveChange } from '../live/live-view.ts'

/** What a client may ask for with ?topics=; the names are those of the server-sent events. */
export const STREAM_TOPICS = [
  'incident',
  'alert-summary',
  'activity',
  'problem',
  'silence',
  'maintenance',
  'topology',
  'stats',
] as const
/** All that a wallboard may hear: what people wrote and what devices said in full stays with those who are logged in. */
export const WALLBOARD_TOPICS = ['incident', 'stats'] as const satisfies readonly StreamTopic[]
export type StreamTopic = (typeof STREAM_TOPICS)[number]

/** An alert as lists show it: evidence, labels and sources are asked for when somebody looks. */
export type AlertSummary = Pick<
  Alert,
  | 'id'
  | 'revision'
  | 'state'
  | 'ci'
  | 'eventClass'
  | 'component'
  | 'severity'
  | 'summary'
  | 'count'
  | 'flapping'
  | 'suppression'
  | 'firstSeenAt'
  | 'lastSeenAt'
  | 'clearedAt'
> & { readonly incidentId: string | null }

export class StreamEntry {
  readonly topic: StreamTopic
  /** Topic and id: a newer entry of the same key takes the place of an older one. */
  readonly key: string
  /** Stream sequence of CHANGES. */
  readonly seq: number
  readonly #payload: () => unknown
  #text: string | null = null

  constructor(topic: StreamTopic, id: string, seq: number, payload: () => unknown) {
    this.topic = topic
    this.key = `${topic}/${id}`
    this.seq = seq
    this.#payload = payload
  }

  /** The event without its id line and end. */
  get text(): string {
    this.#text ??= `event: ${this.topic}\ndata: ${JSON.stringify(this.#payload())}\n`
    return this.#text
  }
}

export function streamEntry(change: LiveChange, seq: number): StreamEntry {
  const { entity } = change
  if (change.topic === 'alert') return new StreamEntry('alert-summary', entity.id, seq, () => summaryOf(change.entity))
  return new StreamEntry(change.topic, entity.id, seq, () => entity)
}

function summaryOf(alert: Alert): AlertSummary {
  return {
    id: alert.id,
    revision: alert.revision,
    state: alert.state,
    ci: alert.ci,
    eventClass: alert.eventClass,
    component: alert.component,
    severity: alert.severity,
    summary: alert.summary,
    count: alert.count,
    flapping: alert.flapping,
    suppression: alert.suppression,
    incidentId: alert.membership?.incidentId ?? null,
    firstSeenAt: alert.firstSeenAt,
    lastSeenAt: alert.lastSeenAt,
    clearedAt: alert.clearedAt,
  }
}
