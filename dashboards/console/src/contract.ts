// The console's only door to the other rooms: types and data tables of their contracts.
export { INCIDENT_STATES, PRIORITIES, isLegalMove } from '../../../correlate/contract/incident.ts'
export type {
  Activity,
  ActivityKind,
  AffectedService,
  CauseVerdict,
  Incident,
  IncidentState,
  Priority,
  RootCauseCandidate,
} from '../../../correlate/contract/incident.ts'
export { REJECTIONS } from '../../../correlate/contract/command.ts'
export { AFFINITY_VERDICTS } from '../../../correlate/contract/affinity.ts'
export type { Affinity, AffinityVerdict } from '../../../correlate/contract/affinity.ts'
export { TRIAL_DIFFERENCES } from '../../../correlate/contract/trial.ts'
export type {
  TrialChange,
  TrialCounts,
  TrialFinding,
  TrialIncident,
  TrialResult,
} from '../../../correlate/contract/trial.ts'
export type { PolicyChange, TunablePath, TunableUnit } from '../../../correlate/contract/tunable.ts'
export { PROBLEM_STATES, isLegalProblemMove } from '../../../correlate/contract/problem.ts'
export type { Problem, ProblemState } from '../../../correlate/contract/problem.ts'
export type {
  CiDifference,
  DifferenceCounts,
  DuplicateProposal,
  FieldValue,
  SourceRef,
} from '../../../ingest/contract/inventory-difference.ts'
export type { ReportResult } from '../../../ingest/contract/inventory-request.ts'
export type { CiOrigin, Drift, DriftingCi, InventorySummary } from '../../../ingest/contract/inventory-view.ts'
export type { Relationship, RelationshipType } from '../../../correlate/contract/ci.ts'
export type { Health } from '../../../correlate/contract/cmdb-graph/service-effect.ts'
export type { PathStep } from '../../../correlate/contract/cmdb-graph/path.ts'
export type { Alert } from '../../../correlate/contract/alert.ts'
export { REFUSAL_SENTENCES } from '../../../correlate/contract/sentences/refusals.ts'
export { ACT_SENTENCES, API_SENTENCES } from '../../../api/contract/said.ts'
export { INGEST_SENTENCES } from '../../../ingest/contract/said.ts'
export type { Saying } from '../../../correlate/contract/sentences/sentence.ts'
export { spanParts } from '../../../correlate/contract/sentences/span-parts.ts'
export type { SpanUnit } from '../../../correlate/contract/sentences/span-parts.ts'
export { fillSentence, valueKind } from '../../../correlate/contract/sentences/sentence.ts'
export type { EngineSentences, EngineValues, SentenceTemplate } from '../../../correlate/contract/sentences/sentence.ts'
export { engineSentences as chineseSentences } from '../../../correlate/contract/sentences/zh.ts'
export { HANDOVER_REASONS, isLegalHandoverMove } from '../../../api/contract/handover.ts'
export type {
  Handover,
  HandoverFacts,
  HandoverIncident,
  HandoverNotes,
  HandoverReason,
  HandoverSummary,
} from '../../../api/contract/handover.ts'
export { DECISIONS, DECISION_WORDS } from '../../../correlate/contract/decision.ts'
export type { DecisionWord } from '../../../correlate/contract/decision.ts'
export { PERCEIVED_SEVERITIES as SEVERITIES } from '../../../ingest/contract/severity.ts'
export type { MonitoringEvent } from '../../../ingest/contract/event.ts'
export type { Silence, SilenceMatcher } from '../../../correlate/contract/silence.ts'
export type { OnceSchedule, WeeklySchedule } from '../../../correlate/contract/maintenance/schedule.ts'
export { DEPENDANT_WORDS } from '../../../correlate/contract/maintenance/window.ts'
export type {
  DependantWord,
  MaintenanceScope,
  MaintenanceWindow,
  ScopeEntry,
  WindowState,
} from '../../../correlate/contract/maintenance/window.ts'
export type { Evidence } from '../../../correlate/contract/evidence.ts'

import type { EventKind } from '../../../ingest/contract/event.ts'
import type { Incident } from '../../../correlate/contract/incident.ts'

/** Kinds of events, in the order of their life. */
export const EVENT_KINDS = ['raise', 'clear', 'notice'] as const satisfies readonly EventKind[]

/** Perceived severity words, X.733. */
export type Severity = Incident['severity']
