// The live list of incidents: the page on which a shift lives.
import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useAlarmRings } from '../alarm/use-alarm-rings.ts'
import { ActionDialog } from '../incident/action-dialog.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { CellMenu } from './cell-menu.tsx'
import { incidentHref } from './cells.tsx'
import { FacetPanel } from './facet-panel.tsx'
import { FilterBar } from './filter-bar.tsx'
import { IncidentCards } from './incident-cards.tsx'
import { IncidentTable } from './incident-table.tsx'
import type { RowHandlers } from './incident-row.tsx'
import { ListState } from './list-state.tsx'
import classes from './live.module.css'
import { MergeDialog } from './merge-dialog.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { StatsStrip } from './stats-strip.tsx'
import { useAnnounceNew } from './use-announce-new.ts'
import { useDefaultView } from './use-default-view.ts'
import { useListKeys } from './use-list-keys.ts'
import { useLiveList } from './use-live-list.ts'
import { useStats } from './use-stats.ts'
import type { ViewState } from './view-state.ts'

export function LivePage() {
  const { t } = useTranslation()
  const list = useLiveList()
  const { view, change, book, rows, active, touch } = list
  const stats = useStats()
  const [, navigate] = useLocation()
  const [merging, setMerging] = useState(false)
  const [menuAt, setMenuAt] = useState<{ x: number; y: number } | null>(null)
  const listRef = useRef<HTMLDivElement>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const small = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false })
  useDefaultView()
  useAnnounceNew(book)
  useAlarmRings(list.wanted, book.complete, view.viewId)

  const open = useCallback((id: string) => navigate(incidentHref(id)), [navigate])
  const onScrolled = useCallback((scrolled: boolean) => touch({ scrolled }), [touch])
  const { activate, tick } = list
  // The same functions each time: what they are given to is not drawn again with each piece of news.
  const onColumns = useCallback((columns: ViewState['columns']) => change({ columns }), [change])
  const onSort = useCallback((sort: ViewState['sort']) => change({ sort }), [change])
  const onLeaveSearch = useCallback(() => listRef.current?.querySelector<HTMLElement>('[role=grid]')?.focus(), [])
  const handlers = useMemo<RowHandlers>(
    () => ({ onActivate: activate, onOpen: open, onTick: tick, onMenu: setMenuAt }),
    [activate, open, tick],
  )
  const { act, dialog, closeDialog, cell, filterBy, enter } = useListKeys({
    list,
    open,
    onMerge: () => setMerging(true),
    searchRef,
  })

  const choosing = list.choosing || list.selected.length > 0
  const { clearSelection } = list
  const onChoose = useCallback(
    (next: boolean) => {
      touch({ choosing: next })
      if (!next) clearSelection()
    },
    [touch, clearSelection],
  )

  // A finger has no hover: it would leave the list held for ever.
  const hover = (hovered: boolean) => (event: PointerEvent) => event.pointerType === 'mouse' && touch({ hovered })

  function body() {
    if (rows.length === 0) return <ListState list={list} stats={stats} />
    if (small) {
      const selection = choosing ? list.selection : null
      return <IncidentCards {...{ rows, selection, onScrolled }} traits={list.traits} onTick={tick} />
    }
    return (
      <IncidentTable
        lines={list.lines}
        traits={list.traits}
        columns={view.columns}
        onColumns={onColumns}
        sort={view.sort}
        onSort={onSort}
        activeId={active?.id ?? null}
        activeColumn={list.activeColumn}
        handlers={handlers}
        onMove={list.move}
        onMoveColumn={list.moveColumn}
        onEnter={enter}
        onFold={list.fold}
        selection={list.selection}
        onTickAll={list.tickAll}
        onScrolled={onScrolled}
      />
    )
  }

  const bulkBar = (
    <BulkBar
      selected={list.selected}
      onAll={small ? list.tickAll : null}
      onClear={() => onChoose(false)}
      onMerge={() => setMerging(true)}
    />
  )

  return (
    <div className={classes['page']}>
      <h1 className={classes['heading']}>{t('live.title')}</h1>
      <div className={classes['bar']}>
        <StatsStrip stats={stats} />
        <FilterBar
          view={view}
          change={change}
          counts={list.counts}
          searchRef={searchRef}
          onLeaveSearch={onLeaveSearch}
          small={small}
          choosing={choosing}
          onChoose={onChoose}
        />
      </div>
      {!small && list.selected.length > 0 && bulkBar}
      <div className={classes['split']} data-small={small || undefined}>
        {view.panel && <FacetPanel view={view} change={change} counts={list.counts} />}
        <div
          ref={listRef}
          className={classes['list']}
          onPointerEnter={hover(true)}
          onPointerLeave={hover(false)}
          onFocus={() => touch({ focused: true })}
          onBlur={(event) => touch({ focused: event.currentTarget.contains(event.relatedTarget) })}
        >
          {list.newCount > 0 && (
            <button type="button" className={classes['pill']} onClick={list.showNew}>
              {t('live.newRows', { count: list.newCount })}
            </button>
          )}
          {body()}
        </div>
        {view.preview && !small && <PreviewPane incident={active} onClose={() => change({ preview: false })} />}
      </div>
      {small && choosing && bulkBar}
      <CellMenu
        place={menuAt}
        cell={cell}
        onClose={() => setMenuAt(null)}
        onOnly={() => filterBy('only')}
        onNot={() => filterBy('not')}
        onOpen={() => active !== null && open(active.id)}
        onCopy={() => {
          if (active === null) return
          void navigator.clipboard.writeText(new URL(incidentHref(active.id), window.location.href).href)
        }}
      />
      {dialog !== null && (
        <ActionDialog
          key={dialog.action}
          {...dialog}
          run={(action) => act(dialog.incident, action)}
          onClose={closeDialog}
        />
      )}
      {merging && list.selected.length > 1 && (
        <MergeDialog
          incidents={list.selected}
          into={list.selected.find(({ id }) => id === active?.id)?.id ?? list.selected[0]?.id ?? ''}
          onClose={(merged) => {
            setMerging(false)
            if (merged) onChoose(false)
          }}
        />
      )}
    </div>
  )
}
