// Ctrl+K: places, filters and display choices by name, and incidents by their title.
import { Spotlight } from '@mantine/spotlight'
import type { SpotlightActionGroupData } from '@mantine/spotlight'
import { useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { listKey } from '../api/query-keys.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { incidentHref } from '../live/cells.tsx'
import { matchesSearch, searchWords } from '../live/order-incidents.ts'
import { DEFAULT_VIEW, encodeView } from '../live/view-state.ts'
import type { ViewState } from '../live/view-state.ts'
import { changePreferences, usePreferences } from '../preferences/preferences.ts'
import type { IncidentBook } from '../stream/incident-book.ts'
import { SearchIcon } from '../theme/icons.tsx'
import { PLACES } from './places.ts'

const MAX_INCIDENTS = 8

/** Views that a shift asks for again and again. */
const VIEWS = {
  urgent: { priorities: ['P1', 'P2'] },
  unacknowledged: { unacknowledged: true },
  newest: { sort: { key: 'opened', descending: false } },
} as const satisfies Record<string, Partial<ViewState>>

export function CommandPalette() {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const [, navigate] = useLocation()
  const client = useQueryClient()
  const preferences = usePreferences()
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const [query, setQuery] = useState('')

  function foundIncidents(): SpotlightActionGroupData['actions'] {
    const wanted = searchWords(query)
    if (wanted.length === 0) return []
    const found = []
    for (const incident of client.getQueryData<IncidentBook>(listKey('open'))?.byId.values() ?? []) {
      if (!matchesSearch(incident, wanted)) continue
      found.push(incident)
      if (found.length === MAX_INCIDENTS) break
    }
    return found.map((incident) => ({
      id: incident.id,
      label: titleOf(incident),
      description: `${incident.priority} · ${t(`state.${incident.state}`)}`,
      // Found already by title, cause, service or owner: the palette must not filter it away by title alone.
      keywords: query,
      onClick: () => navigate(incidentHref(incident.id)),
    }))
  }

  const otherLanguage = preferences.language === 'en' ? 'zh-CN' : 'en'
  const actions: SpotlightActionGroupData[] = [
    { group: t('palette.incidents'), actions: foundIncidents() },
    {
      group: t('palette.go'),
      actions: [
        ...PLACES.map(({ id, path }) => ({ id, label: t(`places.${id}`), onClick: () => navigate(path) })),
        ...(['urgent', 'unacknowledged', 'newest'] as const).map((view) => ({
          id: view,
          label: t(`palette.${view}`),
          onClick: () => navigate(`/live?${encodeView({ ...DEFAULT_VIEW, ...VIEWS[view] })}`),
        })),
      ],
    },
    {
      group: t('display.title'),
      actions: [
        {
          id: 'language',
          label: otherLanguage === 'zh-CN' ? '切换到简体中文' : 'Switch to English',
          keywords: 'language 语言 chinese 中文 english',
          onClick: () => changePreferences({ language: otherLanguage }),
        },
        { id: 'light', label: t('palette.light'), onClick: () => setColorScheme('light') },
        { id: 'dark', label: t('palette.dark'), onClick: () => setColorScheme('dark') },
        {
          id: 'zone',
          label: preferences.timeZone === 'utc' ? t('palette.local') : t('palette.utc'),
          onClick: () => changePreferences({ timeZone: preferences.timeZone === 'utc' ? 'local' : 'utc' }),
        },
        {
          id: 'density',
          label: preferences.density === 'compact' ? t('palette.comfortable') : t('palette.compact'),
          onClick: () => changePreferences({ density: preferences.density === 'compact' ? 'comfortable' : 'compact' }),
        },
      ],
    },
  ]
  return (
    <Spotlight
      actions={actions.filter((group) => group.actions.length > 0)}
      query={query}
      onQueryChange={setQuery}
      nothingFound={t('palette.nothing')}
      shortcut={['mod + K']}
      highlightQuery={false}
      scrollable
      maxHeight={420}
      lockScroll={false}
      attributes={{ content: { 'aria-label': t('keys.palette') } }}
      overlayProps={{ blur: 0 }}
      searchProps={{
        leftSection: <SearchIcon />,
        placeholder: t('shell.palette'),
        'aria-label': t('shell.palette'),
      }}
    />
  )
}
