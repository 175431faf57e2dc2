// Filter chips with counts, the search field, pause and preview: all of it is the view in the address bar.
import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { memo, useEffect, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { INCIDENT_STATES, PRIORITIES } from '../contract.ts'
import { openKeyHelp } from '../keys/key-help-state.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { ChooseIcon, FilterIcon, KeyboardIcon, PanelIcon, PauseIcon, PlayIcon, SearchIcon } from '../theme/icons.tsx'
import { AlarmMenu } from './alarm-menu.tsx'
import { ColumnMenu } from './column-menu.tsx'
import type { FacetCounts } from './facet-counts.ts'
import { FACET_KEYS, NO_CHOICE, toggledChoice, withChoice } from './facets.ts'
import type { FacetKey } from './facets.ts'
import classes from './live.module.css'
import { useFacetWord } from './use-facet-word.ts'
import type { ChangeView } from './use-view-state.ts'
import { ViewPicker } from './view-picker.tsx'
import { OPEN_STATES, statesOf } from './view-state.ts'
import type { ViewState } from './view-state.ts'

const TYPING_MS = 200

interface ChipProps {
  readonly pressed: boolean
  readonly count: number | undefined
  readonly onClick: () => void
  readonly children: ReactNode
  readonly priority?: string
}

function Chip({ pressed, count, onClick, children, priority }: ChipProps) {
  const { language } = usePreferences()
  return (
    <button type="button" className={classes['chip']} aria-pressed={pressed} data-priority={priority} onClick={onClick}>
      {children}
      {count !== undefined && (
        <span className={classes['count']} data-none={count === 0 || undefined}>
          {formatNumber(count, language)}
        </span>
      )}
    </button>
  )
}

/** Facets that have chips of their own; what is chosen of the others is shown as a chip that takes it back. */
const WITH_CHIPS: readonly FacetKey[] = ['priority', 'state']

interface FilterBarProps {
  readonly view: ViewState
  readonly change: ChangeView
  readonly counts: FacetCounts
  readonly searchRef: RefObject<HTMLInputElement | null>
  /** Where the focus goes from the search field. */
  readonly onLeaveSearch: () => void
  /** Small screens have no preview and no keys; what can be ticked there is asked for. */
  readonly small: boolean
  readonly choosing: boolean
  readonly onChoose: (choosing: boolean) => void
}

function FilterBarView(props: FilterBarProps) {
  const { view, change, counts, searchRef, onLeaveSearch, small, choosing, onChoose } = props
  const { t } = useTranslation()
  const [typed, setTyped] = useState(view.search)
  const applySearch = useDebouncedCallback((search: string) => change({ search }), TYPING_MS)
  useEffect(() => setTyped(view.search), [view.search])
  const wordOf = useFacetWord()
  const states = statesOf(view)
  const withEnded = states.some((state) => !OPEN_STATES.includes(state))
  const toggle = (key: FacetKey, value: string, as: 'only' | 'not' = 'only'): void =>
    change({ facets: withChoice(view.facets, key, toggledChoice(view.facets[key] ?? NO_CHOICE, value, as)) })
  const priorities = view.facets.priority?.only ?? []
  /** States are pressed as they are shown, also while none was chosen. */
  const toggleState = (state: (typeof INCIDENT_STATES)[number]): void => {
    const only = INCIDENT_STATES.filter((one) => states.includes(one) !== (one === state))
    const usual = only.length === 0 || only.join() === OPEN_STATES.join()
    change({ facets: withChoice(view.facets, 'state', usual ? NO_CHOICE : { only, not: [] }) })
  }

  return (
    <div className={classes['filters']} role="search" aria-label={t('live.filters')}>
      <div className={classes['chips']}>
        <div role="group" aria-label={t('column.priority')} className={classes['chipGroup']}>
          {PRIORITIES.map((priority) => (
            <Chip
              key={priority}
              priority={priority}
              pressed={priorities.includes(priority)}
              count={counts.values.priority.get(priority) ?? 0}
              onClick={() => toggle('priority', priority)}
            >
              {priority}
            </Chip>
          ))}
        </div>
        <Chip
          pressed={view.unacknowledged}
          count={counts.unacknowledged}
          onClick={() => change({ unacknowledged: !view.unacknowledged })}
        >
          {t('live.unacknowledged')}
        </Chip>
        <div role="group" aria-label={t('column.state')} className={classes['chipGroup']}>
          {INCIDENT_STATES.map((state) => (
            <Chip
              key={state}
              pressed={states.includes(state)}
              // Ended incidents are loaded only when asked for: before, their number is not known.
              count={OPEN_STATES.includes(state) || withEnded ? (counts.values.state.get(state) ?? 0) : undefined}
              onClick={() => toggleState(state)}
            >
              {t(`state.${state}`)}
            </Chip>
          ))}
        </div>
        {FACET_KEYS.flatMap((key) => {
          const { only, not } = view.facets[key] ?? NO_CHOICE
          const chosen = [
            ...(WITH_CHIPS.includes(key) ? [] : only.map((value) => ({ value, as: 'only' as const }))),
            ...(key === 'state' ? [] : not.map((value) => ({ value, as: 'not' as const }))),
          ]
          return chosen.map(({ value, as }) => (
            <Chip key={`${key} ${as} ${value}`} pressed count={undefined} onClick={() => toggle(key, value, as)}>
              {t(as === 'only' ? 'live.chosen' : 'live.hidden', {
                facet: t(`facet.${key}`),
                value: wordOf(key, value),
              })}
            </Chip>
          ))
        })}
      </div>
      <div className={classes['tools']}>
        <ViewPicker view={view} />
        <TextInput
          ref={searchRef}
          size="xs"
          className={classes['search'] ?? ''}
          type="search"
          aria-label={t('live.search')}
          placeholder={t('live.search')}
          leftSection={<SearchIcon size={14} />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            applySearch(event.currentTarget.value)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onLeaveSearch()
          }}
        />
        <Tooltip label={t('live.facets')}>
          <ActionIcon
            aria-label={t('live.facets')}
            aria-pressed={view.panel}
            variant={view.panel ? 'light' : 'subtle'}
            color={view.panel ? 'indigo' : 'gray'}
            onClick={() => change({ panel: !view.panel })}
          >
            <FilterIcon />
          </ActionIcon>
        </Tooltip>
        <AlarmMenu viewId={view.viewId} />
        <Tooltip label={view.paused ? t('live.resume') : t('live.pause')}>
          <ActionIcon
            aria-label={view.paused ? t('live.resume') : t('live.pause')}
            aria-pressed={view.paused}
            variant={view.paused ? 'filled' : 'subtle'}
            color={view.paused ? 'indigo' : 'gray'}
            onClick={() => change({ paused: !view.paused })}
          >
            {view.paused ? <PlayIcon /> : <PauseIcon />}
          </ActionIcon>
        </Tooltip>
        {small && (
          <Tooltip label={t('live.choose')}>
            <ActionIcon
              aria-label={t('live.choose')}
              aria-pressed={choosing}
              variant={choosing ? 'light' : 'subtle'}
              color={choosing ? 'indigo' : 'gray'}
              onClick={() => onChoose(!choosing)}
            >
              <ChooseIcon />
            </ActionIcon>
          </Tooltip>
        )}
        {!small && (
          <>
            <ColumnMenu view={view} change={change} />
            <Tooltip label={t('live.preview')}>
              <ActionIcon
                aria-label={t('live.preview')}
                aria-pressed={view.preview}
                variant={view.preview ? 'light' : 'subtle'}
                color={view.preview ? 'indigo' : 'gray'}
                onClick={() => change({ preview: !view.preview })}
              >
                <PanelIcon />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t('keys.title')}>
              <ActionIcon aria-label={t('keys.title')} color="gray" onClick={openKeyHelp}>
                <KeyboardIcon />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </div>
    </div>
  )
}

/** News of incidents passes it by: it is drawn again when the view or its numbers change. */
export const FilterBar = memo(FilterBarView)
