// One tool's view of an alert as memory holds it. There are hundreds of thousands: its times stand in a row of plain numbers, where each takes
// eight bytes; a field for each would take three times that. The first source of an alert shares the alert's row.
import type { PerceivedSeverity } from '../../../ingest/contract/severity.ts'
import type { SourceValues } from './alert-values.ts'

/** Where each number stands in the row, from the source's place on. */
const [RAISED, LAST_RAISED, LAST_SEEN, EXPIRES, CLEARED, LAST_CLEARED, LEASE_TIMER] = [0, 1, 2, 3, 4, 5, 6]
/** Numbers of a source. */
export const SOURCE_NUMBERS = 7
/** Not a whole number: rows are copied from it, and are rows of floating-point numbers from the start. */
const ROW = Array.from({ length: SOURCE_NUMBERS }, () => 0.5)

export class KeptSource implements SourceValues {
  readonly key: string
  readonly fingerprint: string
  readonly source: string
  sender: string
  active: boolean
  lapsed: boolean
  severity: PerceivedSeverity
  #row = ROW.slice()
  #at = 0

  constructor(values: SourceValues) {
    this.key = values.key
    this.fingerprint = values.fingerprint
    this.source = values.source
    this.sender = values.sender
    this.active = values.active
    this.lapsed = values.lapsed
    this.severity = values.severity
    this.raisedAt = values.raisedAt
    this.lastRaisedAt = values.lastRaisedAt
    this.lastSeenAt = values.lastSeenAt
    this.expiresAt = values.expiresAt
    this.clearedAt = values.clearedAt
    this.lastClearedAt = values.lastClearedAt
    this.leaseTimerAt = values.leaseTimerAt
  }

  /** From now on its numbers stand in another row, from that place on. */
  moveTo(row: number[], at: number): void {
    for (let n = 0; n < SOURCE_NUMBERS; n++) row[at + n] = this.#row[this.#at + n] ?? 0
    this.#row = row
    this.#at = at
  }

  /** From now on its numbers stand in a row of its own. */
  leave(): void {
    this.moveTo(ROW.slice(), 0)
  }

  get raisedAt(): number {
    return this.#row[this.#at + RAISED] ?? 0
  }
  set raisedAt(at: number) {
    this.#row[this.#at + RAISED] = at
  }

  get lastRaisedAt(): number {
    return this.#row[this.#at + LAST_RAISED] ?? 0
  }
  set lastRaisedAt(at: number) {
    this.#row[this.#at + LAST_RAISED] = at
  }

  get lastSeenAt(): number {
    return this.#row[this.#at + LAST_SEEN] ?? 0
  }
  set lastSeenAt(at: number) {
    this.#row[this.#at + LAST_SEEN] = at
  }

  get expiresAt(): number | null {
    return orNull(this.#row[this.#at + EXPIRES] ?? 0)
  }
  set expiresAt(at: number | null) {
    this.#row[this.#at + EXPIRES] = at ?? NaN
  }

  get clearedAt(): number | null {
    return orNull(this.#row[this.#at + CLEARED] ?? 0)
  }
  set clearedAt(at: number | null) {
    this.#row[this.#at + CLEARED] = at ?? NaN
  }

  get lastClearedAt(): number {
    return this.#row[this.#at + LAST_CLEARED] ?? 0
  }
  set lastClearedAt(at: number) {
    this.#row[this.#at + LAST_CLEARED] = at
  }

  get leaseTimerAt(): number {
    return this.#row[this.#at + LEASE_TIMER] ?? 0
  }
  set leaseTimerAt(at: number) {
    this.#row[this.#at + LEASE_TIMER] = at
  }
}

/** In a row of numbers NaN stands for null. */
export function orNull(value: number): number | null {
  return Number.isNaN(value) ? null : value
}
