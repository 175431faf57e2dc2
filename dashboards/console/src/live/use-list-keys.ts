// What the keys of the list do with the active row and its active cell.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RefObject } from 'react'
import { useLocation } from 'wouter'
import type { IncidentAction } from '../api/endpoints.ts'
import type { Incident } from '../contract.ts'
import type { DialogAction } from '../incident/action-dialog.tsx'
import { WRITE_SCOPE, holdAction } from '../incident/allowed-actions.ts'
import { useIncidentActions } from '../incident/use-incident-action.ts'
import { useRefusedKey } from '../incident/use-refused-key.ts'
import { useKeys } from '../keys/use-keys.ts'
import { useSession } from '../session/session-context.tsx'
import { useMayNot } from '../session/use-may.ts'
import type { CellValue } from './cell-menu.tsx'
import { incidentHref } from './cells.tsx'
import { COLUMNS } from './columns.tsx'
import { NO_CHOICE, facetValues, toggledChoice, withChoice } from './facets.ts'
import { PREVIEW_WHY } from './preview-pane.tsx'
import { silenceHref } from './silence-href.ts'
import type { useLiveList } from './use-live-list.ts'

interface ListKeys {
  readonly list: ReturnType<typeof useLiveList>
  readonly open: (id: string) => void
  readonly onMerge: () => void
  readonly searchRef: RefObject<HTMLInputElement | null>
}

export function useListKeys({ list, open, onMerge, searchRef }: ListKeys) {
  const { active, view, change } = list
  const session = useSession()
  const { t } = useTranslation()
  const { act } = useIncidentActions()
  const { mayAct, freeOf } = useRefusedKey()
  const mayNotWrite = useMayNot(WRITE_SCOPE)
  const mayNotSilence = useMayNot('silences:write')
  const [, navigate] = useLocation()
  const [dialog, setDialog] = useState<{ action: DialogAction; incident: Incident } | null>(null)

  function actOnActive(action: IncidentAction): void {
    if (active !== null && mayAct(action.type, active)) void act(active, action)
  }

  function ask(action: DialogAction): void {
    if (active !== null && mayAct(action, active)) setDialog({ action, incident: active })
  }

  const facet = COLUMNS[list.activeColumn].facet
  const [value] = active === null || facet === undefined ? [] : facetValues(facet, active, list.traits.get(active.id))
  const cell: CellValue | null = facet === undefined || value === undefined ? null : { facet, value }

  function filterBy(as: 'only' | 'not'): void {
    if (cell === null) return
    const choice = toggledChoice(view.facets[cell.facet] ?? NO_CHOICE, cell.value, as)
    change({ facets: withChoice(view.facets, cell.facet, choice) })
  }

  function showWhy(): void {
    change({ preview: true })
    // The pane is drawn with the next frame.
    requestAnimationFrame(() => {
      const why = document.getElementById(PREVIEW_WHY)
      why?.scrollIntoView({ block: 'start' })
      why?.focus({ preventScroll: true })
    })
  }

  /** First a look beside the list, then the page itself. */
  function enter(): void {
    if (view.preview && active !== null) open(active.id)
    else change({ preview: true })
  }

  useKeys({
    down: () => list.move(1),
    up: () => list.move(-1),
    extendDown: () => list.move(1, true),
    extendUp: () => list.move(-1, true),
    open: () => active !== null && open(active.id),
    preview: () => change({ preview: !view.preview }),
    why: () => active !== null && showWhy(),
    topology: () => active !== null && navigate(`${incidentHref(active.id)}?tab=impact`),
    tick: () => active !== null && list.tick(active.id, false),
    acknowledge: () => actOnActive({ type: 'acknowledge' }),
    unacknowledge: () => actOnActive({ type: 'unacknowledge' }),
    assignToMe: () => actOnActive({ type: 'assign', assignee: session.name }),
    hold: () => active !== null && actOnActive(holdAction(active)),
    silence: () => active !== null && freeOf(mayNotSilence) && navigate(silenceHref(active)),
    merge: () => freeOf(mayNotWrite ?? (list.selected.length < 2 ? t('bulk.mergeNeedsTwo') : null)) && onMerge(),
    resolve: () => ask('resolve'),
    comment: () => ask('comment'),
    showOnly: () => filterBy('only'),
    filterOut: () => filterBy('not'),
    facets: () => change({ panel: !view.panel }),
    showNew: list.showNew,
    pause: () => change({ paused: !view.paused }),
    search: () => searchRef.current?.focus(),
  })

  return { act, dialog, closeDialog: () => setDialog(null), cell, filterBy, enter }
}
