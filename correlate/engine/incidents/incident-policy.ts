// How often incidents are told of, when they end, and what their reading may cost, with the reasons.

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

export const INCIDENT_POLICY = {
  /** Joins between two revisions: ten screens' frames; a storm of 1,000 alerts/s makes 4 revisions/s. */
  joinRevisionGapMs: 250,
  /**
   * Members beyond which that gap grows with their number, so that assessing an incident costs the same a second however large it is:
   * 2,000 members are read every 2.5 s while more join.
   */
  promptMembers: 200,
  /**
   * Members read a second for revisions of all incidents: at about 3 microseconds each 3 % of a core. One large incident that changes all the
   * time takes 800 (200 members each 250 ms), so a dozen of them keep their pace; when more change, all of them are told of later.
   */
  membersReadPerSecond: 10_000,
  /** Reading of so long may be owed before anything waits: a burst that is over within a revision's gap delays nothing. */
  readingAheadMs: 250,
  /** All alerts clear for this long: a recovering link bounces once or twice within seconds. */
  autoResolveQuietMs: 15 * SECOND,
  /** Resolved for this long without its alerts coming back closes it. The same as the alert's own window, so that neither outlives the other. */
  reopenWindowMs: 30 * MINUTE,
  /** Closed ones stay so long that a late command is told why it is refused. */
  closedRetentionMs: HOUR,
  /** Affected services listed. */
  maxServices: 50,
} as const
