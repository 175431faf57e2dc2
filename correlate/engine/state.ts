// Everything the engine remembers. Plain mutable records that one owner advances in place; what can be computed again is in the index, not here.
import type { PerceivedSeverity } from '../../ingest/contract/severity.ts'
import type { Incident, IncidentState } from '../contract/incident.ts'
import type { MaintenanceWindow } from '../contract/maintenance/window.ts'
import type { Occurrence } from '../contract/maintenance/schedule.ts'
import type { Silence } from '../contract/silence.ts'
import type { KeptAlert } from './alerts/kept-alert.ts'
import type { KeptSource } from './alerts/kept-source.ts'
import type { RecentChanges } from './learning/recent-changes.ts'
import type { UsualPresence } from './learning/usual-presence.ts'
import { emptyPresence } from './learning/usual-presence.ts'
import type { GivenVerdict, VerdictRecord } from './learning/verdicts.ts'
import type { EngineIndex } from './engine-index.ts'
import { emptyVocabulary } from './learning/words/vocabulary.ts'
import type { Vocabulary } from './learning/words/vocabulary.ts'
import { createAffinityState } from './learning/affinities/affinity-records.ts'
import type { AffinityState } from './learning/affinities/affinity-records.ts'
import { createRecurrenceState } from './problems/recurrence-state.ts'
import type { ProblemRecord, RecurrenceState } from './problems/recurrence-state.ts'
import { TrackedMap } from './sections/tracked-map.ts'
import { createNoticeMemory } from './notices/notice-memory.ts'
import type { NoticeMemory } from './notices/notice-memory.ts'
import type { StormMemory } from './storms/storm-watch.ts'
import { TimerHeap } from './timers/timer-heap.ts'

/** One tool's view of an alert's condition (alerts/alert-values.ts). */
export type SourceRecord = KeptSource

export type AlertRecord = KeptAlert

export interface IncidentRecord {
  readonly id: string
  /** Order of opening in this partition. */
  readonly serial: number
  readonly domain: string
  readonly openedAt: number
  readonly splitFrom: string | null
  /** Ids of the member alerts in the order of joining. */
  readonly alertIds: Set<string>
  /** Whether all that ever joined it were notices. */
  noticesOnly: boolean
  /** The source whose storm it holds together; null: it is of evidence, as most are. */
  storm: string | null
  revision: number
  /** Revision of the last change that people decide on: state, assignee, members by merge or split. */
  decidedRevision: number
  state: IncidentState
  severity: PerceivedSeverity
  peakSeverity: PerceivedSeverity
  /** Severity when it was acknowledged: only something worse takes the acknowledgement back. */
  acknowledgedSeverity: PerceivedSeverity | null
  acknowledgedAt: number | null
  acknowledgedBy: string | null
  assignee: string | null
  supportGroup: string | null
  eventCount: number
  activeCount: number
  ciCount: number
  /** Engine time of the last raise of a member, and of the last clear that a tool has sent; 0: none. */
  lastActivityAt: number
  lastClearAt: number
  /** Gaps between the moments of its raises so far, and their smoothed length. */
  raises: number
  paceMs: number
  /** Active members that only a clear ends. */
  lastingCount: number
  /** Engine time until which the last raise or renewal of a leased member speaks for it. */
  vouchedUntil: number
  /** Conditions of it that began again after a silence on its own scale: how often, and the last of them (incidents/second-onset.ts). */
  returnCount: number
  returns: { readonly alertId: string; readonly at: number }[]
  /** What it was is known to be over: nothing joins it any more, and conditions that return begin anew. */
  over: boolean
  /** Begin of the present hold-down; and when it became worth paging somebody, null while it has not. */
  heldSince: number
  pagedAt: number | null
  updatedAt: number
  resolvedAt: number | null
  resolution: string | null
  closedAt: number | null
  /** When the last active member cleared; null while one is active. */
  quietSince: number | null
  problemId: string | null
  /** Patterns of incidents that it was counted in, of its CI and of its type; null: not counted yet. */
  patterns: readonly string[] | null
  mergedInto: string | null
  /** What operators said about its causes, one a CI, oldest first. */
  verdicts: readonly GivenVerdict[]
  activityCount: number
  /** Joins and clears that the time-line does not show yet. */
  unreportedJoins: number
  unreportedClears: number
  /** Whether members changed since the assessment below was made. */
  stale: boolean
  assessment: Assessment
  emittedAt: number
  flushAt: number
}

/** What the engine thinks of an incident: computed from its members, kept until they change. */
export type Assessment = Pick<
  Incident,
  'title' | 'titleSaying' | 'why' | 'whySaying' | 'rootCause' | 'services' | 'priority' | 'impact' | 'urgency'
>

/** A maintenance window that is not over, with the occurrence that goes on or comes next. */
export interface MaintenanceRecord extends Occurrence {
  readonly window: MaintenanceWindow
}

/** Clears of one source that came before the raise, or without one. */
export interface UnmatchedClear {
  /** Newest of them, event time. */
  readonly at: number
  readonly count: number
  /** Engine time when the last of them came. */
  readonly arrivedAt: number
}

/** Numbers of the day, for readable ids. */
export interface DayCounter {
  day: string
  next: number
}

export interface EngineState {
  readonly partition: number
  readonly partitions: number
  /** Engine time, epoch ms: the highest time of any input so far. */
  now: number
  /** Sequence of the last input applied. */
  seq: number
  timers: TimerHeap
  readonly alerts: TrackedMap<AlertRecord>
  readonly incidents: TrackedMap<IncidentRecord>
  readonly problems: Map<string, ProblemRecord>
  recurrence: RecurrenceState
  readonly silences: Map<string, Silence>
  readonly maintenance: Map<string, MaintenanceRecord>
  /** Occurrence ids seen, in two generations. */
  seenIds: { current: Set<string>; previous: Set<string>; since: number }
  /** Source key -> clears that had no alert, oldest arrival first. */
  readonly unmatchedClears: Map<string, UnmatchedClear>
  /** How usual conditions are where they show. */
  readonly presence: UsualPresence
  /** What alerts name. */
  readonly vocabulary: Vocabulary
  readonly notices: NoticeMemory
  /** Domain and source -> how many incidents it opens, longest silent first. */
  readonly storms: StormMemory
  /** What was changed lately. */
  readonly changes: RecentChanges
  /** What operators said about causes: kind of cause -> verdicts, least recently judged first. */
  readonly verdicts: Map<string, VerdictRecord>
  readonly commandIds: Set<string>
  incidentNumbers: DayCounter
  problemNumbers: DayCounter
  incidentSerial: number
  /** Engine time until which the reading of incidents' members is booked (step-work.ts). */
  readingUntil: number
  /** Version of the topology that the alerts were last placed on; '': none yet (placing/place-again.ts). */
  placedOn: string
  /** Engine time until which they are looked for on it. */
  placingUntil: number
  /** What follows what, learned from the stream. */
  readonly affinities: AffinityState
  /** Computed from the rest; null until the first step. Never encoded. */
  index: EngineIndex | null
}

/** The state before the first input. */
export function createState(partition: number, partitions: number): EngineState {
  return {
    partition,
    partitions,
    now: 0,
    seq: -1,
    timers: new TimerHeap(),
    alerts: new TrackedMap(),
    incidents: new TrackedMap(),
    problems: new Map(),
    recurrence: createRecurrenceState(),
    silences: new Map(),
    maintenance: new Map(),
    seenIds: { current: new Set(), previous: new Set(), since: 0 },
    unmatchedClears: new Map(),
    presence: emptyPresence(),
    vocabulary: emptyVocabulary(),
    notices: createNoticeMemory(),
    storms: new Map(),
    changes: new Map(),
    verdicts: new Map(),
    commandIds: new Set(),
    incidentNumbers: { day: '', next: 0 },
    problemNumbers: { day: '', next: 0 },
    incidentSerial: 0,
    readingUntil: 0,
    placedOn: '',
    placingUntil: 0,
    affinities: createAffinityState(),
    index: null,
  }
}
