// Events -> alerts -> incidents: how much noise the correlator took away.
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stats } from '../api/endpoints.ts'
import { formatCompact, formatHours, formatPercent } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { ChevronIcon } from '../theme/icons.tsx'
import classes from './live.module.css'

function StatsStripView({ stats }: { readonly stats: Stats | undefined }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  if (stats === undefined) return <div className={classes['stats']} />
  const figures = stats.history
    ? ([
        [t('stats.events', { count: stats.events }), stats.events],
        [t('stats.alerts', { count: stats.alerts }), stats.alerts],
        [t('stats.incidents', { count: stats.incidents }), stats.incidents],
      ] as const)
    : []
  return (
    <div className={classes['stats']}>
      <span className={classes['window']}>
        {stats.history ? t('stats.window', { span: formatHours(stats.windowMs, language) }) : t('stats.noHistory')}
      </span>
      {figures.map(([word, count], index) => (
        <span key={word} className={classes['figure']}>
          {index > 0 && <ChevronIcon size={14} />}
          <b>{formatCompact(count, language)}</b> {word}
        </span>
      ))}
      {stats.noiseReduction !== null && (
        <span className={classes['figure']}>
          <b>{formatPercent(stats.noiseReduction, language)}</b> {t('stats.noise')}
        </span>
      )}
      <span className={classes['figure']} data-last>
        <b>{formatCompact(stats.openIncidents, language)}</b> {t('stats.open')}
      </span>
    </div>
  )
}

export const StatsStrip = memo(StatsStripView)
