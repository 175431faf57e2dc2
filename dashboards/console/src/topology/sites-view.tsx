// The whole CMDB from far above: its sites, the worst first, as a drawing and as a list.
import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { OwnAlerts } from '../ci/own-alerts.tsx'
import { useTopology } from '../ci/use-topology.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import page from '../shell/page.module.css'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'
import { Freshness } from './freshness.tsx'
import { GroupDrawing } from './group-drawing.tsx'
import { placeSquare } from './group-places.ts'
import { NotThere } from './not-there.tsx'
import classes from './topology.module.css'

export function SitesView() {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { data, error } = useTopology(['sites'], (api) => api.sites())
  if (error !== null) return <NotThere error={error} />
  if (data === undefined) return <Loader aria-label={t('shell.loading')} />
  if (data.clusters.length === 0) return <p role="status">{t('topology.empty')}</p>
  const number = (value: number) => formatNumber(value, language)
  const sites = [...data.clusters].sort(
    (a, b) => SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity] || b.down - a.down || b.cis - a.cis,
  )
  const nameOf = (id: string) => (id === '' ? t('topology.noSite') : id)
  const hrefOf = (id: string) => `/topology?site=${encodeURIComponent(id)}`
  const groups = sites.map((site) => ({ ...site, name: nameOf(site.id), href: hrefOf(site.id) }))
  return (
    <>
      <p className={page['dim']}>{t('topology.intro')}</p>
      <Freshness loadedAt={data.loadedAt} />
      <GroupDrawing
        label={t('topology.sitesDrawing', { count: sites.length })}
        groups={groups}
        placing={placeSquare(groups.length)}
        links={data.links}
      />
      <ul className={classes['tiles']} aria-label={t('topology.sitesTable')}>
        {sites.map(({ id, cis, severity, down, degraded }) => (
          <li key={id}>
            <Link href={hrefOf(id)}>{nameOf(id)}</Link>
            <OwnAlerts severity={severity} />
            <span className={page['dim']}>
              {t('topology.cis', { count: cis, shown: number(cis) })} · {t('topologyColumn.down')} {number(down)} ·{' '}
              {t('topologyColumn.degraded')} {number(degraded)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
