// What was found, as a virtual grid: the next page is asked for before its end is reached. The grid holds the focus and names the active row.
import { useMediaQuery } from '@mantine/hooks'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FoundEvent } from '../api/event-endpoints.ts'
import { formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { SeverityMark } from '../theme/severity-mark.tsx'
import classes from './events.module.css'
import { placeOf } from './place-of.ts'

/** px; small screens show three lines, see the style sheet. */
const ROW_HEIGHT = { compact: 32, comfortable: 44, small: 76 } as const
const OVERSCAN = 12
/** Rows before the end at which more are asked for. */
const AHEAD = 40
const HEADS = ['time', 'severity', 'kind', 'source', 'place', 'class', 'summary', 'decision'] as const

interface EventListProps {
  readonly events: readonly FoundEvent[]
  /** Of all; null while that is not known. */
  readonly total: number | null
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onMore: () => void
}

export function EventList({ events, total, active, onActive, onMore }: EventListProps) {
  const { t } = useTranslation()
  const { density, language, timeZone } = usePreferences()
  const small = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false })
  const rowHeight = ROW_HEIGHT[small ? 'small' : density]
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    useFlushSync: false,
    // aria-activedescendant must name an element that exists.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range)
      return active < 0 || indexes.includes(active) ? indexes : [...indexes, active].sort((a, b) => a - b)
    },
  })
  const rows = virtualizer.getVirtualItems()
  const last = rows.at(-1)?.index ?? 0
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  useEffect(() => {
    if (last >= events.length - AHEAD) onMore()
  }, [last, events.length, onMore])
  useEffect(() => {
    if (active >= 0) virtualizer.scrollToIndex(active, { align: 'auto' })
    // Only when another row becomes active.
  }, [active])

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const steps: Readonly<Record<string, number>> = {
      ...{ ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -events.length, End: events.length },
    }
    const step = steps[event.key]
    if (step === undefined || events.length === 0) return
    event.preventDefault()
    onActive(Math.min(events.length - 1, Math.max(0, active + step)))
  }

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('events.found')}
      aria-rowcount={(total ?? events.length) + 1}
      aria-colcount={HEADS.length}
      aria-activedescendant={active >= 0 && active < events.length ? `event-row-${active}` : undefined}
      className={classes['grid']}
      data-density={density}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className={classes['headRow']}>
        <div role="row" className={classes['row']} aria-rowindex={1}>
          {HEADS.map((head) => (
            <span key={head} role="columnheader">
              {t(`eventColumn.${head}`)}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {rows.map(({ index, start }) => {
          const event = events[index]
          if (event === undefined) return null
          return (
            <div
              key={index}
              id={`event-row-${index}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={index === active}
              className={classes['row']}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onActive(index)}
            >
              <span role="gridcell" data-column="time">
                {formatTime(event.occurredAt, language, timeZone)}
              </span>
              <span role="gridcell" data-column="severity">
                <SeverityMark severity={event.severity} />
              </span>
              <span role="gridcell" data-column="kind">
                {t(`eventKind.${event.kind}`)}
              </span>
              <span role="gridcell" data-column="source">
                {event.source}
              </span>
              <span role="gridcell" data-column="place">
                {placeOf(event)}
              </span>
              <span role="gridcell" data-column="class">
                {event.eventClass}
              </span>
              <span role="gridcell" data-column="summary" title={event.summary}>
                {event.summary}
              </span>
              <span role="gridcell" data-column="decision">
                {event.decision === null ? t('events.undecided') : t(`decision.${event.decision.decision}`)}
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
