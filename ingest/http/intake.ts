// One request's way through ingest: open the body, normalise alert by alert, store the good ones, dead-letter the bad ones. Nothing is
// answered before both are stored; a bad alert never costs the others.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { publishDeadLetter } from '../../platform/nats/dead-letter.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import { Refusal, type BodyRefusalReason } from '../normalise/refusal.ts'
import type { EventPublisher } from '../publish/event-publisher.ts'
import { OverloadError } from '../publish/overload-error.ts'
import type { IngestMetrics } from './ingest-metrics.ts'
import { jsonText, storeRefusedAlerts, type RefusedAlert } from './refused-letters.ts'
import { RequestProblem } from './request-problem.ts'
import type { OpenedBody, RequestFacts, WebhookFormat } from './webhook-format.ts'

/** Bounds the work and the memory of one request; Prometheus sends at most 256, Alertmanager a group. */
export const MAX_ALERTS = 20_000
/** Alerts normalised before other requests get their turn: a few ms. */
const SLICE = 500

export interface IntakeDeps {
  readonly bus: Bus
  readonly publisher: EventPublisher
  readonly metrics: IngestMetrics
  readonly log: Log
}

export interface Intake {
  readonly accepted: number
  readonly refused: readonly RefusedAlert[]
  /** JSON pointer of the list that the indexes count in; null when the body is the one alert. */
  readonly pointer: string | null
}

/**
 * Takes the body of a request.
 * @throws RequestProblem when the body as a whole is refused
 * @throws HttpProblem 503 when something could not be stored; the sender sends all of it again, and what was stored is dropped by its ids
 */
export async function takeIn(
  deps: IntakeDeps,
  format: WebhookFormat,
  body: unknown,
  receipt: Receipt,
  facts?: RequestFacts,
): Promise<Intake> {
  const opened = open(format, body, receipt, facts)
  if (opened instanceof Refusal) {
    await keepRefusedBody(deps, format, receipt, opened, jsonText(body))
    throw new RequestProblem(opened)
  }
  const { events, refused } = await normalise(opened)
  await store(deps.publisher, [...events, ...opened.notices])
  if (refused.length > 0) {
    for (const { refusal } of refused) deps.metrics.alertRefused(format.source, refusal.reason)
    const [first] = refused
    deps.log.warn(
      {
        source: format.source,
        sender: receipt.sender,
        refused: refused.length,
        accepted: events.length,
        reason: first?.refusal.reason,
      },
      'refused alerts of a request',
    )
    await orUnavailable(storeRefusedAlerts(deps.bus, format.source, receipt, refused))
  }
  return { accepted: events.length, refused, pointer: opened.pointer }
}

/** Keeps a body that is refused as a whole. @throws HttpProblem 503 when it could not be stored */
export async function keepRefusedBody(
  deps: Pick<IntakeDeps, 'bus'>,
  format: Pick<WebhookFormat, 'source'>,
  receipt: Pick<Receipt, 'sender' | 'at'>,
  { reason, detail }: Refusal<BodyRefusalReason>,
  payload: string,
): Promise<void> {
  const { sender, at } = receipt
  await orUnavailable(
    publishDeadLetter(deps.bus, { room: 'ingest', reason, detail, at, source: format.source, sender, payload }),
  )
}

function open(
  format: WebhookFormat,
  body: unknown,
  receipt: Receipt,
  facts: RequestFacts | undefined,
): OpenedBody | Refusal<BodyRefusalReason> {
  const opened = format.open(body, receipt, facts)
  if (opened instanceof Refusal || opened.items.length <= MAX_ALERTS) return opened
  return new Refusal('too_many_alerts', `${opened.items.length} alerts, at most ${MAX_ALERTS} in one request`)
}

async function normalise(opened: OpenedBody): Promise<{ events: MonitoringEvent[]; refused: RefusedAlert[] }> {
  const events: MonitoringEvent[] = []
  const refused: RefusedAlert[] = []
  for (const [index, item] of opened.items.entries()) {
    if (index > 0 && index % SLICE === 0) await nextTurn()
    const result = opened.normalise(item)
    if (result instanceof Refusal) refused.push({ index, item, refusal: result })
    else events.push(result)
  }
  return { events, refused }
}

async function store(publisher: EventPublisher, events: readonly MonitoringEvent[]): Promise<void> {
  try {
    await publisher.publish(events)
  } catch (error) {
    if (!(error instanceof OverloadError)) throw error
    // 503, never 429: Alertmanager retries nothing else.
    throw new HttpProblem(503, 'overloaded', `The alerts were not stored: ${error.message}.`, {
      headers: { 'retry-after': String(error.retryAfterSeconds) },
    })
  }
}

async function orUnavailable(storing: Promise<void>): Promise<void> {
  try {
    await storing
  } catch {
    throw new HttpProblem(
      503,
      'unavailable',
      'What was refused could not be kept in the dead letter stream; send it again.',
      {
        headers: { 'retry-after': '5' },
      },
    )
  }
}
