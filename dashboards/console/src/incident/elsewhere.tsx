// Where else one looks from an alert or a CI: its events, a silence that fits it, planned work on it.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import classes from './incident.module.css'

interface ElsewhereProps {
  /** As the search of events takes it. */
  readonly events: { readonly alert: string } | { readonly ci: string }
  /** As a new silence takes it; none for what is no condition. */
  readonly silence?: { readonly alert: string }
  /** As a new maintenance window takes it. */
  readonly maintenance?: { readonly ci: string }
}

export function Elsewhere({ events, silence, maintenance }: ElsewhereProps) {
  const { t } = useTranslation()
  return (
    <nav className={classes['elsewhere']} aria-label={t('elsewhere.title')}>
      <Link href={`/events?${queryOf(events)}`}>{t('elsewhere.events')}</Link>
      {silence !== undefined && <Link href={`/silences?${queryOf(silence)}`}>{t('elsewhere.silence')}</Link>}
      {maintenance !== undefined && <Link href={`/maintenance?${queryOf(maintenance)}`}>{t('heldBack.plan')}</Link>}
    </nav>
  )
}

function queryOf(query: object): string {
  // Each of the shapes above has one text.
  return new URLSearchParams(query as Record<string, string>).toString()
}
