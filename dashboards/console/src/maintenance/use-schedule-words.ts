// When a window recurs, in words: "Tuesday and Sunday, last of the month, 02:00 for 2 h (Europe/Berlin)".
import { useTranslation } from 'react-i18next'
import type { ShownWindow } from '../api/maintenance-endpoints.ts'
import { formatDuration, formatList } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { clockText } from './clock-text.ts'
import { DAYS, WEEKS } from './week-choices.ts'

/** @returns null for one that takes place once */
export function useScheduleWords(): (schedule: ShownWindow['schedule']) => string | null {
  const { t } = useTranslation()
  const { language } = usePreferences()
  return (schedule) => {
    if (schedule.kind === 'once') return null
    const { days, weeks, startMinute, durationMs, zone } = schedule
    const values = {
      days:
        days.length === 7
          ? t('maintenance.daily')
          : formatList(
              DAYS.filter((day) => days.includes(day)).map((day) => t(`weekday.${day}`)),
              language,
            ),
      at: clockText(startMinute),
      length: formatDuration(durationMs, language),
      zone,
    }
    if (weeks.length === 0) return t('maintenance.weeklyWords', values)
    const which = formatList(
      WEEKS.filter((week) => weeks.includes(week)).map((week) => t(`weekOfMonth.${week}`)),
      language,
    )
    return t('maintenance.monthlyWords', { ...values, weeks: which })
  }
}
