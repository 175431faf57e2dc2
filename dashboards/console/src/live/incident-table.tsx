// The live list as a virtual grid: ten thousand rows, some thirty of them in the page. The grid holds the focus and names the active row.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef } from 'react'
import type { CSSProperties, KeyboardEvent } from 'react'
import { usePreferences } from '../preferences/preferences.ts'
import { gridColumns } from './columns.tsx'
import type { ColumnChoice, ColumnId } from './column-choice.ts'
import type { TraitsById } from './facets.ts'
import { GroupRow } from './group-row.tsx'
import { IncidentRow, rowDomId } from './incident-row.tsx'
import type { RowHandlers } from './incident-row.tsx'
import type { ListLines } from './list-lines.ts'
import classes from './live.module.css'
import { TableHeader } from './table-header.tsx'
import { useReader } from './use-reader.ts'
import type { ViewState } from './view-state.ts'

const ROW_HEIGHT = { compact: 34, comfortable: 52 } as const
const OVERSCAN = 6
/** Lines come and go by so many: the frames between two of them move what is drawn and draw nothing. */
const BLOCK = 4

export interface IncidentTableProps {
  readonly lines: ListLines
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
  const reader = useReader()
  const { density } = usePreferences()
  const scroller = useRef<HTMLDivElement>(null)
  const activeIndex = useMemo(() => (activeId === null ? -1 : lines.indexOf(activeId)), [lines, activeId])

  const virtualizer = useVirtualizer({
    // Lines are all of one height: their places hang on their number alone, so the virtualizer needs no keys of them.
    count: lines.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT[density],
    overscan: OVERSCAN,
    // Rows beyond the edge are there already; drawing synchronously in each scroll event costs frames.
    useFlushSync: false,
    // The active row stays in the page wherever one scrolls: aria-activedescendant must name an element that exists.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const first = Math.floor(Math.max(0, startIndex - overscan) / BLOCK) * BLOCK
      const end = Math.min(count, Math.ceil((endIndex + overscan + 1) / BLOCK) * BLOCK)
      const indexes = Array.from({ length: end - first }, (_, n) => first + n)
      if (activeIndex !== -1 && activeIndex < first) indexes.unshift(activeIndex)
      if (activeIndex >= end) indexes.push(activeIndex)
      return indexes
    },
  })

  useEffect(() => virtualizer.measure(), [virtualizer, density])
  // Told by the virtualizer: asking the page itself in each scroll event would have it laid out once more.
  const scrolled = (virtualizer.scrollOffset ?? 0) > ROW_HEIGHT[density]
  useEffect(() => onScrolled(scrolled), [onScrolled, scrolled])
  useEffect(() => {
    if (activeIndex === -1) return
    virtualizer.scrollToIndex(activeIndex, { align: 'auto' })
    // j and k work from anywhere in the page; Enter then has to find the grid.
    if (document.activeElement !== scroller.current) scroller.current?.focus({ preventScroll: true })
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
      Home: -lines.count,
      End: lines.count,
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
  return (
    <div
      ref={scroller}
      role="grid"
      tabIndex={0}
      aria-label={reader.t('live.title')}
      aria-rowcount={lines.count + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={activeId !== null && activeIndex !== -1 ? rowDomId(activeId) : undefined}
      className={classes['grid']}
      data-density={density}
      style={sizes}
      onKeyDown={onKeyDown}
    >
      <TableHeader
        sort={props.sort}
        onSort={props.onSort}
        columns={columns}
        onColumns={props.onColumns}
        allTicked={lines.incidents > 0 && selection.size >= lines.incidents}
        onTickAll={props.onTickAll}
      />
      <div role="rowgroup" className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const line = lines.at(index)
          if (line === undefined) return null
          if (line.kind === 'group') {
            return <GroupRow key={`group ${line.name}`} line={line} index={index} top={start} onFold={props.onFold} />
          }
          const { incident } = line
          const active = incident.id === activeId
          return (
            <IncidentRow
              key={incident.id}
              incident={incident}
              traits={traits.get(incident.id)}
              columns={columns}
              index={index}
              top={start}
              active={active}
              activeColumn={active ? activeColumn : null}
              selected={selection.has(incident.id)}
              handlers={handlers}
              reader={reader}
            />
          )
        })}
      </div>
    </div>
  )
}
