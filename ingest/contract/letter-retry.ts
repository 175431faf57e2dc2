// Asking ingest to take a dead letter in again: after a rule, a mapping or a table was mended, what was refused may be good.

/** Request and answer over NATS; every ingest process listens, one answers. */
export const LETTER_RETRY_SUBJECT = 'ingest.letter.retry'

export interface LetterRetry {
  /** Tool whose format the payload has. */
  readonly source: string
  readonly sender: string
  readonly payload: string
}

/** All of a letter is stored, or nothing of it. */
export type LetterRetryAnswer =
  | { readonly outcome: 'stored'; readonly events: number }
  /** Still no good. */
  | { readonly outcome: 'refused'; readonly detail: string }
  /** Not something that can be taken in from its text alone: a datagram, a request whose address said more. */
  | { readonly outcome: 'not_retryable'; readonly detail: string }
