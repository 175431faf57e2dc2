// One row of the live list. Drawn again only when its incident, its place or its marks change.
import { memo } from 'react'
import type { MouseEvent } from 'react'
import type { Incident } from '../contract.ts'
import { incidentTitle } from '../incident/engine-text.ts'
import { useClock } from '../stream/clock.ts'
import { incidentHref } from './cells.tsx'
import { COLUMNS } from './columns.tsx'
import type { ColumnChoice, ColumnId } from './column-choice.ts'
import type { Traits } from './facets.ts'
import classes from './live.module.css'
import type { Reader } from './use-reader.ts'

/** How long a row is marked as new. */
const FRESH_MS = 10_000

export interface RowHandlers {
  /** A row, and the cell of it, becomes the active one. */
  readonly onActivate: (id: string, column: ColumnId | null) => void
  readonly onOpen: (id: string) => void
  /** @param toHere all rows from the last ticked one */
  readonly onTick: (id: string, toHere: boolean) => void
  readonly onMenu: (place: { readonly x: number; readonly y: number }) => void
}

interface IncidentRowProps {
  readonly incident: Incident
  readonly traits: Traits | undefined
  readonly columns: readonly ColumnChoice[]
  readonly index: number
  readonly top: number
  readonly active: boolean
  /** The active cell of the active row. */
  readonly activeColumn: ColumnId | null
  readonly selected: boolean
  readonly handlers: RowHandlers
  readonly reader: Reader
}

export function rowDomId(incidentId: string): string {
  return `row-${incidentId}`
}

function columnAt(event: MouseEvent): ColumnId | null {
  const cell = event.target instanceof Element ? event.target.closest('[role=gridcell]') : null
  // Only our own cells have it.
  return (cell?.getAttribute('data-column') ?? null) as ColumnId | null
}

/** A plain click on a link to this place; one that asks for a new tab is the browser's. */
function followsLink(event: MouseEvent, href: string): boolean {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return false
  const link = event.target instanceof Element ? event.target.closest('a') : null
  return link?.getAttribute('href') === href
}

function IncidentRowView(props: IncidentRowProps) {
  const { incident, traits, columns, index, top, active, activeColumn, selected, handlers, reader } = props
  const fresh = useClock((now) => (now - incident.openedAt < FRESH_MS ? 1 : 0)) === 1
  return (
    <div
      role="row"
      id={rowDomId(incident.id)}
      // Row 1 is the header.
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={classes['row']}
      data-severity={incident.severity}
      data-active={active || undefined}
      data-fresh={fresh || undefined}
      data-ended={incident.state === 'resolved' || incident.state === 'closed' || undefined}
      // Not moved by transform: each transform is a layer's worth of book-keeping when the page is drawn.
      style={{ top }}
      onClick={(event) => {
        handlers.onActivate(incident.id, columnAt(event))
        if (!followsLink(event, incidentHref(incident.id))) return
        event.preventDefault()
        handlers.onOpen(incident.id)
      }}
      onDoubleClick={() => handlers.onOpen(incident.id)}
      onContextMenu={(event) => {
        event.preventDefault()
        handlers.onActivate(incident.id, columnAt(event))
        handlers.onMenu({ x: event.clientX, y: event.clientY })
      }}
    >
      <div role="gridcell" className={classes['cell']}>
        {/* Drawn some forty times on each scroll: the browser's own box is the light one. Its label is the target, 28 px wide. */}
        <label className={classes['tick']} onClick={(event) => event.stopPropagation()}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={incidentTitle(incident, reader.language)}
            checked={selected}
            onChange={() => undefined}
            onClick={(event) => handlers.onTick(incident.id, event.shiftKey)}
          />
        </label>
      </div>
      {columns.map(({ id }) => (
        <div
          role="gridcell"
          key={id}
          className={classes['cell']}
          data-column={id}
          data-active={(active && id === activeColumn) || undefined}
        >
          {COLUMNS[id].cell(incident, traits, reader)}
        </div>
      ))}
    </div>
  )
}

export const IncidentRow = memo(IncidentRowView)
