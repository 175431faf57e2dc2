// What a window that is being written would cover, when, and what it would hold back now.
import { useTranslation } from 'react-i18next'
import type { MaintenancePreview as Preview } from '../api/maintenance-endpoints.ts'
import { CiLink } from '../ci/ci-link.tsx'
import type { MaintenanceScope } from '../contract.ts'
import { formatList, formatNumber, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import page from '../shell/page.module.css'
import { HeldNow } from '../silences/held-now.tsx'
import classes from './maintenance.module.css'
import { useMaintenanceFault } from './use-maintenance.ts'

interface MaintenancePreviewProps {
  readonly scope: MaintenanceScope
  /** Undefined: not answered yet. */
  readonly data: Preview | undefined
  readonly error: Error | null
}

export function MaintenancePreview({ scope, data, error }: MaintenancePreviewProps) {
  const { t } = useTranslation()
  const fault = useMaintenanceFault()
  const isEmpty = scope.entries.length === 0
  return (
    <section className={classes['preview']} aria-label={t('maintenancePreview.title')}>
      <h2>{t('maintenancePreview.title')}</h2>
      {isEmpty && <p className={page['dim']}>{t('maintenancePreview.empty')}</p>}
      {!isEmpty && error !== null && <p role="alert">{fault(error)}</p>}
      {!isEmpty && error === null && data !== undefined && (
        <>
          <Reach scope={scope} data={data} />
          <Occurrences data={data} />
          <h3>{t('maintenancePreview.now')}</h3>
          <HeldNow held={data.now} none={t('maintenancePreview.nothing')} />
        </>
      )}
    </section>
  )
}

function Reach({ scope, data }: { readonly scope: MaintenanceScope; readonly data: Preview }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const number = (value: number) => formatNumber(value, language)
  const sites = data.unknown.filter((id) => scope.entries.some((entry) => entry.kind === 'site' && entry.id === id))
  const cis = data.unknown.filter((id) => !sites.includes(id))
  return (
    <>
      <p role="status">
        {t('maintenancePreview.covers', {
          cis: number(data.cis),
          estate: number(data.estate),
          services: number(data.services),
        })}
      </p>
      {cis.length > 0 && (
        <p className={classes['warn']}>{t('maintenancePreview.unknown', { names: formatList(cis, language) })}</p>
      )}
      {sites.length > 0 && (
        <p className={classes['warn']}>
          {t('maintenancePreview.unknownSites', { names: formatList(sites, language) })}
        </p>
      )}
      {data.worst.length > 0 && (
        <>
          <h3>{t('maintenancePreview.worst')}</h3>
          <div className={classes['scroll']} role="region" tabIndex={0} aria-label={t('maintenancePreview.worst')}>
            <ul className={classes['lines']}>
              {data.worst.map(({ id, name, type, site, criticality }) => (
                <li key={id}>
                  <CiLink ci={{ id, name }} />{' '}
                  <span className={page['dim']}>
                    {site === null ? type : t('maintenancePreview.fact', { type, site })}
                    {criticality !== null && ` · ${t('incident.criticality', { level: criticality })}`}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </>
      )}
    </>
  )
}

function Occurrences({ data: { occurrences } }: { readonly data: Preview }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  // One is what the fields say already.
  if (occurrences.length < 2) return null
  return (
    <>
      <h3>{t('maintenancePreview.next')}</h3>
      <div className={classes['scroll']} role="region" tabIndex={0} aria-label={t('maintenancePreview.next')}>
        <ul className={classes['lines']}>
          {occurrences.map(({ startsAt, endsAt }) => (
            <li key={startsAt}>
              {t('maintenance.span', {
                from: formatTime(startsAt, language, timeZone),
                to: formatTime(endsAt, language, timeZone),
              })}
            </li>
          ))}
        </ul>
      </div>
    </>
  )
}
