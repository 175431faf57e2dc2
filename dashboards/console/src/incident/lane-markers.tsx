// What people and the correlator decided, as lines through the time-line, each with the first sign of its word.
import { useTranslation } from 'react-i18next'
import type { Activity, ActivityKind } from '../contract.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { activityText } from './engine-text.ts'
import classes from './incident.module.css'
import type { Range, Scale } from './time-scale.ts'

/** What a time-line needs; alerts that join and clear are the lanes themselves. */
const MARKED = {
  opened: 'M0 0H10V10H0Z',
  root_cause_changed: 'M5 0 10 10H0Z',
  cause_judged: 'M5 0 10 10H0Z',
  acknowledged: 'M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0Z',
  commented: 'M0 0H10V7H5L2 10V7H0Z',
  resolved: 'M0 5 4 9 10 1',
  reopened: 'M0 0H10L5 10Z',
  closed: 'M0 5 4 9 10 1',
  merged: 'M5 0 10 5 5 10 0 5Z',
  split: 'M5 0 10 5 5 10 0 5Z',
} as const satisfies Partial<Record<ActivityKind, string>>

type MarkedKind = keyof typeof MARKED
export const MARKED_KINDS = Object.keys(MARKED) as readonly MarkedKind[] // the keys of a literal are its key type

/** Whether it is drawn there. */
export function isMarked(
  activity: Activity,
  { from, to }: Range,
): activity is Activity & { readonly kind: MarkedKind } {
  return activity.kind in MARKED && activity.at >= from && activity.at <= to
}

/** 10 px wide and high. */
export function MarkerShape({ kind }: { readonly kind: MarkedKind }) {
  return <path d={MARKED[kind]} />
}

interface LaneMarkersProps {
  readonly activities: readonly Activity[]
  readonly range: Range
  readonly scale: Scale
  readonly height: number
}

export function LaneMarkers({ activities, range, scale, height }: LaneMarkersProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  return (
    <>
      {activities.map((activity) => {
        if (!isMarked(activity, range)) return null
        const x = scale.xOf(activity.at)
        return (
          <g key={activity.id} className={classes['marker']} data-kind={activity.kind}>
            <title>{activityText(activity, language, t)}</title>
            <line x1={x} x2={x} y1={14} y2={height} />
            <g transform={`translate(${x - 5} 3)`}>
              <MarkerShape kind={activity.kind} />
            </g>
          </g>
        )
      })}
    </>
  )
}
