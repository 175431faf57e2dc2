// Planned work over what one looks at: a CI or an incident. Nothing is shown where there is none, which is nearly always.
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useApi } from '../api/api-context.tsx'
import { maintenanceKey } from '../api/query-keys.ts'
import { formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { maintenanceHref } from './maintenance-href.ts'
import classes from './maintenance.module.css'

/** Windows begin and end by themselves. */
const REFRESH_MS = 30_000

interface MaintenanceNotesProps {
  readonly about: 'ci' | 'incident'
  readonly id: string
}

export function MaintenanceNotes({ about, id }: MaintenanceNotesProps) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const api = useApi()
  const { data } = useQuery({
    queryKey: maintenanceKey(about, id),
    queryFn: () => api.maintenanceOf(about, id),
    refetchInterval: REFRESH_MS,
  })
  const time = (at: number): string => formatTime(at, language, timeZone)
  return (data?.items ?? []).map(({ id: window, title, state, occurrence }) => {
    if (occurrence === null) return null
    const at = time(state === 'active' ? occurrence.endsAt : occurrence.startsAt)
    const word = about === 'incident' ? 'incident' : state === 'active' ? 'ciActive' : 'ciPlanned'
    return (
      <p key={window} className={classes['note']}>
        {t(`heldBack.${word}`, { at })} <Link href={maintenanceHref(window)}>{title}</Link>
      </p>
    )
  })
}
