// A problem's title, its signature, and the evidence that it is more than chance.
import type { Evidence } from '../../contract/evidence.ts'
import type { Occurrence } from '../../contract/problem.ts'
import { round } from '../rounding.ts'
import type { Verdict } from './beyond-chance.ts'
import type { PatternRecord } from './recurrence-state.ts'
import { rhythmEvidence } from './rhythm-words.ts'
import { isOrder } from './profile.ts'
import { counted } from '../counted.ts'

const DAY_MS = 24 * 3_600_000
/** Classes that at least this share of the incidents has: the others are trimmings. */
const TYPICAL = 0.5

export interface Description {
  readonly title: string
  readonly signature: string
  readonly eventClasses: readonly string[]
  readonly rootCi: string | null
  readonly rootName: string
}

/** @param occurrences newest last, at least one */
export function describe(pattern: PatternRecord, occurrences: readonly Occurrence[]): Description {
  const { level, lead, rootType, profile } = pattern
  const eventClasses = [...profile.features]
    .filter(([feature, count]) => !isOrder(feature) && (feature === lead || count / profile.size >= TYPICAL))
    .map(([feature]) => feature)
    .sort()
  const root = level === 'ci' ? commonRoot(occurrences) : undefined
  const rootName = root?.rootName ?? rootType
  return {
    title: level === 'ci' ? `${lead} on ${rootName} recurs` : `${lead} recurs on CIs of type ${rootType}`,
    signature: `${rootName}: ${eventClasses.join(', ')}`,
    eventClasses,
    rootCi: root?.rootCi ?? null,
    rootName,
  }
}

/** The root that most have; of equals the latest. */
function commonRoot(occurrences: readonly Occurrence[]): Occurrence | undefined {
  const counts = new Map<string, number>()
  let common: Occurrence | undefined
  for (const one of occurrences) {
    counts.set(one.rootCi, (counts.get(one.rootCi) ?? 0) + 1)
    if (common === undefined || (counts.get(one.rootCi) ?? 0) >= (counts.get(common.rootCi) ?? 0)) common = one
  }
  return common
}

export function evidenceOf(
  pattern: PatternRecord,
  occurrences: readonly Occurrence[],
  verdict: Verdict | null,
): Evidence[] {
  const evidence: Evidence[] = []
  if (verdict !== null) evidence.push(recurs(verdict), beyondChance(pattern, verdict))
  if (verdict?.rhythm != null) evidence.push(rhythmEvidence(verdict.rhythm))
  const alike = alikeness(pattern, occurrences)
  if (alike !== null) evidence.push(alike)
  if (pattern.level === 'type') evidence.push(spread(pattern, occurrences))
  return evidence
}

function recurs({ count, spanMs, expected }: Verdict): Evidence {
  return {
    kind: 'recurs',
    weight: round(count / (count + expected)),
    text: `${count} times within ${lengthText(spanMs)}`,
    values: { count, spanMs },
  }
}

function beyondChance({ level, rootType, lead }: PatternRecord, { expected, peers, byChance }: Verdict): Evidence {
  const others = Math.max(0, peers - 1)
  const whence =
    level === 'type'
      ? `from the time before on ${counted(peers, 'CI')} of type ${rootType}`
      : others === 0
        ? 'of one CI'
        : `from ${lead} on ${counted(others, 'other CI')} of type ${rootType}`
  return {
    kind: 'beyond_chance',
    weight: round(1 - Math.min(1, byChance)),
    text: `${round(expected, 2)} to be expected ${whence}`,
    values: {
      expected: round(expected, 2),
      peers,
      others,
      rootType,
      lead,
      level,
      byChance: Number(byChance.toPrecision(2)),
    },
  }
}

function alikeness(pattern: PatternRecord, occurrences: readonly Occurrence[]): Evidence | null {
  const known = occurrences.flatMap(({ alike }) => (alike === null ? [] : [alike]))
  if (known.length === 0) return null
  const share = round(known.reduce((sum, alike) => sum + alike, 0) / known.length, 2)
  const how = pattern.level === 'ci' ? 'in place, classes and their order' : 'in classes and their order'
  return {
    kind: 'alike',
    weight: share,
    text: `${Math.round(share * 100)}% alike ${how}`,
    values: { share, level: pattern.level },
  }
}

function spread({ rootType }: PatternRecord, occurrences: readonly Occurrence[]): Evidence {
  const cis = new Set(occurrences.map(({ rootCi }) => rootCi)).size
  return {
    kind: 'spread',
    weight: round(1 - 1 / Math.max(1, cis)),
    text: `on ${counted(cis, 'CI')} of type ${rootType}`,
    values: { cis, rootType },
  }
}

/** Two units are more than a person needs: "4 weeks", "3 days", "5 hours". */
function lengthText(ms: number): string {
  const [size, unit] =
    ms >= 14 * DAY_MS ? [7 * DAY_MS, 'week'] : ms >= 2 * DAY_MS ? [DAY_MS, 'day'] : [DAY_MS / 24, 'hour']
  const count = Math.max(1, Math.round(ms / size))
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
