// How many events there were, by time: one bar a span, each a button that narrows the search to it. Arrow keys move along the strip.
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventHistogram } from '../api/event-endpoints.ts'
import { formatNumber, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import classes from './events.module.css'

const HEIGHT = 48
/** Something is seen, be it one event among a million. */
const LEAST = 2

interface HistogramProps {
  readonly histogram: EventHistogram
  readonly count: number
  readonly onNarrow: (from: number, to: number) => void
}

export function Histogram({ histogram, count, onNarrow }: HistogramProps) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const [active, setActive] = useState(count - 1)
  const { from, to, bucketMs } = histogram
  const byStart = new Map(histogram.buckets.map((bucket) => [bucket.at, bucket]))
  const most = Math.max(1, ...histogram.buckets.map(({ events }) => events))
  const height = (value: number) => (value === 0 ? 0 : Math.max(LEAST, (value / most) * HEIGHT))

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, Home: -count, End: count }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.min(count - 1, Math.max(0, active + step))
    setActive(next)
    const bar = event.currentTarget.children[next]
    if (bar instanceof HTMLElement) bar.focus()
  }

  const time = (at: number) => formatTime(at, language, timeZone)
  return (
    <>
      <div className={classes['strip']} role="toolbar" aria-label={t('events.histogram')} onKeyDown={onKeyDown}>
        {Array.from({ length: count }, (_, index) => {
          const at = from + index * bucketMs
          const end = Math.min(at + bucketMs, to)
          const bucket = byStart.get(at) ?? { events: 0, serious: 0 }
          const label = t('events.bar', {
            from: time(at),
            to: time(end),
            events: formatNumber(bucket.events, language),
            serious: formatNumber(bucket.serious, language),
          })
          return (
            <button
              key={at}
              type="button"
              className={classes['bar']}
              tabIndex={index === active ? 0 : -1}
              aria-label={label}
              title={label}
              onFocus={() => setActive(index)}
              onClick={() => onNarrow(at, end)}
            >
              <svg viewBox={`0 0 10 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect
                  className={classes['all']}
                  x="1"
                  width="8"
                  y={HEIGHT - height(bucket.events)}
                  height={height(bucket.events)}
                />
                <rect
                  className={classes['serious']}
                  x="1"
                  width="8"
                  y={HEIGHT - height(bucket.serious)}
                  height={height(bucket.serious)}
                />
              </svg>
            </button>
          )
        })}
      </div>
      <div className={classes['axis']} aria-hidden="true">
        <span>{time(from)}</span>
        <span className={classes['legend']}>
          <span>
            <Swatch className={classes['serious']} />
            {t('events.serious')}
          </span>
          <span>
            <Swatch className={classes['all']} />
            {t('events.other')}
          </span>
          <span>{t('events.highest', { count: most, shown: formatNumber(most, language) })}</span>
        </span>
        <span>{time(to)}</span>
      </div>
    </>
  )
}

function Swatch({ className }: { readonly className: string | undefined }) {
  return (
    <svg width="10" height="10" focusable="false">
      <rect width="10" height="10" rx="2" className={className} />
    </svg>
  )
}
