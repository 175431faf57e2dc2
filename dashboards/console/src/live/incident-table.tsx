// The live list as a virtual grid: ten thousand rows, some thirty of them in the page. The grid holds the focus and names the active row.
import { useTable } from '@tanstack/react-table'
import type { RowSelectionState } from '@tanstack/react-table'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Dispatch, KeyboardEvent, SetStateAction } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../contract.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { columns, features } from './columns.tsx'
import { IncidentRow, rowDomId } from './incident-row.tsx'
import classes from './live.module.css'
import { TableHeader } from './table-header.tsx'
import type { ViewState } from './view-state.ts'

const ROW_HEIGHT = { compact: 34, comfortable: 52 } as const
const OVERSCAN = 12

export interface IncidentTableProps {
  readonly rows: readonly Incident[]
  readonly sort: ViewState['sort']
  readonly onSort: (sort: ViewState['sort']) => void
  readonly activeId: string | null
  readonly onActivate: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onMove: (step: number) => void
  readonly selection: RowSelectionState
  readonly onSelection: Dispatch<SetStateAction<RowSelectionState>>
  readonly onScrolled: (scrolled: boolean) => void
}

export function IncidentTable(props: IncidentTableProps) {
  const { rows: incidents, sort, onSort, activeId, onActivate, onOpen, onMove } = props
  const { selection, onSelection, onScrolled } = props
  const { t } = useTranslation()
  const { density } = usePreferences()
  const scroller = useRef<HTMLDivElement>(null)

  const table = useTable({
    features,
    columns,
    data: incidents,
    getRowId: (incident) => incident.id,
    manualSorting: true,
    state: { rowSelection: selection },
    onRowSelectionChange: onSelection,
  })
  const { rows } = table.getRowModel()
  const activeIndex = incidents.findIndex((incident) => incident.id === activeId)

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT[density],
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: OVERSCAN,
    // Rows beyond the edge are there already; drawing synchronously in each scroll event costs frames.
    useFlushSync: false,
    // The active row stays in the page wherever one scrolls: aria-activedescendant must name an element that exists.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range)
      if (activeIndex !== -1 && !indexes.includes(activeIndex)) indexes.push(activeIndex)
      return indexes.sort((a, b) => a - b)
    },
  })

  useEffect(() => virtualizer.measure(), [virtualizer, density])
  useEffect(() => {
    if (activeIndex === -1) return
    virtualizer.scrollToIndex(activeIndex, { align: 'auto' })
    // j and k work from anywhere in the page; Enter then has to find the grid.
    scroller.current?.focus({ preventScroll: true })
    // Only when another row becomes active: a row that moves must not drag the view along.
  }, [activeId])

  /** Named keys of the grid itself; letters are read by the page. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.target !== event.currentTarget) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT[density]) - 2)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -incidents.length,
      End: incidents.length,
    }
    const step = steps[event.key]
    if (step !== undefined) onMove(step)
    else if (event.key === 'Enter' && activeId !== null) onOpen(activeId)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('live.title')}
      aria-rowcount={incidents.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable="true"
      aria-activedescendant={activeId !== null && activeIndex !== -1 ? rowDomId(activeId) : undefined}
      className={classes['grid']}
      data-density={density}
      onKeyDown={onKeyDown}
      onScroll={(event) => onScrolled(event.currentTarget.scrollTop > ROW_HEIGHT[density])}
    >
      <TableHeader sort={sort} onSort={onSort} />
      <div role="rowgroup" className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          return (
            row !== undefined && (
              <IncidentRow
                key={row.id}
                row={row}
                index={index}
                top={start}
                active={row.id === activeId}
                selected={selection[row.id] === true}
                onActivate={onActivate}
                onOpen={onOpen}
              />
            )
          )
        })}
      </div>
    </div>
  )
}
