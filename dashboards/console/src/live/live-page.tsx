// The live list of incidents: the page on which a shift lives.
import { Button, Loader } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useRef, useState } from 'react'
import type { PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { ActionDialog } from '../incident/action-dialog.tsx'
import type { DialogAction } from '../incident/action-dialog.tsx'
import { refusalOf } from '../incident/allowed-actions.ts'
import type { IncidentAction } from '../api/endpoints.ts'
import type { Incident } from '../contract.ts'
import { useIncidentActions } from '../incident/use-incident-action.ts'
import { KeyHelp } from '../keys/key-help.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { useSession } from '../session/session-context.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { incidentHref } from './cells.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FirstRun } from './first-run.tsx'
import { IncidentCards } from './incident-cards.tsx'
import { IncidentTable } from './incident-table.tsx'
import classes from './live.module.css'
import { PreviewPane } from './preview-pane.tsx'
import { StatsStrip } from './stats-strip.tsx'
import { useAnnounceNew } from './use-announce-new.ts'
import { useLiveList } from './use-live-list.ts'
import { useStats } from './use-stats.ts'
import { DEFAULT_VIEW } from './view-state.ts'

export function LivePage() {
  const { t } = useTranslation()
  const list = useLiveList()
  const { view, change, book, rows, active, touch } = list
  const stats = useStats()
  const session = useSession()
  const { act } = useIncidentActions()
  const [, navigate] = useLocation()
  const [help, setHelp] = useState(false)
  const [dialog, setDialog] = useState<{ action: DialogAction; incident: Incident } | null>(null)
  const searchRef = useRef<HTMLInputElement>(null)
  const small = useMediaQuery('(max-width: 40em)', undefined, { getInitialValueInEffect: false })
  useAnnounceNew(book)

  const open = useCallback((id: string) => navigate(incidentHref(id)), [navigate])
  const onScrolled = useCallback((scrolled: boolean) => touch({ scrolled }), [touch])

  function actOnActive(action: IncidentAction): void {
    if (active !== null && refusalOf(action.type, active, session.scopes) === null) void act(active, action)
  }

  function ask(action: DialogAction): void {
    if (active !== null && refusalOf(action, active, session.scopes) === null) setDialog({ action, incident: active })
  }

  useKeys({
    down: () => list.move(1),
    up: () => list.move(-1),
    open: () => active !== null && open(active.id),
    tick: () => {
      if (active === null) return
      list.setSelection(({ [active.id]: ticked, ...others }) =>
        ticked === true ? others : { ...others, [active.id]: true },
      )
    },
    acknowledge: () => actOnActive({ type: 'acknowledge' }),
    unacknowledge: () => actOnActive({ type: 'unacknowledge' }),
    assignToMe: () => actOnActive({ type: 'assign', assignee: session.name }),
    resolve: () => ask('resolve'),
    comment: () => ask('comment'),
    showNew: list.showNew,
    preview: () => change({ preview: !view.preview }),
    pause: () => change({ paused: !view.paused }),
    search: () => searchRef.current?.focus(),
    help: () => setHelp(true),
  })

  // A finger has no hover: it would leave the list held for ever.
  const hover = (hovered: boolean) => (event: PointerEvent) => event.pointerType === 'mouse' && touch({ hovered })

  function body() {
    if (list.failed && !book.complete) {
      return (
        <div className={classes['empty']} role="alert">
          <p>{t('live.failed')}</p>
          <Button variant="default" onClick={() => void list.retry()}>
            {t('shell.retry')}
          </Button>
        </div>
      )
    }
    if (rows.length === 0 && !book.complete) {
      return (
        <div className={classes['empty']} aria-busy="true">
          <Loader aria-label={t('live.loading')} />
        </div>
      )
    }
    if (book.byId.size === 0 && stats?.history === true && stats.events === 0) return <FirstRun />
    if (rows.length === 0) {
      return (
        <div className={classes['empty']}>
          <p>{book.byId.size === 0 ? t('live.quiet') : t('live.noMatch')}</p>
          {book.byId.size > 0 && (
            <Button
              variant="default"
              onClick={() => change({ ...DEFAULT_VIEW, preview: view.preview, paused: view.paused })}
            >
              {t('live.clearFilters')}
            </Button>
          )}
        </div>
      )
    }
    if (small) return <IncidentCards rows={rows} onScrolled={onScrolled} />
    return (
      <IncidentTable
        rows={rows}
        sort={view.sort}
        onSort={(sort) => change({ sort })}
        activeId={active?.id ?? null}
        onActivate={list.activate}
        onOpen={open}
        onMove={list.move}
        selection={list.selection}
        onSelection={list.setSelection}
        onScrolled={onScrolled}
      />
    )
  }

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
          onHelp={() => setHelp(true)}
          small={small}
        />
      </div>
      {list.selected.length > 0 && !small && <BulkBar selected={list.selected} onClear={() => list.setSelection({})} />}
      <div className={classes['split']}>
        <div
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
      {dialog !== null && (
        <ActionDialog
          key={dialog.action}
          {...dialog}
          run={(action) => act(dialog.incident, action)}
          onClose={() => setDialog(null)}
        />
      )}
      <KeyHelp opened={help} onClose={() => setHelp(false)} />
    </div>
  )
}
