// The stream of dead letters as the API reads and empties it.
import type { Bus } from '../../platform/nats/bus.ts'
import { deadLetterSubject, type DeadLetter } from '../../platform/nats/dead-letter.ts'
import { DEADLETTER } from '../../platform/nats/streams.ts'

export type KeptLetter = DeadLetter & { readonly seq: number }

/** @returns null when it is not there, or no more */
export async function readLetter({ jsm }: Bus, seq: number): Promise<KeptLetter | null> {
  // A message that was just removed by the stream's limits is null or an error, and no reason to fail.
  const message = await jsm.streams.getMessage(DEADLETTER, { seq }).catch(() => null)
  return message === null ? null : { ...message.json<DeadLetter>(), seq }
}

/** @returns false when it was gone already */
export async function removeLetter({ jsm }: Bus, seq: number): Promise<boolean> {
  return jsm.streams.deleteMessage(DEADLETTER, seq, false).catch(() => false)
}

/** Removes all letters of a reason up to a sequence: what came later has not been looked at. @returns how many */
export async function removeReason({ jsm }: Bus, reason: string, upTo: number): Promise<number> {
  const { purged } = await jsm.streams.purge(DEADLETTER, { filter: deadLetterSubject(reason), seq: upTo + 1 })
  return purged
}

/** Letters kept by reason word. */
export async function countReasons({ jsm }: Bus): Promise<Record<string, number>> {
  const { state } = await jsm.streams.info(DEADLETTER, { subjects_filter: 'deadletter.>' })
  return Object.fromEntries(
    Object.entries(state.subjects ?? {}).map(([subject, count]) => [subject.slice('deadletter.'.length), count]),
  )
}
