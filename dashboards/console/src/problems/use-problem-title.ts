// Problems' titles in the reader's language: the engine writes them in English.
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../contract.ts'
import { formatList } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'

export type TitledProblem = Pick<Problem, 'level' | 'rootName' | 'rootType' | 'eventClasses'>

export function useProblemTitle(): (problem: TitledProblem) => string {
  const { t } = useTranslation()
  const { language } = usePreferences()
  return useCallback(
    ({ level, rootName, rootType, eventClasses }) => {
      const classes = formatList(eventClasses, language)
      return level === 'ci'
        ? t('problem.recursOn', { classes, name: rootName })
        : t('problem.recursOnType', { classes, type: rootType })
    },
    [t, language],
  )
}
