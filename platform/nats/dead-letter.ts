// What could not be used is kept with its reason, so that nothing is dropped in silence.
import { createHash } from 'node:crypto'
import type { Bus } from './bus.ts'
import { publishRetrying } from './publish-retrying.ts'

export interface DeadLetter {
  readonly room: 'ingest' | 'correlate' | 'writer' | 'api'
  /** Reason word: a subject token, [a-z0-9_-]. */
  readonly reason: string
  readonly detail: string
  /** Epoch ms. */
  readonly at: number
  readonly source?: string
  readonly sender?: string
  /** The refused input as text; cut at MAX_PAYLOAD_CHARS. */
  readonly payload: string
}

export const MAX_PAYLOAD_CHARS = 64 * 1024
const MAX_DETAIL_CHARS = 2_000
const TIMEOUT_MS = 5_000
const REASON = /^[a-z0-9_-]{1,64}$/

export function deadLetterSubject(reason: string): string {
  if (!REASON.test(reason))
    throw new TypeError(`a dead letter's reason is a word of [a-z0-9_-], not ${JSON.stringify(reason)}`)
  return `deadletter.${reason}`
}

/**
 * Stores a dead letter. The same letter within the duplicate window is stored once.
 * @throws PublishTimeoutError, PublishRefusedError when it was not stored: the caller must not acknowledge its input then
 */
export async function publishDeadLetter(bus: Bus, letter: DeadLetter): Promise<void> {
  const bounded = {
    ...letter,
    detail: letter.detail.slice(0, MAX_DETAIL_CHARS),
    payload: letter.payload.slice(0, MAX_PAYLOAD_CHARS),
  }
  const payload = Buffer.from(JSON.stringify(bounded))
  const msgID = createHash('sha256').update(payload).digest('base64url')
  await publishRetrying(bus.js, deadLetterSubject(letter.reason), payload, { msgID, timeout: TIMEOUT_MS })
}
