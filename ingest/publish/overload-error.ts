// What a publish that could not be stored ends with: the sender is told to come back (HTTP 503 + Retry-After, no inform response).

/** Reason word -> what it means and after how many seconds a retry makes sense. */
export const OVERLOADS = {
  queue_full: { retryAfterSeconds: 1, meaning: 'more events wait to be stored than the bound allows' },
  waited_too_long: { retryAfterSeconds: 2, meaning: 'the events waited too long for their turn to be stored' },
  nats_away: { retryAfterSeconds: 5, meaning: 'the connection to NATS is down' },
  ack_timeout: { retryAfterSeconds: 5, meaning: 'NATS did not acknowledge in time; the events may be stored' },
  stream_full: { retryAfterSeconds: 30, meaning: 'the MONITORING stream is full and refuses new events' },
  refused: { retryAfterSeconds: 30, meaning: 'NATS refused the events' },
  stopping: { retryAfterSeconds: 5, meaning: 'this process is stopping' },
} as const satisfies Record<string, { retryAfterSeconds: number; meaning: string }>

export type OverloadReason = keyof typeof OVERLOADS

/** The events are not known to be stored; the sender keeps them and sends them again. */
export class OverloadError extends Error {
  readonly code = 'overload'
  readonly reason: OverloadReason
  readonly retryAfterSeconds: number

  constructor(reason: OverloadReason, cause?: unknown) {
    super(OVERLOADS[reason].meaning, cause === undefined ? undefined : { cause })
    this.name = 'OverloadError'
    this.reason = reason
    this.retryAfterSeconds = OVERLOADS[reason].retryAfterSeconds
  }
}
