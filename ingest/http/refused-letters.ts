// Refused alerts and bodies -> the dead letter stream, so that what a sender got wrong can be looked at and sent again.
// A letter's payload is a JSON array of alerts of one reason: a few letters a request, however many alerts are bad.
import type { Bus } from '../../platform/nats/bus.ts'
import { MAX_PAYLOAD_CHARS, publishDeadLetter, type DeadLetter } from '../../platform/nats/dead-letter.ts'
import type { Receipt } from '../normalise/alert-event.ts'
import type { AlertRefusalReason, Refusal } from '../normalise/refusal.ts'

export interface RefusedAlert {
  /** Place in the request. */
  readonly index: number
  readonly item: unknown
  readonly refusal: Refusal
}

/** Letters stored at once. */
const WINDOW = 8

/** @throws what publishDeadLetter throws when one was not stored: the request must not be acknowledged then */
export async function storeRefusedAlerts(
  bus: Bus,
  source: string,
  receipt: Receipt,
  refused: readonly RefusedAlert[],
): Promise<void> {
  const letters = lettersOf(source, receipt, refused)
  for (let i = 0; i < letters.length; i += WINDOW) {
    await Promise.all(letters.slice(i, i + WINDOW).map((letter) => publishDeadLetter(bus, letter)))
  }
}

/** The letters of refused alerts. */
export function lettersOf(source: string, receipt: Receipt, refused: readonly RefusedAlert[]): readonly DeadLetter[] {
  const letters: DeadLetter[] = []
  const open = new Map<AlertRefusalReason, { texts: string[]; chars: number; detail: string }>()
  const seal = (reason: AlertRefusalReason, { texts, detail }: { texts: string[]; detail: string }) =>
    letters.push({
      room: 'ingest',
      reason,
      detail: texts.length === 1 ? detail : `${texts.length} alerts; the first: ${detail}`,
      at: receipt.at,
      source,
      sender: receipt.sender,
      payload: `[${texts.join(',')}]`,
    })
  for (const { index, item, refusal } of refused) {
    const text = jsonText(item)
    let letter = open.get(refusal.reason)
    if (letter !== undefined && letter.chars + text.length + 2 > MAX_PAYLOAD_CHARS) {
      seal(refusal.reason, letter)
      letter = undefined
    }
    if (letter === undefined) {
      letter = { texts: [], chars: 0, detail: `alert ${index}: ${refusal.detail}` }
      open.set(refusal.reason, letter)
    }
    letter.texts.push(text)
    letter.chars += text.length + 1
  }
  for (const [reason, letter] of open) seal(reason, letter)
  return letters
}

/** A parsed value as JSON again. */
export function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value)
  } catch {
    return '"nested too deep to be shown"' // JSON.stringify recurses, JSON.parse does not
  }
}
