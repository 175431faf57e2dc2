// Evidence and activities in the reader's language: by kind and values where there is a sentence for it, else the engine's English text.
import type { i18n } from 'i18next'
import type { Activity, Evidence } from '../contract.ts'

/**
 * The translated sentence of `<group>.<kind>`, or the text as it came. English readers get the engine's own words; a translation
 * is used only when every value that its sentence names is there, since half a sentence would be worse than an English one.
 */
function sentence(
  i18n: Pick<i18n, 'language' | 'getResource'>,
  group: 'evidence' | 'activity',
  { kind, text, values }: Pick<Evidence, 'kind' | 'text' | 'values'>,
  translateValue: (value: string | number) => string,
): string {
  if (i18n.language === 'en') return text
  const template: unknown = i18n.getResource(i18n.language, 'translation', `${group}.${kind}`)
  if (typeof template !== 'string') return text
  let complete = true
  const translated = template.replace(/\{\{(\w+)\}\}/gu, (_, name: string) => {
    const value = values[name]
    if (value === undefined) complete = false
    return value === undefined ? '' : translateValue(value)
  })
  return complete ? translated : text
}

export function evidenceText(i18n: Pick<i18n, 'language' | 'getResource'>, evidence: Evidence): string {
  return sentence(i18n, 'evidence', evidence, String)
}

export function activityText(
  i18n: Pick<i18n, 'language' | 'getResource'>,
  activity: Pick<Activity, 'kind' | 'text' | 'values'>,
): string {
  // State words appear as values; they are words of the screen.
  return sentence(i18n, 'activity', activity, (value) => {
    const word: unknown = i18n.getResource(i18n.language, 'translation', `state.${value}`)
    return typeof word === 'string' ? word : String(value)
  })
}
