// Who reads the list: language, words, time zone. Asked once for the whole list and handed down: the translator's hook costs as much as a cell,
// and a row has a dozen of them.
import type { ParseKeys, TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../preferences/preferences.ts'
import { usePreferences } from '../preferences/preferences.ts'

export interface Reader extends Pick<Preferences, 'language' | 'timeZone'> {
  readonly t: TFunction
  /** A word with nothing to fill in: looked up once, since lists have the same few in every row. */
  readonly word: (key: ParseKeys) => string
}

/** @returns the same object until the reader chooses otherwise */
export function useReader(): Reader {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  return useMemo(() => {
    const words = new Map<ParseKeys, string>()
    const word = (key: ParseKeys): string => {
      const known = words.get(key) ?? t(key)
      words.set(key, known)
      return known
    }
    return { t, word, language, timeZone }
  }, [t, language, timeZone])
}
