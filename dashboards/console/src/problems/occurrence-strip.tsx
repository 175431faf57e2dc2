// When the incidents of a problem were: a mark each on one line of time, so that a rhythm is seen at a glance.
import { useTranslation } from 'react-i18next'
import type { Problem } from '../contract.ts'
import { formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import classes from './problems.module.css'

const [WIDTH, HEIGHT, EDGE] = [1_000, 36, 10]

export function OccurrenceStrip({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const { occurrences, occurrenceCount } = problem
  const [first, last] = [occurrences[0]?.at ?? 0, occurrences.at(-1)?.at ?? 0]
  const place = (at: number): number => EDGE + ((WIDTH - 2 * EDGE) * (at - first)) / Math.max(1, last - first)
  const shown = (at: number): string => formatTime(at, language, timeZone)
  return (
    <figure className={classes['strip']}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={t('problem.strip', { count: occurrenceCount, from: shown(first), to: shown(last) })}
      >
        <line x1={EDGE} x2={WIDTH - EDGE} y1={HEIGHT / 2} y2={HEIGHT / 2} />
        {occurrences.map(({ incidentId, at }) => (
          <rect key={incidentId} x={place(at) - 2} y={6} width={4} height={HEIGHT - 12}>
            <title>{`${shown(at)} ${incidentId}`}</title>
          </rect>
        ))}
      </svg>
      <figcaption>
        <span>{shown(first)}</span>
        <span>{shown(last)}</span>
      </figcaption>
    </figure>
  )
}
