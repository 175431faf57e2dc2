// The thresholds of heartbeats, each with its reason.

export const HEARTBEAT_POLICY = {
  /** Messages of one burst (a batch of alerts cut into requests) are one sign of life. */
  burstMs: 1_000,
  /** Gaps before a sender's rhythm is believed: with 100 gaps at random moments, one in 150 senders would look regular by chance. */
  minGaps: 100,
  /** A rhythm of less than a day may be that of one long outage. */
  minSpanMs: 24 * 3_600_000,
  /** Regular: no gap was longer than so many mean gaps. At random moments, 5 % of all gaps are. */
  regularUpTo: 3,
  /** Learned silence: so many mean gaps without a word. */
  silentAfterGaps: 5,
  /** Learned silence is never shorter: a sender's restart takes minutes. */
  minLearnedMs: 5 * 60_000,
  /** A lease counts as at least so long: the clock of a Prometheus may be a minute or two behind. */
  minLeaseMs: 150_000,
  /** Configured: so many intervals without a word, so that one delayed message raises nothing. */
  silentAfterIntervals: 1.5,
  /** Gaps of a window; a rhythm that changed is forgotten after two windows. */
  windowGaps: 500,
  /** A sender that was not heard of for so long, and that nobody expects, is forgotten. */
  forgetAfterMs: 30 * 86_400_000,
  /** Senders kept; then the one that was silent longest goes. */
  maxSenders: 16_384,
  /** What was noted goes to the shared table so often: a restart forgets no more than this. */
  flushEveryMs: 15_000,
  /** Silence is looked for so often. */
  lookEveryMs: 10_000,
  /** A look that comes later than this: the process itself stood still, and nobody's silence counts. */
  stalledMs: 60_000,
} as const

export type HeartbeatPolicy = { readonly [K in keyof typeof HEARTBEAT_POLICY]: number }
