// Filter chips with counts, the search field, pause and preview: all of it is the view in the address bar.
import { ActionIcon, TextInput, Tooltip } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { INCIDENT_STATES, PRIORITIES } from '../contract.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { KeyboardIcon, PanelIcon, PauseIcon, PlayIcon, SearchIcon } from '../theme/icons.tsx'
import type { FacetCounts } from './facet-counts.ts'
import classes from './live.module.css'
import type { ChangeView } from './use-view-state.ts'
import { DEFAULT_VIEW, OPEN_STATES } from './view-state.ts'
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

/** The list with the word in it or out of it, in the order of `all`. */
function toggled<Word>(all: readonly Word[], chosen: readonly Word[], word: Word): Word[] {
  return all.filter((one) => (one === word ? !chosen.includes(word) : chosen.includes(one)))
}

interface FilterBarProps {
  readonly view: ViewState
  readonly change: ChangeView
  readonly counts: FacetCounts
  readonly searchRef: RefObject<HTMLInputElement | null>
  readonly onHelp: () => void
  /** Small screens have no preview and no keys. */
  readonly small: boolean
}

export function FilterBar({ view, change, counts, searchRef, onHelp, small }: FilterBarProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(view.search)
  const applySearch = useDebouncedCallback((search: string) => change({ search }), TYPING_MS)
  useEffect(() => setTyped(view.search), [view.search])
  const withEnded = view.states.some((state) => !OPEN_STATES.includes(state))

  return (
    <div className={classes['filters']} role="search" aria-label={t('live.filters')}>
      <div className={classes['chips']}>
        <div role="group" aria-label={t('column.priority')} className={classes['chipGroup']}>
          {PRIORITIES.map((priority) => (
            <Chip
              key={priority}
              priority={priority}
              pressed={view.priorities.includes(priority)}
              count={counts.priorities[priority] ?? 0}
              onClick={() => change({ priorities: toggled(PRIORITIES, view.priorities, priority) })}
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
              pressed={view.states.includes(state)}
              // Ended incidents are loaded only when asked for: before, their number is not known.
              count={OPEN_STATES.includes(state) || withEnded ? (counts.states[state] ?? 0) : undefined}
              onClick={() => {
                const states = toggled(INCIDENT_STATES, view.states, state)
                change({ states: states.length > 0 ? states : DEFAULT_VIEW.states })
              }}
            >
              {t(`state.${state}`)}
            </Chip>
          ))}
        </div>
      </div>
      <div className={classes['tools']}>
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
            if (event.key === 'Escape') event.currentTarget.blur()
          }}
        />
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
        {!small && (
          <>
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
              <ActionIcon aria-label={t('keys.title')} color="gray" onClick={onHelp}>
                <KeyboardIcon />
              </ActionIcon>
            </Tooltip>
          </>
        )}
      </div>
    </div>
  )
}
