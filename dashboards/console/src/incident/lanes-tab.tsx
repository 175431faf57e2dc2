// When what happened: how many events came, a lane for each CI, and what people and the correlator did, all on one scale.
import { useTranslation } from 'react-i18next'
import type { Clock } from '../api/incident-endpoints.ts'
import type { Activity } from '../contract.ts'
import { formatDelta, formatSpan, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import classes from './incident.module.css'
import { LaneChart } from './lane-chart.tsx'
import { LaneTable } from './lane-table.tsx'
import type { Range } from './time-scale.ts'
import { Timeline } from './timeline.tsx'
import { useLanes } from './use-insight.ts'
import { useParam } from './use-param.ts'

/** A clock that is further off than this gets a badge, ms: below it is delivery. */
const SKEW_MS = 60_000

interface LanesTabProps {
  readonly id: string
  readonly activities: readonly Activity[] | undefined
}

export function LanesTab({ id, activities }: LanesTabProps) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const [clockParam, setClock] = useParam('clock')
  const [rangeParam, setRange] = useParam('range')
  const clock: Clock = clockParam === 'received' ? 'received' : 'event'
  const range = rangeOf(rangeParam)
  const { data, isError } = useLanes(id, clock, range)
  const skewed = data?.lanes.filter(({ skewMs }) => Math.abs(skewMs) > SKEW_MS) ?? []
  return (
    <div className={classes['lanes']}>
      <div className={classes['impactBar']}>
        <div className={classes['radios']} role="radiogroup" aria-label={t('lanes.clock')}>
          <span aria-hidden="true">{t('lanes.clock')}</span>
          {(['event', 'received'] as const).map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="clock"
                checked={clock === one}
                onChange={() => setClock(one === 'event' ? '' : one)}
              />
              {t(`lanes.clockOf.${one}`)}
            </label>
          ))}
        </div>
        {skewed.map(({ ci, skewMs }) => (
          <span key={ci.id} className={classes['badge']}>
            {t('lanes.skew', { name: ci.name, delta: formatDelta(skewMs, language) })}
          </span>
        ))}
      </div>
      {isError && <p role="alert">{t('lanes.failed')}</p>}
      {data !== undefined && (
        <>
          <LaneChart
            lanes={data}
            activities={activities ?? []}
            onRange={(next) => setRange(next === null ? '' : `${Math.round(next.from)}-${Math.round(next.to)}`)}
            zoomed={range !== null}
          />
          <p className={classes['dim']}>
            {t('lanes.scale', {
              from: formatTime(data.from, language, timeZone),
              to: formatTime(data.to, language, timeZone),
              span: formatSpan(data.bucketMs, language),
            })}{' '}
            {data.cis > data.lanes.length && t('lanes.more', { shown: data.lanes.length, count: data.cis })}
          </p>
          <LaneTable lanes={data.lanes} />
        </>
      )}
      <h2>{t('lanes.activities')}</h2>
      <Timeline activities={activities} />
    </div>
  )
}

/** @returns null unless it is two times in their order */
function rangeOf(text: string): Range | null {
  const [from = Number.NaN, to = Number.NaN] = text.split('-').map(Number)
  return Number.isFinite(from) && Number.isFinite(to) && from > 0 && to > from ? { from, to } : null
}
