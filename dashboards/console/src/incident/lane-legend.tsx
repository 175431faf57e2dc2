// What the signs of the time-line's drawing mean: only those that are on it.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Lanes } from '../api/incident-endpoints.ts'
import type { Activity, Severity } from '../contract.ts'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'
import classes from './incident.module.css'
import { MARKED_KINDS, MarkerShape, isMarked } from './lane-markers.tsx'
import { patternId } from './severity-patterns.tsx'

interface LaneLegendProps {
  readonly lanes: Lanes
  readonly activities: readonly Activity[]
  readonly patterns: string
}

export function LaneLegend({ lanes, activities, patterns }: LaneLegendProps) {
  const { t } = useTranslation()
  const kinds = MARKED_KINDS.filter((kind) => activities.some((one) => one.kind === kind && isMarked(one, lanes)))
  return (
    <ul className={classes['legend']} aria-label={t('lanes.legend')}>
      {severitiesOf(lanes).map((severity) => (
        <Line key={severity} word={t(`severity.${severity}`)}>
          <rect
            className={classes['span']}
            data-severity={severity}
            x={1}
            y={3}
            width={18}
            height={8}
            fill={`url(#${patternId(patterns, severity)})`}
          />
        </Line>
      ))}
      {kinds.map((kind) => (
        <Line key={kind} word={t(`activityKind.${kind}`)}>
          <g className={classes['marker']} transform="translate(5 2)">
            <MarkerShape kind={kind} />
          </g>
        </Line>
      ))}
      <li className={classes['dim']}>{t('lanes.howDrawn')}</li>
    </ul>
  )
}

function Line({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <li>
      <svg width={20} height={14} aria-hidden="true" focusable="false">
        {children}
      </svg>
      {word}
    </li>
  )
}

/** Worst first. */
function severitiesOf({ lanes, buckets }: Lanes): readonly Severity[] {
  const drawn = new Set<string>([
    ...lanes.flatMap(({ spans, marks }) => [...spans, ...marks].map(({ severity }) => severity)),
    ...buckets.flatMap(({ events }) => Object.keys(events)),
  ])
  return (Object.keys(SEVERITY_ORDER) as readonly Severity[]) // the keys of a literal are its key type
    .filter((severity) => drawn.has(severity))
    .sort((a, b) => SEVERITY_ORDER[a] - SEVERITY_ORDER[b])
}
