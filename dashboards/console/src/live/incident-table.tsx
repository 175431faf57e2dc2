// The live list as a virtual grid: ten thousand rows, some thirty of them in the page. The grid holds the focus and names the active row.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { CSSProperties, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../preferences/preferences.ts'
import { gridColumns } from './columns.tsx'
import type { ColumnChoice, ColumnId } from './column-choice.ts'
import type { TraitsById } from './facets.ts'
import { GroupRow } from './group-row.tsx'
import type { ListLine } from './group-rows.ts'
import { IncidentRow, rowDomId } from './incident-row.tsx'
import type { RowHandlers } from './incident-row.tsx'
import classes from './live.module.css'
import { TableHeader } from './table-header.tsx'
import type { ViewState } from './view-state.ts'

const ROW_HEIGHT = { compact: 34, comfortable: 52 } as const
const OVERSCAN = 12

export interface IncidentTableProps {
  readonly lines: readonly ListLine[]
  readonly traits: TraitsById
  readonly columns: readonly ColumnChoice[]
  readonly onColumns: (columns: readonly ColumnChoice[]) => void
  readonly sort: ViewState['sort']
  readonly onSort: (sort: ViewState['sort']) => void
  readonly activeId: string | null
  readonly activeColumn: ColumnId | null
  readonly handlers: RowHandlers
  readonly onMove: (step: number, extend: boolean) => void
  readonly onMoveColumn: (step: -1 | 1) => void
  readonly onEnter: () => void
  readonly onFold: (name: string) => void
  readonly selection: ReadonlySet<string>
  readonly onTickAll: () => void
  readonly onScrolled: (scrolled: boolean) => void
}

export function IncidentTable(props: IncidentTableProps) {
  const { lines, traits, columns, activeId, activeColumn, handlers, selection, onMove, onScrolled } = props
  const { t } = useTranslation()
  const { density } = usePreferences()
  const scroller = useRef<HTMLDivElement>(null)
  const activeIndex = useMemo(
    () => lines.findIndex((line) => line.kind === 'incident' && line.incident.id === activeId),
    [lines, activeId],
  )

  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT[density],
    getItemKey: (index) => {
      const line = lines[index]
      if (line === undefined) return index
      return line.kind === 'incident' ? line.incident.id : `group ${line.name}`
    },
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
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT[density]) - 2)
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -lines.length,
      End: lines.length,
    }
    const step = steps[event.key]
    if (step !== undefined) onMove(step, event.shiftKey)
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      props.onMoveColumn(event.key === 'ArrowLeft' ? -1 : 1)
    } else if (event.key === 'Enter' && activeId !== null) props.onEnter()
    else if (event.key === ' ' && activeId !== null) handlers.onTick(activeId, event.shiftKey)
    else if ((event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) && activeId !== null) {
      const row = document.getElementById(rowDomId(activeId))
      const box = (row?.querySelector('[data-active]') ?? row)?.getBoundingClientRect()
      if (box !== undefined) handlers.onMenu({ x: box.left + 24, y: box.bottom })
    } else return
    event.preventDefault()
  }

  const { template, minWidth } = useMemo(() => gridColumns(columns), [columns])
  // React sets custom properties through the style object, which the policy of the page allows.
  const sizes = { '--columns': template, '--rows-width': `${minWidth}px` } as CSSProperties
  const shown = lines.reduce((count, line) => count + (line.kind === 'incident' ? 1 : 0), 0)
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={t('live.title')}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={activeId !== null && activeIndex !== -1 ? rowDomId(activeId) : undefined}
      className={classes['grid']}
      data-density={density}
      style={sizes}
      onKeyDown={onKeyDown}
      onScroll={(event) => onScrolled(event.currentTarget.scrollTop > ROW_HEIGHT[density])}
    >
      <TableHeader
        sort={props.sort}
        onSort={props.onSort}
        columns={columns}
        onColumns={props.onColumns}
        allTicked={shown > 0 && selection.size >= shown}
        onTickAll={props.onTickAll}
      />
      <div role="rowgroup" className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start, key }) => {
          const line = lines[index]
          if (line === undefined) return null
          if (line.kind === 'group') {
            return <GroupRow key={key} line={line} index={index} top={start} onFold={props.onFold} />
          }
          const { incident } = line
          const active = incident.id === activeId
          return (
            <IncidentRow
              key={key}
              incident={incident}
              traits={traits.get(incident.id)}
              columns={columns}
              index={index}
              top={start}
              active={active}
              activeColumn={active ? activeColumn : null}
              selected={selection.has(incident.id)}
              handlers={handlers}
            />
          )
        })}
      </div>
    </div>
  )
}
