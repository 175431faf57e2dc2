// Alerts as a virtual table: a hundred thousand of them, some thirty rows in the page.
import { VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alert } from '../contract.ts'
import { formatNumber, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { SeverityMark } from '../theme/severity-mark.tsx'
import classes from './alert-list.module.css'

/** px; small screens show three lines, see the style sheet. */
const ROW_HEIGHT = { usual: 36, small: 76 } as const
const OVERSCAN = 10
/** Rows before the end at which the next page is asked for. */
const AHEAD = 30
const HEADS = ['choose', 'severity', 'state', 'ci', 'summary', 'sources', 'count', 'first'] as const

interface AlertListProps {
  readonly alerts: readonly Alert[]
  /** Of all pages. */
  readonly total: number
  readonly chosen: ReadonlySet<string>
  readonly onToggle: (id: string) => void
  readonly onOpen: (alert: Alert) => void
  /** The end of what is loaded comes into sight. */
  readonly onEnd: () => void
}

export function AlertList({ alerts, total, chosen, onToggle, onOpen, onEnd }: AlertListProps) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const small = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false })
  const virtualizer = useVirtualizer({
    count: alerts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT[small ? 'small' : 'usual'],
    getItemKey: (index) => alerts[index]?.id ?? index,
    overscan: OVERSCAN,
    useFlushSync: false,
  })
  const rows = virtualizer.getVirtualItems()
  useEffect(() => virtualizer.measure(), [virtualizer, small])
  const last = rows.at(-1)?.index ?? 0
  useEffect(() => {
    if (alerts.length > 0 && last >= alerts.length - AHEAD) onEnd()
    // Only when other rows come into sight or more were loaded; who asks is another function each time.
  }, [last, alerts.length])

  return (
    <div ref={scroller} className={classes['scroller']} tabIndex={0} role="region" aria-label={t('incident.alerts')}>
      <div role="table" aria-label={t('incident.alerts')} aria-rowcount={total + 1}>
        <div role="rowgroup" className={classes['head']}>
          <div role="row" aria-rowindex={1} className={classes['row']}>
            {HEADS.map((head) => (
              <span key={head} role="columnheader" data-column={head}>
                {/* Wider than a box to tick. */}
                {head === 'choose' ? (
                  <VisuallyHidden>{t('alertColumn.choose')}</VisuallyHidden>
                ) : (
                  t(`alertColumn.${head}`)
                )}
              </span>
            ))}
          </div>
        </div>
        <div role="rowgroup" className={classes['body']} style={{ height: virtualizer.getTotalSize() }}>
          {rows.map(({ index, start }) => {
            const alert = alerts[index]
            return (
              alert !== undefined && (
                <AlertRow
                  key={alert.id}
                  alert={alert}
                  index={index}
                  top={start}
                  chosen={chosen.has(alert.id)}
                  onToggle={onToggle}
                  onOpen={onOpen}
                />
              )
            )
          })}
        </div>
      </div>
    </div>
  )
}

interface AlertRowProps extends Pick<AlertListProps, 'onToggle' | 'onOpen'> {
  readonly alert: Alert
  readonly index: number
  readonly top: number
  readonly chosen: boolean
}

function AlertRow({ alert, index, top, chosen, onToggle, onOpen }: AlertRowProps) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const about = { summary: alert.summary, name: alert.ci.name }
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={classes['row']}
      data-ended={alert.state !== 'active' || undefined}
      data-chosen={chosen || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <span role="cell" data-column="choose">
        <input
          type="checkbox"
          checked={chosen}
          aria-label={t('alerts.choose', about)}
          onChange={() => onToggle(alert.id)}
        />
      </span>
      <span role="cell" data-column="severity">
        <SeverityMark severity={alert.state === 'active' ? alert.severity : alert.peakSeverity} />
      </span>
      <span role="cell" data-column="state">
        {t(`alertState.${alert.state}`)}
        {alert.flapping && <span className={classes['tag']}>{t('incident.flapping')}</span>}
        {alert.suppression !== null && (
          <span className={classes['tag']}>{t(`suppression.${alert.suppression.kind}`)}</span>
        )}
      </span>
      <span role="cell" data-column="ci" title={alert.ci.id}>
        <b>{alert.ci.name}</b> {alert.component}
      </span>
      <span role="cell" data-column="summary">
        <button type="button" className={classes['open']} title={alert.summary} onClick={() => onOpen(alert)}>
          {alert.summary} <span className={classes['dim']}>{alert.eventClass}</span>
        </button>
      </span>
      <span role="cell" data-column="sources">
        {[...new Set(alert.sources.map(({ source }) => source))].join(', ')}
      </span>
      <span role="cell" data-column="count">
        {formatNumber(alert.count, language)}
      </span>
      <span role="cell" data-column="first">
        {formatTime(alert.firstSeenAt, language, timeZone)}
      </span>
    </div>
  )
}
