// One row of the live list. Drawn again only when its incident, its place or its marks change.
import { FlexRender } from '@tanstack/react-table'
import type { Row } from '@tanstack/react-table'
import { memo } from 'react'
import type { Incident } from '../contract.ts'
import { useClock } from '../stream/clock.ts'
import type { features } from './columns.tsx'
import classes from './live.module.css'

/** How long a row is marked as new. */
const FRESH_MS = 20_000

interface IncidentRowProps {
  readonly row: Row<typeof features, Incident>
  readonly index: number
  readonly top: number
  readonly active: boolean
  readonly selected: boolean
  readonly onActivate: (id: string) => void
  readonly onOpen: (id: string) => void
}

export function rowDomId(incidentId: string): string {
  return `row-${incidentId}`
}

function IncidentRowView({ row, index, top, active, selected, onActivate, onOpen }: IncidentRowProps) {
  const incident = row.original
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
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onActivate(incident.id)}
      onDoubleClick={() => onOpen(incident.id)}
    >
      {row.getAllCells().map((cell) => (
        <div role="gridcell" key={cell.id} className={classes['cell']} data-column={cell.column.id}>
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  )
}

export const IncidentRow = memo(
  IncidentRowView,
  (before, after) =>
    before.row.original === after.row.original &&
    before.index === after.index &&
    before.top === after.top &&
    before.active === after.active &&
    before.selected === after.selected &&
    before.onActivate === after.onActivate &&
    before.onOpen === after.onOpen,
)
