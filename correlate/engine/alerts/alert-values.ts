// What the engine remembers of an alert and of each tool's view of it, as a checkpoint has it; in memory they are an AlertRecord and SourceRecords.
import type { EventLink } from '../../../ingest/contract/event.ts'
import type { PerceivedSeverity } from '../../../ingest/contract/severity.ts'
import type { AlertState, Membership, Suppression } from '../../contract/alert.ts'
import type { CiRef } from '../../contract/ci.ts'

/** One tool's view of an alert's condition. */
export interface SourceValues {
  /** Fingerprint within its domain. */
  readonly key: string
  readonly fingerprint: string
  readonly source: string
  sender: string
  active: boolean
  /** Its lease ran out: it may still be true, so that a later renewal counts, whenever the condition began. */
  lapsed: boolean
  /** As its newest raise says. */
  severity: PerceivedSeverity
  /** Begin of its present episode, and its newest raise; event times, as all that follow. */
  raisedAt: number
  lastRaisedAt: number
  lastSeenAt: number
  expiresAt: number | null
  /** End of its last episode; null while active. */
  clearedAt: number | null
  /** Its newest clear, whatever was raised since: older raises are over. 0: none. */
  lastClearedAt: number
  /** When the armed lease timer fires; 0: none is armed. */
  leaseTimerAt: number
}

export interface AlertValues {
  readonly id: string
  key: string
  /** Whether it is of notices: one-shot events that nothing clears (notices/burst-alert.ts). */
  readonly notice: boolean
  readonly domain: string
  ci: CiRef
  readonly eventClass: string
  component: string | null
  /** Replaced when one comes or goes, never changed. */
  sources: readonly SourceValues[]
  /** A newer alert of the same condition has taken its place: no event meets this one by its key any more. */
  superseded: boolean
  revision: number
  state: AlertState
  severity: PerceivedSeverity
  peakSeverity: PerceivedSeverity
  summary: string
  labels: Readonly<Record<string, string>>
  annotations: Readonly<Record<string, string>>
  links: readonly EventLink[]
  count: number
  flapping: boolean
  /** Whether nothing but renewals of a lease says that it is still active. */
  leased: boolean
  /** Times of the last state changes, newest last, as many as the flap rule needs. Replaced, never changed. */
  transitions: readonly number[]
  suppression: Suppression | null
  membership: Membership | null
  /** Peak of how many times its limit the metric was, by the numbers of its raises; 0: none were given. */
  excess: number
  /** Begin of the episode that brought it into its incident, and how unusual it was then (learning/usual-presence.ts). */
  onsetAt: number
  novelty: number
  firstSeenAt: number
  /** Begin of the present episode. */
  raisedAt: number
  lastSeenAt: number
  clearedAt: number | null
  /** Engine time at which it last ended; 0 while active. */
  endedAt: number
  updatedAt: number
  /** Engine time of the last revision sent, and when a pending flush is due (0: none). */
  emittedAt: number
  flushAt: number
}
