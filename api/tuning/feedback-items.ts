// Lines of time-lines -> the inbox of feedback: what was said, what the engine had said, and what came of it.
import type { Activity, CauseVerdict, Incident } from '../../correlate/contract/incident.ts'
import type { Saying } from '../../correlate/contract/sentences/sentence.ts'
import type { FeedbackKind } from '../queries/feedback-list.ts'
import type { VerdictUse } from '../queries/verdict-uses.ts'

/** A verdict moves the ranking in the step that takes it in; later moves have other reasons. */
const AT_ONCE_MS = 1_000

export interface Feedback {
  readonly id: string
  readonly at: number
  readonly actor: string
  readonly kind: FeedbackKind
  readonly incident: { readonly id: string; readonly title: string; readonly titleSaying: Saying | null }
  /** Of a verdict. */
  readonly cause: JudgedCause | null
  /** Of a merge: the incident that came in; of a split: the one that was made. */
  readonly other: string | null
  /** Alerts that moved. */
  readonly alerts: number
}

export interface JudgedCause {
  readonly ci: string | null
  readonly name: string
  readonly verdict: CauseVerdict | 'none'
  /** Place that the engine had given it, from 1; 0: not among its candidates; null: not recorded then. */
  readonly rank: number | null
  readonly score: number | null
  /** What the engine had put first; null: not recorded then. */
  readonly first: string | null
  /** Kinds of evidence that had spoken for it. */
  readonly kinds: readonly string[]
  /** First cause after it, when it changed at once: a CI's id. */
  readonly movedTo: string | null
  /** Incidents since then that were ranked with this in mind. */
  readonly usedLater: number
}

export function feedbackItems(
  activities: readonly Activity[],
  incidents: ReadonlyMap<string, Incident>,
  moves: readonly Activity[],
  uses: readonly VerdictUse[],
): Feedback[] {
  return activities.map((activity) => {
    const { id, at, actor, values, incidentId } = activity
    const incident = incidents.get(incidentId)
    const kind = activity.kind as FeedbackKind // selected by it
    return {
      id,
      at,
      actor,
      kind,
      incident: { id: incidentId, title: incident?.title ?? '', titleSaying: incident?.titleSaying ?? null },
      cause: kind === 'cause_judged' ? judged(activity, moves, uses) : null,
      other: kind === 'merged' ? text(values['from']) : kind === 'split' ? text(values['into']) : null,
      alerts: Number(values['alerts'] ?? 0),
    }
  })
}

function judged(
  { at, incidentId, values }: Activity,
  moves: readonly Activity[],
  uses: readonly VerdictUse[],
): JudgedCause {
  const ci = text(values['id'])
  const move = moves.find((one) => one.incidentId === incidentId && one.at >= at && one.at - at <= AT_ONCE_MS)
  const kinds = text(values['kinds']) ?? ''
  return {
    ci,
    name: text(values['ci']) ?? '',
    verdict: values['verdict'] as JudgedCause['verdict'], // written by correlate/engine/commands/judge-cause.ts
    rank: number(values['rank']),
    score: number(values['score']),
    first: text(values['first']),
    kinds: kinds === '' ? [] : kinds.split(','),
    movedTo: text(move?.values['to']),
    usedLater: ci === null ? 0 : uses.filter((use) => use.at > at && use.cis.includes(ci)).length,
  }
}

function text(value: string | number | undefined): string | null {
  return value === undefined ? null : String(value)
}

function number(value: string | number | undefined): number | null {
  return value === undefined ? null : Number(value)
}
