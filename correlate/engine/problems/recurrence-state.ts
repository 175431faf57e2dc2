// What the engine remembers of past incidents, so that it knows one when it comes again. Bounded by the policy's section `problem`.
import type { Occurrence, ProblemLevel, ProblemNote, ProblemState } from '../../contract/problem.ts'
import type { Evidence } from '../../contract/evidence.ts'
import { fillMap } from '../sections/section.ts'
import { TrackedMap } from '../sections/tracked-map.ts'
import type { DecayingCount } from './decaying-count.ts'

/** What incidents of one pattern look like: how many of them had each feature, and each CI. */
export interface Profile {
  /** Incidents behind the counts. */
  size: number
  /** Event classes and their order -> incidents. */
  features: Map<string, number>
  /** CIs -> incidents. */
  places: Map<string, number>
  /** Root CIs -> incidents. */
  roots: Map<string, number>
}

export interface PatternOccurrence extends Occurrence {
  /** The CI-level pattern that the incident is in as well; only for patterns of level `type`. */
  readonly ciPattern: string | null
}

/** Incidents that are alike. */
export interface PatternRecord {
  readonly id: string
  /** Order of first appearance. */
  readonly serial: number
  readonly level: ProblemLevel
  readonly domain: string
  readonly rootType: string
  /** Class that leads at the root: what is counted as "such incidents". */
  readonly lead: string
  readonly profile: Profile
  /** Newest last, without those beyond the horizon. */
  occurrences: PatternOccurrence[]
  /** What people took out of it: whatever is nearer to one of these is not in the pattern. */
  readonly strangers: Profile[]
  problemId: string | null
}

export interface ProblemRecord {
  readonly id: string
  readonly domain: string
  readonly patternId: string
  readonly level: ProblemLevel
  title: string
  rootCi: string | null
  rootName: string
  readonly rootType: string
  signature: string
  eventClasses: readonly string[]
  readonly openedAt: number
  revision: number
  /** Revision of the last decision of a person: an If-Match older than it is a conflict. */
  decidedRevision: number
  state: ProblemState
  occurrences: Occurrence[]
  occurrenceCount: number
  firstAt: number
  lastAt: number
  evidence: readonly Evidence[]
  workaround: string | null
  cause: string | null
  resolution: string | null
  history: ProblemNote[]
  updatedAt: number
}

export interface RecurrenceState {
  /** When the engine began to watch; 0: it has not yet. */
  since: number
  nextSerial: number
  /** Least recently met first. */
  readonly patterns: TrackedMap<PatternRecord>
  /** Type of the root and class that leads -> such incidents. */
  readonly kinds: Map<string, DecayingCount>
  /** Feature -> incidents that had it: the rarer, the more it says. */
  readonly features: Map<string, DecayingCount>
  incidents: DecayingCount
}

export function createRecurrenceState(): RecurrenceState {
  return {
    since: 0,
    nextSerial: 0,
    patterns: new TrackedMap(),
    kinds: new Map(),
    features: new Map(),
    incidents: { value: 0, at: 0 },
  }
}

interface EncodedProfile {
  readonly size: number
  readonly features: readonly (readonly [string, number])[]
  readonly places: readonly (readonly [string, number])[]
  readonly roots: readonly (readonly [string, number])[]
}

type EncodedPattern = Omit<PatternRecord, 'profile' | 'strangers'> & {
  readonly profile: EncodedProfile
  readonly strangers: readonly EncodedProfile[]
}

export interface EncodedRecurrence {
  readonly since: number
  readonly nextSerial: number
  readonly kinds: readonly (readonly [string, DecayingCount])[]
  readonly features: readonly (readonly [string, DecayingCount])[]
  readonly incidents: DecayingCount
}

/** For a checkpoint: maps become lists, in their order. The patterns are a section of their own. */
export function encodeRecurrence(state: RecurrenceState): EncodedRecurrence {
  const { since, nextSerial, kinds, features, incidents } = state
  return { since, nextSerial, kinds: [...kinds], features: [...features], incidents }
}

export function decodeRecurrence(state: RecurrenceState, encoded: EncodedRecurrence): void {
  state.since = encoded.since
  state.nextSerial = encoded.nextSerial
  state.incidents = encoded.incidents
  fillMap(state.kinds, encoded.kinds)
  fillMap(state.features, encoded.features)
}

/** One pattern in a checkpoint. The spread keeps the order of the fields. */
export const PATTERN = {
  encode: (pattern: PatternRecord): EncodedPattern => ({
    ...pattern,
    profile: encodeProfile(pattern.profile),
    strangers: pattern.strangers.map(encodeProfile),
  }),
  decode: (encoded: EncodedPattern): PatternRecord => ({
    ...encoded,
    profile: decodeProfile(encoded.profile),
    strangers: encoded.strangers.map(decodeProfile),
  }),
}

function encodeProfile({ size, features, places, roots }: Profile): EncodedProfile {
  return { size, features: [...features], places: [...places], roots: [...roots] }
}

function decodeProfile({ size, features, places, roots }: EncodedProfile): Profile {
  return { size, features: new Map(features), places: new Map(places), roots: new Map(roots) }
}
