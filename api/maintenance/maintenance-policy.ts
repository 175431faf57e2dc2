// How large a maintenance window may be, and from when on somebody has to have looked at what it covers.
const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS

export const MAINTENANCE_POLICY = {
  /** The longest planned work that sites report is a move over two weekends; what lasts longer is extended by somebody who looks at it. */
  longestMs: 14 * DAY_MS,
  /** Of an occurrence: what lasts longer than a day is no weekly routine. */
  longestOccurrenceMs: DAY_MS,
  /** Of a week that a routine may take: with more of it nobody watches these CIs any more. */
  mostOfWeek: 0.5,
  /** Plans beyond two years are made anew: people and estates change, and so do the rules of time zones. */
  aheadMs: 2 * 366 * DAY_MS,
  /** Windows that are not over. Each is asked at each alert while it is in force. */
  most: 500,
  /** From here on the number of CIs must be confirmed: a core with all that needs it is more than anybody means by one CI. */
  confirmFromCis: 50,
  /** So does a service of this criticality: it stands for the business (the engine's priority.criticalService). */
  confirmFromCriticality: 4,
  /** Occurrences and CIs shown of each. */
  shown: 20,
} as const
