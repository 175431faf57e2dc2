// What the table of noise is asked for, and its form in the URL: a finding can be sent to a colleague as a link.
import { NOISE_COUNTS, NOISE_KEYS, type NoiseQuestion } from '../api/tuning-endpoints.ts'

export const NOISE_DAYS = [1, 7, 30] as const

export const DEFAULT_QUESTION: NoiseQuestion = { by: 'class', sort: 'events', days: 1, class: '', source: '' }

/** Reads it from a query string. Words that it does not know are left out: an old link still opens. */
export function decodeQuestion(query: string): NoiseQuestion {
  const params = new URLSearchParams(query)
  return {
    by: NOISE_KEYS.find((key) => key === params.get('by')) ?? DEFAULT_QUESTION.by,
    sort: NOISE_COUNTS.find((count) => count === params.get('sort')) ?? DEFAULT_QUESTION.sort,
    days: NOISE_DAYS.find((days) => String(days) === params.get('days')) ?? DEFAULT_QUESTION.days,
    class: params.get('class') ?? '',
    source: params.get('source') ?? '',
  }
}

/** Writes it as a query string without `?`; what is as by default is left out. */
export function encodeQuestion(question: NoiseQuestion): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(question))
    // Both have the same keys.
    if (value !== DEFAULT_QUESTION[name as keyof NoiseQuestion]) params.set(name, String(value))
  return params.toString()
}
