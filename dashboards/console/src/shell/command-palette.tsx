// Ctrl+K: places, filters and display choices by name, and incidents by their title.
import { Spotlight, spotlight } from '@mantine/spotlight'
import type { SpotlightActionGroupData } from '@mantine/spotlight'
import { useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { listKey } from '../api/query-keys.ts'
import { ciHref } from '../ci/ci-link.tsx'
import { useTopology } from '../ci/use-topology.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { incidentHref } from '../live/cells.tsx'
import { parseSearch } from '../live/search-query.ts'
import { useViews } from '../live/use-views.ts'
import { viewPath } from '../live/view-picker.tsx'
import { DEFAULT_VIEW, encodeView } from '../live/view-state.ts'
import type { ViewState } from '../live/view-state.ts'
import { changePreferences, usePreferences } from '../preferences/preferences.ts'
import type { IncidentBook } from '../stream/incident-book.ts'
import { SearchIcon } from '../theme/icons.tsx'
import { PLACES } from './places.ts'

const MAX_INCIDENTS = 8
const MAX_CIS = 5
const TYPING_MS = 250
/** One letter finds half of the CMDB. */
const MIN_CI_LETTERS = 2

/** Views that a shift asks for again and again. */
const VIEWS = {
  urgent: { facets: { priority: { only: ['P1', 'P2'], not: [] } } },
  unacknowledged: { unacknowledged: true },
  newest: { sort: { key: 'opened', descending: false } },
} as const satisfies Record<string, Partial<ViewState>>

/** Its code is loaded when it is first asked for, and it opens at once then. */
export default function CommandPalette() {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const [, navigate] = useLocation()
  const client = useQueryClient()
  const preferences = usePreferences()
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const [query, setQuery] = useState('')
  useEffect(() => spotlight.open(), [])
  const { views } = useViews()
  const [typed] = useDebouncedValue(query.trim(), TYPING_MS)
  const { data: cis } = useTopology(
    ['search', typed],
    typed.length < MIN_CI_LETTERS ? null : (api) => api.searchCis(typed),
  )

  function foundIncidents(): SpotlightActionGroupData['actions'] {
    if (query.trim() === '') return []
    const matches = parseSearch(query)
    const found = []
    for (const incident of client.getQueryData<IncidentBook>(listKey('open'))?.byId.values() ?? []) {
      if (!matches(incident, undefined)) continue
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

  const foundCis = (cis?.items ?? []).slice(0, MAX_CIS).map(({ ci }) => ({
    id: `ci ${ci.id}`,
    label: ci.name,
    description: ci.type,
    // The server found it, by its id or an address.
    keywords: query,
    onClick: () => navigate(ciHref(ci.id)),
  }))

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
      group: t('palette.views'),
      actions: views.map((view) => ({
        id: view.id,
        label: view.name,
        onClick: () => navigate(viewPath(view)),
      })),
    },
    { group: t('palette.cis'), actions: foundCis },
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
