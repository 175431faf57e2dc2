// X.733 / RFC 3877 perceived severities, worst first. The one list that events, alerts, incidents, columns and screens share.

/** Perceived severity words (ITU-T X.733 §8.1.2.3, RFC 3877 §5.4), worst first. */
export const PERCEIVED_SEVERITIES = ['critical', 'major', 'minor', 'warning', 'indeterminate', 'cleared'] as const

export type PerceivedSeverity = (typeof PERCEIVED_SEVERITIES)[number]

const RANK: Readonly<Record<PerceivedSeverity, number>> = {
  critical: 5,
  major: 4,
  minor: 3,
  warning: 2,
  indeterminate: 1,
  cleared: 0,
}

/** Order of a severity: 5 (critical) down to 0 (cleared). */
export function severityRank(severity: PerceivedSeverity): number {
  return RANK[severity]
}

/** The worse of two severities. */
export function worstSeverity(a: PerceivedSeverity, b: PerceivedSeverity): PerceivedSeverity {
  return RANK[a] >= RANK[b] ? a : b
}
