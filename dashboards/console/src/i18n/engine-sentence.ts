// The engine's evidence and activities in the reader's language: by kind and values where there is a sentence for it, else its English text.
import { formatDuration, formatPercent } from './format.ts'
import type { Language } from '../preferences/preferences.ts'

export type EngineValues = Readonly<Record<string, string | number>>

/** A sentence with {{places}} for values; a function chooses among several by the values. */
export type SentenceTemplate = string | ((values: EngineValues) => string)

export interface EngineSentences {
  /** Why one alert is in, or why one CI is suspected. */
  readonly evidence: Readonly<Record<string, SentenceTemplate>>
  /** How several alerts came in: the parts of an incident's "why". */
  readonly grouping: Readonly<Record<string, SentenceTemplate>>
  readonly activity: Readonly<Record<string, SentenceTemplate>>
}

/** Values that are shares of one. */
const FRACTIONS: readonly string[] = ['fit', 'freshness', 'prior', 'share', 'score']

function show(
  name: string,
  value: string | number,
  language: Language,
  word: (value: string) => string | null,
): string {
  if (typeof value === 'string') return word(value) ?? value
  if (name.endsWith('Ms')) return formatDuration(Math.abs(value), language)
  return FRACTIONS.includes(name) ? formatPercent(value, language) : String(value)
}

/**
 * @param template undefined: this language has no sentence of its own
 * @param word translates values that are words of the screen, such as states
 * @returns the English text when a value that the sentence names is missing: half a sentence would be worse
 */
export function engineSentence(
  template: SentenceTemplate | undefined,
  { text, values }: { readonly text: string; readonly values: EngineValues },
  language: Language,
  word: (value: string) => string | null = () => null,
): string {
  if (template === undefined) return text
  const missing: string[] = []
  const sentence = (typeof template === 'function' ? template(values) : template).replace(
    /\{\{(\w+)\}\}/gu,
    (_, name: string) => {
      const value = values[name]
      if (value !== undefined) return show(name, value, language, word)
      missing.push(name)
      return ''
    },
  )
  return missing.length === 0 ? sentence : text
}
