// All alerts that match the filter are chosen with one button, to be taken to another incident together.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import type { AlertFilter } from '../api/incident-endpoints.ts'
import { ApiProblem } from '../api/request.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { MayButton } from '../session/may-button.tsx'
import { useNotice } from '../shell/use-notice.ts'
import { matchingAlerts } from './matching-alerts.ts'

/** As many as the API takes in one request. */
const MOST = 5_000

interface ChooseMatchingProps {
  readonly id: string
  readonly filter: AlertFilter
  /** That match. */
  readonly total: number
  /** That are chosen already, whether they match or not. */
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (ids: readonly string[]) => void
}

export function ChooseMatching({ id, filter, total, chosen, onChosen }: ChooseMatchingProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const api = useApi()
  const { warn } = useNotice()
  const [reading, setReading] = useState(false)
  const tooMany = t('bulk.tooMany', { max: formatNumber(MOST, language) })

  async function choose(): Promise<void> {
    setReading(true)
    try {
      const ids = await matchingAlerts((cursor) => api.alerts(id, filter, cursor), MOST)
      if (new Set([...chosen, ...ids]).size > MOST) warn(tooMany)
      else onChosen(ids)
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      warn(error.message)
    } finally {
      setReading(false)
    }
  }

  return (
    <MayButton
      scope="incidents:write"
      size="xs"
      loading={reading}
      refusal={total > MOST ? tooMany : null}
      onClick={() => void choose()}
    >
      {t('alerts.chooseAll', { count: total, shown: formatNumber(total, language) })}
    </MayButton>
  )
}
