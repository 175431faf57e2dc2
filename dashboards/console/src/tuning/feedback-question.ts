// What the inbox of feedback is asked for, and its form in the URL.
import { FEEDBACK_KINDS, type FeedbackQuestion } from '../api/tuning-endpoints.ts'

export const FEEDBACK_DAYS = [7, 30, 90] as const

export const DEFAULT_FEEDBACK: FeedbackQuestion = { kind: '', actor: '', days: 30 }

/** Reads it from a query string. Words that it does not know are left out. */
export function decodeFeedback(query: string): FeedbackQuestion {
  const params = new URLSearchParams(query)
  return {
    kind: FEEDBACK_KINDS.find((kind) => kind === params.get('kind')) ?? '',
    actor: params.get('actor') ?? '',
    days: FEEDBACK_DAYS.find((days) => String(days) === params.get('days')) ?? DEFAULT_FEEDBACK.days,
  }
}

/** The address of it. */
export function feedbackHref({ kind, actor, days }: FeedbackQuestion): string {
  const params = new URLSearchParams({ tab: 'feedback' })
  if (kind !== '') params.set('kind', kind)
  if (actor !== '') params.set('actor', actor)
  if (days !== DEFAULT_FEEDBACK.days) params.set('days', String(days))
  return `/tuning?${params.toString()}`
}
