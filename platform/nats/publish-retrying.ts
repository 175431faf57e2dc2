// Publishing that survives a restart of the server: the same message id again until it is acknowledged or the deadline passes.
import { JetStreamApiError, type JetStreamClient, type PubAck } from '@nats-io/jetstream'
import { setTimeout as delay } from 'node:timers/promises'

/** Not acknowledged in time: it may or may not be stored. */
export class PublishTimeoutError extends Error {
  readonly code = 'publish_timeout'
  constructor(subject: string, timeoutMs: number, cause: unknown) {
    super(`no acknowledgement for ${subject} within ${timeoutMs} ms`, { cause })
    this.name = 'PublishTimeoutError'
  }
}

/** The server refused: the stream is full, or a limit or an expectation is not met. */
export class PublishRefusedError extends Error {
  readonly code = 'publish_refused'
  constructor(subject: string, cause: Error) {
    super(`${subject} was refused: ${cause.message}`, { cause })
    this.name = 'PublishRefusedError'
  }
}

export interface RetryingPublish {
  /** Nats-Msg-Id: makes the retries idempotent inside of the stream's duplicate window. */
  readonly msgID: string
  /** Whole time, retries included, ms. Below the duplicate window. */
  readonly timeout: number
}

const ATTEMPT_TIMEOUT_MS = 2_000
const FIRST_WAIT_MS = 20
const LONGEST_WAIT_MS = 500
/** HTTP-like status of a JetStream error: below, the request itself is at fault and a retry cannot help. */
const SERVER_FAULT = 500
/** JetStream's ERR: maximum bytes / messages / messages per subject exceeded. It is the stream that is full, now. */
const STREAM_STORE_FAILED = 10077

/**
 * Publishes until acknowledged. Retries time-outs and disconnects.
 * @throws PublishTimeoutError at the deadline
 * @throws PublishRefusedError when the server answers that it does not take it
 */
export async function publishRetrying(
  js: JetStreamClient,
  subject: string,
  payload: Uint8Array,
  { msgID, timeout }: RetryingPublish,
): Promise<PubAck> {
  const deadline = performance.now() + timeout
  let wait = FIRST_WAIT_MS
  for (;;) {
    const left = deadline - performance.now()
    try {
      return await js.publish(subject, payload, { msgID, timeout: Math.max(1, Math.min(ATTEMPT_TIMEOUT_MS, left)) })
    } catch (error) {
      if (isRefusal(error)) throw new PublishRefusedError(subject, error)
      if (performance.now() + wait >= deadline) throw new PublishTimeoutError(subject, timeout, error)
      await delay(wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    }
  }
}

function isRefusal(error: unknown): error is Error {
  if (!(error instanceof JetStreamApiError)) return false
  return error.code === STREAM_STORE_FAILED || error.status < SERVER_FAULT
}
