// Takes the payload of a dead letter in as if its tool had sent it now. All of it or nothing: a letter that is half good stays whole.
import type { LetterRetry, LetterRetryAnswer } from '../contract/letter-retry.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import type { OpenedBody, WebhookFormat } from '../http/webhook-format.ts'
import { Refusal, type BodyRefusalReason } from '../normalise/refusal.ts'
import type { EventPublisher } from '../publish/event-publisher.ts'
import { OverloadError } from '../publish/overload-error.ts'

export interface RetryDeps {
  readonly formats: readonly WebhookFormat[]
  readonly publisher: Pick<EventPublisher, 'publish'>
  readonly domain: string
  /** Epoch ms. */
  readonly now: () => number
}

export async function retryLetter(deps: RetryDeps, letter: LetterRetry): Promise<LetterRetryAnswer> {
  const format = deps.formats.find(({ source, url }) => source === letter.source && !url.includes(':'))
  if (format === undefined)
    return { outcome: 'not_retryable', detail: `${letter.source} cannot be read from the text of a letter.` }
  const opened = open(deps, format, letter)
  if (opened instanceof Refusal) return { outcome: 'refused', detail: `${opened.reason}: ${opened.detail}` }
  const events: MonitoringEvent[] = []
  for (const item of opened.items) {
    const event = opened.normalise(item)
    if (event instanceof Refusal) return { outcome: 'refused', detail: `${event.reason}: ${event.detail}` }
    events.push(event)
  }
  try {
    await deps.publisher.publish(events)
  } catch (error) {
    if (!(error instanceof OverloadError)) throw error
    return { outcome: 'refused', detail: `not stored: ${error.message}` }
  }
  return { outcome: 'stored', events: events.length }
}

/** A letter holds a whole body, or a list of the alerts of one: the first shape that the format understands counts. */
function open(
  { domain, now }: RetryDeps,
  format: WebhookFormat,
  { payload, sender }: LetterRetry,
): OpenedBody | Refusal<BodyRefusalReason> {
  let body: unknown
  try {
    body = JSON.parse(payload)
  } catch {
    body = payload
  }
  const receipt = { sender, at: now(), domain }
  const whole = format.open(body, receipt)
  if (!(whole instanceof Refusal) || !Array.isArray(body)) return whole
  const shapes: readonly unknown[] = body.length === 1 ? [{ alerts: body }, body[0]] : [{ alerts: body }]
  for (const shape of shapes) {
    const opened = format.open(shape, receipt)
    if (!(opened instanceof Refusal)) return opened
  }
  return whole
}
