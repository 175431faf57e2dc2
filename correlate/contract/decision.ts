// Every event leaves the engine with exactly one of these words; logs, metrics, columns and tests read the same word.

/** Decision word and what it means. The order is the order of the stages that give them. */
export const DECISIONS = {
  invalid: 'the event could not be understood by the engine and changed nothing',
  late: 'older than the lateness bound; counted, changed nothing',
  duplicate: 'the same occurrence delivered again; changed nothing',
  stale: 'a newer state of the same condition is known; counted, the present stays as it is',
  already_over: 'a raise that arrived after the end of its condition; counted, kept as over',
  unmatched_clear: 'a clear for which no active alert is known',
  noticed: 'a one-shot notice that is background or stands alone so far; kept in the history',
  repeated: 'the active alert was raised again; count and last-seen moved',
  corroborated: 'a second source reports the condition of an active alert',
  source_cleared: 'one source cleared, another still reports the condition',
  cleared: 'the alert ended',
  flapping: 'absorbed by a flapping alert',
  in_maintenance: 'alert kept, held back by a maintenance window',
  silenced: 'alert kept, held back by a silence',
  inhibited: 'alert kept, held back because what it depends on is down',
  overflow: 'a bound of the policy was reached; alert kept outside incidents',
  opened: 'a new alert, or a burst of notices, that opened an incident',
  joined: 'a new alert that joined an open incident by evidence',
  reopened: 'the condition came back within the reopen window',
} as const satisfies Record<string, string>

export type DecisionWord = keyof typeof DECISIONS
export const DECISION_WORDS = Object.keys(DECISIONS) as readonly DecisionWord[]

/** The decision on one event. */
export interface Decision {
  readonly eventId: string
  readonly fingerprint: string
  readonly decision: DecisionWord
  /** For a notice that stands alone: the alert it will be part of if company comes within seconds. */
  readonly alertId: string | null
  /** The incident at the time of the decision; merges afterwards are in the incident's history. */
  readonly incidentId: string | null
  /** Engine time, epoch ms. */
  readonly at: number
  /** The event's time was too far in the future and was taken as its time of receipt, at the edge or by the engine. */
  readonly clamped?: true
  /** Several CIs claim what the event says of its place, so that none was chosen (CiRef.contested of its alert). */
  readonly contested?: true
}
