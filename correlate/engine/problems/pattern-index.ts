// Where patterns are looked up: by CI, and by type and leading class. Follows from the patterns; never encoded.
import { addTo, removeFrom } from '../engine-index.ts'
import type { PatternRecord, RecurrenceState } from './recurrence-state.ts'
import type { Signature } from './signature.ts'

export interface PatternIndex {
  /** Domain and CI -> patterns of level ci with that CI as root or among their places. */
  readonly byPlace: Map<string, Set<PatternRecord>>
  /** Kind (see kindOf) -> patterns of level type. */
  readonly byKind: Map<string, Set<PatternRecord>>
  /** Kind -> patterns of level ci: how many CIs are known to have such incidents. */
  readonly ciPatternsOfKind: Map<string, Set<PatternRecord>>
}

/** What is counted as "such incidents": the type of the root and the class that leads there. */
export function kindOf({ domain, rootType, lead }: Pick<Signature, 'domain' | 'rootType' | 'lead'>): string {
  return `${domain}\n${rootType}\n${lead}`
}

function placeKey(domain: string, ci: string): string {
  return `${domain}\n${ci}`
}

export function buildPatternIndex(state: RecurrenceState): PatternIndex {
  const index: PatternIndex = { byPlace: new Map(), byKind: new Map(), ciPatternsOfKind: new Map() }
  for (const pattern of state.patterns.values()) indexPattern(index, pattern)
  return index
}

export function indexPattern(index: PatternIndex, pattern: PatternRecord): void {
  if (pattern.level === 'type') {
    addTo(index.byKind, kindOf(pattern), pattern)
    return
  }
  addTo(index.ciPatternsOfKind, kindOf(pattern), pattern)
  for (const ci of cisOf(pattern)) addTo(index.byPlace, placeKey(pattern.domain, ci), pattern)
}

/** Call before the pattern's profile changes, with it as it was indexed. */
export function unindexPattern(index: PatternIndex, pattern: PatternRecord): void {
  if (pattern.level === 'type') {
    removeFrom(index.byKind, kindOf(pattern), pattern)
    return
  }
  removeFrom(index.ciPatternsOfKind, kindOf(pattern), pattern)
  for (const ci of cisOf(pattern)) removeFrom(index.byPlace, placeKey(pattern.domain, ci), pattern)
}

function cisOf({ profile }: PatternRecord): Set<string> {
  return new Set([...profile.roots.keys(), ...profile.places.keys()])
}

/** Patterns of one CI or kind: what a new one has to share its place with. */
export function siblingsOf(
  index: PatternIndex,
  { level, domain, rootType, lead }: PatternRecord,
  rootCi: string,
): PatternRecord[] {
  const found =
    level === 'type'
      ? index.byKind.get(kindOf({ domain, rootType, lead }))
      : index.byPlace.get(placeKey(domain, rootCi))
  return [...(found ?? [])]
}

/**
 * Patterns that the incident could belong to, oldest first, so that the sets' own order never shows.
 * @param common CIs in more patterns than this tell nothing apart and are not looked at; the root always is
 */
export function candidatePatterns(
  index: PatternIndex,
  signature: Signature,
  level: PatternRecord['level'],
  common: number,
): PatternRecord[] {
  const found = new Set<PatternRecord>()
  if (level === 'type') {
    for (const pattern of index.byKind.get(kindOf(signature)) ?? []) found.add(pattern)
  } else {
    for (const ci of signature.places) {
      const there = index.byPlace.get(placeKey(signature.domain, ci))
      if (there === undefined || (ci !== signature.rootCi && there.size > common)) continue
      for (const pattern of there) found.add(pattern)
    }
  }
  return [...found].sort((a, b) => a.serial - b.serial)
}
