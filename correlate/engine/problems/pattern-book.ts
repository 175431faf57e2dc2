// Puts an incident into the pattern that it is one of, or begins a pattern with it, and keeps the book of patterns small.
import type { ProblemLevel } from '../../contract/problem.ts'
import { round } from '../rounding.ts'
import type { IncidentRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { matchPattern } from './match-pattern.ts'
import { indexPattern, siblingsOf, unindexPattern } from './pattern-index.ts'
import { addToProfile, emptyProfile } from './profile.ts'
import type { PatternRecord } from './recurrence-state.ts'
import type { Signature } from './signature.ts'

/** @returns the pattern, with the incident as its last occurrence */
export function enterPattern(
  work: StepWork,
  incident: IncidentRecord,
  signature: Signature,
  level: ProblemLevel,
  ciPattern: string | null,
): PatternRecord {
  const match = matchPattern(work, signature, level, 'whole')
  const pattern = match?.pattern ?? beginPattern(work, signature, level)
  addOccurrence(work, pattern, incident, signature, match === null ? null : round(match.alike), ciPattern)
  return pattern
}

export function addOccurrence(
  work: StepWork,
  pattern: PatternRecord,
  incident: IncidentRecord,
  signature: Signature,
  alike: number | null,
  ciPattern: string | null,
): void {
  const { index, policy, state } = work
  const { horizonMs, maxOccurrences } = policy.problem
  unindexPattern(index.patterns, pattern)
  addToProfile(pattern.profile, signature, policy)
  indexPattern(index.patterns, pattern)
  const { rootCi, rootName } = signature
  const occurrence = { incidentId: incident.id, at: incident.openedAt, rootCi, rootName, alike, ciPattern }
  pattern.occurrences = [...pattern.occurrences, occurrence]
    .filter(({ at }) => state.now - at <= horizonMs)
    .sort((a, b) => a.at - b.at || (a.incidentId < b.incidentId ? -1 : 1))
    .slice(-maxOccurrences)
  // The last met goes to the end, so that the first is the one to forget.
  state.recurrence.patterns.delete(pattern.id)
  state.recurrence.patterns.set(pattern.id, pattern)
}

function beginPattern(work: StepWork, signature: Signature, level: ProblemLevel): PatternRecord {
  const { recurrence } = work.state
  const serial = recurrence.nextSerial++
  const pattern: PatternRecord = {
    id: `${level}-${serial}`,
    serial,
    level,
    domain: signature.domain,
    rootType: signature.rootType,
    lead: signature.lead,
    profile: emptyProfile(),
    occurrences: [],
    strangers: [],
    problemId: null,
  }
  makeRoomBeside(work, pattern, signature.rootCi)
  makeRoom(work)
  recurrence.patterns.set(pattern.id, pattern)
  return pattern
}

/** One CI (or kind) with ever new patterns must not make every look-up of it long. */
function makeRoomBeside(work: StepWork, pattern: PatternRecord, rootCi: string): void {
  const siblings = siblingsOf(work.index.patterns, pattern, rootCi)
  if (siblings.length < work.policy.problem.maxBeside) return
  const lastMet = ({ occurrences }: PatternRecord): number => occurrences.at(-1)?.at ?? 0
  const [oldest] = siblings
    .filter(({ problemId }) => problemId === null)
    .sort((a, b) => lastMet(a) - lastMet(b) || a.serial - b.serial)
  if (oldest !== undefined) forget(work, oldest)
}

/** Patterns with a problem stay: a rejected one must not be proposed again. They are at most as many as there are problems. */
function makeRoom(work: StepWork): void {
  const { patterns } = work.state.recurrence
  const { maxPatterns, maxProblems } = work.policy.problem
  for (let tried = 0; patterns.size >= maxPatterns && tried <= maxProblems; tried++) {
    const [oldest] = patterns.values()
    if (oldest === undefined) return
    if (oldest.problemId === null) forget(work, oldest)
    else {
      patterns.delete(oldest.id)
      patterns.set(oldest.id, oldest)
    }
  }
}

function forget(work: StepWork, pattern: PatternRecord): void {
  unindexPattern(work.index.patterns, pattern)
  work.state.recurrence.patterns.delete(pattern.id)
}
