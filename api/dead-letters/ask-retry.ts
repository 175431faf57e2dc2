// Asks ingest to take a dead letter in again; who does not answer is an outcome, too.
import { LETTER_RETRY_SUBJECT, type LetterRetry, type LetterRetryAnswer } from '../../ingest/contract/letter-retry.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import type { DeadLetter } from '../../platform/nats/dead-letter.ts'

const ANSWER_LIMIT_MS = 10_000

export async function askRetry(
  bus: Bus,
  { room, source, sender = '', payload }: DeadLetter,
): Promise<LetterRetryAnswer> {
  if (room !== 'ingest' || source === undefined || source === 'snmp')
    return { outcome: 'not_retryable', detail: 'Only what came over HTTP can be taken in again.' }
  const letter: LetterRetry = { source, sender, payload }
  try {
    const answer = await bus.nc.request(LETTER_RETRY_SUBJECT, JSON.stringify(letter), { timeout: ANSWER_LIMIT_MS })
    return answer.json<LetterRetryAnswer>() // ingest speaks the contract
  } catch (error) {
    // No ingest process, or none that answers: the letter stays.
    return { outcome: 'refused', detail: `ingest did not answer: ${error instanceof Error ? error.message : ''}` }
  }
}
