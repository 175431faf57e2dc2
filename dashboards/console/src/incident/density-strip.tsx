// How many events came in each piece of time, the worst severity at the bottom of each bar.
import { useTranslation } from 'react-i18next'
import type { Lanes } from '../api/incident-endpoints.ts'
import type { Severity } from '../contract.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'
import classes from './incident.module.css'
import { patternId } from './severity-patterns.tsx'
import type { Scale } from './time-scale.ts'

export const STRIP_HEIGHT = 56
const SEVERITIES = (Object.keys(SEVERITY_ORDER) as readonly Severity[]) // the keys of a literal are its key type
  .toSorted((a, b) => SEVERITY_ORDER[a] - SEVERITY_ORDER[b])

interface DensityStripProps {
  readonly lanes: Pick<Lanes, 'buckets' | 'bucketMs'>
  readonly scale: Scale
  readonly patterns: string
  readonly top: number
}

export function DensityStrip({ lanes: { buckets, bucketMs }, scale, patterns, top }: DensityStripProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const totals = buckets.map(({ events }) => SEVERITIES.reduce((sum, severity) => sum + (events[severity] ?? 0), 0))
  const most = Math.max(1, ...totals)
  return (
    <g transform={`translate(0 ${top})`}>
      <text x={0} y={STRIP_HEIGHT - 4} className={classes['laneName']}>
        {t('lanes.events')}
      </text>
      <text x={0} y={12} className={classes['laneNote']}>
        {t('lanes.most', { count: most, shown: formatNumber(most, language) })}
      </text>
      <line
        className={classes['axis']}
        x1={scale.xOf(0)}
        x2={scale.xOf(Infinity)}
        y1={STRIP_HEIGHT}
        y2={STRIP_HEIGHT}
      />
      {buckets.map(({ at, events }) => {
        const [x, end] = [scale.xOf(at), scale.xOf(at + bucketMs)]
        let y = STRIP_HEIGHT
        return SEVERITIES.map((severity) => {
          const count = events[severity] ?? 0
          if (count === 0) return null
          // A single event among thousands is still seen.
          const height = Math.max(2, (count / most) * STRIP_HEIGHT)
          y -= height
          return (
            <rect
              key={`${at} ${severity}`}
              className={classes['fill']}
              data-severity={severity}
              x={x}
              y={Math.max(0, y)}
              width={Math.max(2, end - x - 1)}
              height={height}
              fill={`url(#${patternId(patterns, severity)})`}
            />
          )
        })
      })}
    </g>
  )
}
