// The engine's evidence and activities in the reader's language, with values in the reader's formats.
import { fillSentence, valueKind } from '../contract.ts'
import type { EngineValues, SentenceTemplate } from '../contract.ts'
import type { Language } from '../preferences/preferences.ts'
import { isolated } from './isolated.ts'
import { formatDuration, formatPercent } from './format.ts'

/**
 * @param template undefined: this language has no sentence of its own
 * @param word translates values that are words of the screen, such as states
 */
export function engineSentence(
  template: SentenceTemplate | undefined,
  said: { readonly text: string; readonly values: EngineValues },
  language: Language,
  word: (value: string) => string | null = () => null,
): string {
  return fillSentence(template, said, (name, value) => {
    if (typeof value === 'string') return word(value) ?? isolated(value)
    const kind = valueKind(name)
    if (kind === 'duration') return formatDuration(Math.abs(value), language)
    return kind === 'share' ? formatPercent(value, language) : String(value)
  })
}
