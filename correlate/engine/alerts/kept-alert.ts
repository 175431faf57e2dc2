// An alert as memory holds it. There are 100,000: its numbers, those of its membership and of its first source stand in one row, where each takes
// eight bytes, and what most alerts have one of needs no list. Reads and writes like the plain values. No private methods: each object would have one
// more field for them.
import type { EventLink } from '../../../ingest/contract/event.ts'
import type { PerceivedSeverity } from '../../../ingest/contract/severity.ts'
import type { AlertState, Membership, Suppression } from '../../contract/alert.ts'
import type { CiRef } from '../../contract/ci.ts'
import type { Evidence } from '../../contract/evidence.ts'
import type { AlertValues } from './alert-values.ts'
import { SOURCE_NUMBERS, orNull } from './kept-source.ts'
import type { KeptSource } from './kept-source.ts'

/** Where each number stands in the row. */
const [REVISION, COUNT, EXCESS, NOVELTY, ONSET, FIRST_SEEN, RAISED, LAST_SEEN] = [0, 1, 2, 3, 4, 5, 6, 7]
const [CLEARED, ENDED, UPDATED, EMITTED, FLUSH, TRANSITION] = [8, 9, 10, 11, 12, 13]
const [JOINED, SCORE, THRESHOLD, SOURCE] = [14, 15, 16, 17]
/** Not a whole number: rows are copied from it, and are rows of floating-point numbers from the start. */
const ROW = Array.from({ length: SOURCE + SOURCE_NUMBERS }, () => 0.5)

const NO_EVIDENCE: readonly Evidence[] = []
const NO_SOURCES: readonly KeptSource[] = []
const NO_TRANSITIONS: readonly number[] = []

/** All of it but its sources, which it takes over. */
type Given = Omit<AlertValues, 'sources'>

export class KeptAlert implements AlertValues {
  readonly id: string
  key: string
  readonly notice: boolean
  readonly domain: string
  ci: CiRef
  readonly eventClass: string
  component: string | null
  superseded: boolean
  state: AlertState
  severity: PerceivedSeverity
  peakSeverity: PerceivedSeverity
  summary: string
  labels: Readonly<Record<string, string>>
  annotations: Readonly<Record<string, string>>
  links: readonly EventLink[]
  flapping: boolean
  leased: boolean
  suppression: Suppression | null
  readonly #row = ROW.slice()
  #first: KeptSource | null = null
  #others = NO_SOURCES
  /** Null: it is in none. */
  #incidentId: string | null = null
  #viaAlertId: string | null = null
  #evidence = NO_EVIDENCE
  /** More than one; one alone stands in the row. */
  #transitions = NO_TRANSITIONS

  constructor(values: Given, sources: readonly KeptSource[]) {
    this.id = values.id
    this.key = values.key
    this.notice = values.notice
    this.domain = values.domain
    this.ci = values.ci
    this.eventClass = values.eventClass
    this.component = values.component
    this.superseded = values.superseded
    this.state = values.state
    this.severity = values.severity
    this.peakSeverity = values.peakSeverity
    this.summary = values.summary
    this.labels = values.labels
    this.annotations = values.annotations
    this.links = values.links
    this.flapping = values.flapping
    this.leased = values.leased
    this.suppression = values.suppression
    this.sources = sources
    this.revision = values.revision
    this.count = values.count
    this.transitions = values.transitions
    this.membership = values.membership
    this.excess = values.excess
    this.onsetAt = values.onsetAt
    this.novelty = values.novelty
    this.firstSeenAt = values.firstSeenAt
    this.raisedAt = values.raisedAt
    this.lastSeenAt = values.lastSeenAt
    this.clearedAt = values.clearedAt
    this.endedAt = values.endedAt
    this.updatedAt = values.updatedAt
    this.emittedAt = values.emittedAt
    this.flushAt = values.flushAt
  }

  get sources(): readonly KeptSource[] {
    if (this.#first === null) return NO_SOURCES
    return this.#others.length === 0 ? [this.#first] : [this.#first, ...this.#others]
  }
  set sources(sources: readonly KeptSource[]) {
    const [first, ...others] = sources
    const before = this.#first
    if (first !== before) {
      // It may still be one of the others, or be read by who dropped it.
      before?.leave()
      first?.moveTo(this.#row, SOURCE)
    }
    this.#first = first ?? null
    this.#others = others.length === 0 ? NO_SOURCES : others
  }

  /** The incident of its membership, without making one. */
  get incidentId(): string | null {
    return this.#incidentId
  }

  /** Why it is a member, without making a membership; none when it is no member. */
  get membershipEvidence(): readonly Evidence[] {
    return this.#evidence
  }

  get membership(): Membership | null {
    if (this.#incidentId === null) return null
    return {
      incidentId: this.#incidentId,
      joinedAt: this.#row[JOINED] ?? 0,
      score: this.#row[SCORE] ?? 0,
      threshold: this.#row[THRESHOLD] ?? 0,
      viaAlertId: this.#viaAlertId,
      evidence: this.#evidence,
    }
  }
  set membership(membership: Membership | null) {
    this.#incidentId = membership?.incidentId ?? null
    this.#viaAlertId = membership?.viaAlertId ?? null
    this.#evidence = membership?.evidence ?? NO_EVIDENCE
    this.#row[JOINED] = membership?.joinedAt ?? 0
    this.#row[SCORE] = membership?.score ?? 0
    this.#row[THRESHOLD] = membership?.threshold ?? 0
  }

  get transitions(): readonly number[] {
    if (this.#transitions.length > 0) return this.#transitions
    const only = orNull(this.#row[TRANSITION] ?? 0)
    return only === null ? NO_TRANSITIONS : [only]
  }
  set transitions(transitions: readonly number[]) {
    const isShort = transitions.length < 2
    this.#transitions = isShort ? NO_TRANSITIONS : transitions
    this.#row[TRANSITION] = (isShort ? transitions[0] : undefined) ?? NaN
  }

  get revision(): number {
    return this.#row[REVISION] ?? 0
  }
  set revision(value: number) {
    this.#row[REVISION] = value
  }

  get count(): number {
    return this.#row[COUNT] ?? 0
  }
  set count(value: number) {
    this.#row[COUNT] = value
  }

  get excess(): number {
    return this.#row[EXCESS] ?? 0
  }
  set excess(value: number) {
    this.#row[EXCESS] = value
  }

  get novelty(): number {
    return this.#row[NOVELTY] ?? 0
  }
  set novelty(value: number) {
    this.#row[NOVELTY] = value
  }

  get onsetAt(): number {
    return this.#row[ONSET] ?? 0
  }
  set onsetAt(value: number) {
    this.#row[ONSET] = value
  }

  get firstSeenAt(): number {
    return this.#row[FIRST_SEEN] ?? 0
  }
  set firstSeenAt(value: number) {
    this.#row[FIRST_SEEN] = value
  }

  get raisedAt(): number {
    return this.#row[RAISED] ?? 0
  }
  set raisedAt(value: number) {
    this.#row[RAISED] = value
  }

  get lastSeenAt(): number {
    return this.#row[LAST_SEEN] ?? 0
  }
  set lastSeenAt(value: number) {
    this.#row[LAST_SEEN] = value
  }

  get endedAt(): number {
    return this.#row[ENDED] ?? 0
  }
  set endedAt(value: number) {
    this.#row[ENDED] = value
  }

  get updatedAt(): number {
    return this.#row[UPDATED] ?? 0
  }
  set updatedAt(value: number) {
    this.#row[UPDATED] = value
  }

  get emittedAt(): number {
    return this.#row[EMITTED] ?? 0
  }
  set emittedAt(value: number) {
    this.#row[EMITTED] = value
  }

  get flushAt(): number {
    return this.#row[FLUSH] ?? 0
  }
  set flushAt(value: number) {
    this.#row[FLUSH] = value
  }

  get clearedAt(): number | null {
    return orNull(this.#row[CLEARED] ?? 0)
  }
  set clearedAt(at: number | null) {
    this.#row[CLEARED] = at ?? NaN
  }
}
