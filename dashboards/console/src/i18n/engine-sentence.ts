// The engine's evidence and activities in the reader's language, with values in the reader's formats.
import { fillSentence, valueKind } from '../contract.ts'
import type { EngineValues, SentenceTemplate } from '../contract.ts'
import type { Language } from '../preferences/preferences.ts'
import { isolated } from './isolated.ts'
import { formatPercent, formatSpan } from './format.ts'

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
    switch (valueKind(name)) {
      case 'duration':
        return formatSpan(Math.abs(value), language)
      case 'seconds':
        return formatSpan(value * 1_000, language)
      case 'share':
        return formatPercent(value, language)
      case 'plain':
        return String(value)
    }
  })
}
