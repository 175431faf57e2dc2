// What tools write into a severity label -> X.733 perceived severity. Data: one row a severity.
import type { PerceivedSeverity } from '../contract/severity.ts'
import type { Labels } from './label-bag.ts'

/** Labels that carry it, first one wins. */
const SEVERITY_LABELS = ['severity', 'priority', 'level'] as const

/** Numbers count like P1..P5 (1 is the worst), the habit of paging tools; 0 is Azure's Sev0 and syslog's emergency. */
const WORDS: Readonly<Partial<Record<PerceivedSeverity, string>>> = {
  critical:
    'critical crit fatal emergency emerg disaster page blocker urgent down p0 p1 sev0 sev1 s1 0 1 紧急 严重 致命',
  major: 'major error err high p2 sev2 s2 2 重要 高',
  minor: 'minor medium moderate average p3 sev3 s3 3 次要 中',
  warning: 'warning warn low p4 sev4 s4 4 警告 低',
  indeterminate: 'indeterminate info informational information notice none debug ok unknown p5 sev5 s5 5 信息 提示',
}

const BY_WORD = new Map<string, PerceivedSeverity>(
  (Object.entries(WORDS) as [PerceivedSeverity, string][]) // the keys of the literal above
    .flatMap(([severity, words]) => words.split(' ').map((word) => [word, severity] as const)),
)

/** The severity that the labels say; undefined when they do not, or in a word that is not known. */
export function severityOf(labels: Labels): PerceivedSeverity | undefined {
  for (const name of SEVERITY_LABELS) {
    const word = labels[name]
    if (typeof word !== 'string') continue
    const severity = BY_WORD.get(word) ?? BY_WORD.get(word.trim().toLowerCase())
    if (severity !== undefined) return severity
  }
  return undefined
}
