// The live list of small screens: one card an incident, virtual as well.
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useRef } from 'react'
import { Link } from 'wouter'
import type { Incident } from '../contract.ts'
import { incidentTitle } from '../incident/engine-text.ts'
import { PriorityMark, SeveritySign, StateSign } from '../theme/severity-mark.tsx'
import { Age, Alerts, Habit, Owner, Services, incidentHref } from './cells.tsx'
import type { Traits, TraitsById } from './facets.ts'
import classes from './live.module.css'
import { useReader } from './use-reader.ts'
import type { Reader } from './use-reader.ts'

const CARD_HEIGHT = 112
const SCROLLED_PX = 24

interface IncidentCardsProps {
  readonly rows: readonly Incident[]
  readonly traits: TraitsById
  readonly onScrolled: (scrolled: boolean) => void
  /** Ids of the ticked ones; null while none can be ticked. */
  readonly selection: ReadonlySet<string> | null
  readonly onTick: (id: string, toHere: boolean) => void
}

interface CardProps {
  readonly incident: Incident
  readonly traits: Traits | undefined
  readonly reader: Reader
}

const Card = memo(function Card({ incident, traits, reader }: CardProps) {
  const { t, word, language } = reader
  const cause = incident.rootCause[0]
  return (
    <Link href={incidentHref(incident.id)} className={classes['card']} data-severity={incident.severity}>
      <span className={classes['cardLine']}>
        <PriorityMark priority={incident.priority} />
        <SeveritySign severity={incident.severity} word={word(`severity.${incident.severity}`)} />
        <StateSign state={incident.state} word={word(`state.${incident.state}`)} />
        <span className={classes['cardAge']}>
          <Age since={incident.openedAt} reader={reader} />
        </span>
      </span>
      <span className={classes['cardTitle']}>{incidentTitle(incident, language)}</span>
      {cause !== undefined && (
        <span className={classes['cause']}>
          {t('live.cause', { name: cause.name, percent: Math.round(cause.score * 100) })}
        </span>
      )}
      <Habit habit={traits?.habit ?? null} reader={reader} />
      <span className={classes['cardLine']}>
        <Alerts incident={incident} reader={reader} />
        <Services services={incident.services} reader={reader} />
        <span className={classes['cardAge']}>
          <Owner assignee={incident.assignee} reader={reader} />
        </span>
      </span>
    </Link>
  )
})

export function IncidentCards({ rows, traits, onScrolled, selection, onTick }: IncidentCardsProps) {
  const reader = useReader()
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => CARD_HEIGHT,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: 6,
  })
  return (
    <div
      ref={scroller}
      className={classes['cards']}
      onScroll={(event) => onScrolled(event.currentTarget.scrollTop > SCROLLED_PX)}
    >
      <div
        role="list"
        aria-label={reader.t('live.title')}
        className={classes['rows']}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const incident = rows[index]
          return (
            incident !== undefined && (
              <div
                key={key}
                role="listitem"
                aria-posinset={index + 1}
                aria-setsize={rows.length}
                data-index={index}
                ref={virtualizer.measureElement}
                className={classes['cardPlace']}
                style={{ transform: `translateY(${start}px)` }}
              >
                {selection !== null && (
                  <label className={classes['cardTick']}>
                    <input
                      type="checkbox"
                      aria-label={incidentTitle(incident, reader.language)}
                      checked={selection.has(incident.id)}
                      onChange={() => onTick(incident.id, false)}
                    />
                  </label>
                )}
                <Card incident={incident} traits={traits.get(incident.id)} reader={reader} />
              </div>
            )
          )
        })}
      </div>
    </div>
  )
}
