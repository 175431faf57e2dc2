// What is at one site: its types in tiers from the core downwards, each leading to its CIs.
import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { OwnAlerts } from '../ci/own-alerts.tsx'
import { useTopology } from '../ci/use-topology.ts'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { Freshness } from './freshness.tsx'
import { GroupDrawing } from './group-drawing.tsx'
import { placeRows } from './group-places.ts'
import { NotThere } from './not-there.tsx'

const HEADS = ['type', 'cis', 'severity', 'alerting', 'down', 'degraded'] as const

/** @param site empty: what no site is known of */
export function SiteView({ site }: { readonly site: string }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { data, error } = useTopology(['tiers', site], (api) => api.tiers(site))
  if (error !== null) return <NotThere error={error} />
  if (data === undefined) return <Loader aria-label={t('shell.loading')} />
  const number = (value: number) => formatNumber(value, language)
  const head = (name: (typeof HEADS)[number]) => t(`topologyColumn.${name}`)
  const hrefOf = (type: string) => `/topology?${new URLSearchParams({ site, type }).toString()}`
  const groups = data.tiers.map((tier) => ({ ...tier, id: tier.type, name: tier.type, href: hrefOf(tier.type) }))
  return (
    <>
      <h2>{t('topology.site', { name: site === '' ? t('topology.noSite') : site })}</h2>
      <Freshness loadedAt={data.loadedAt} />
      <GroupDrawing
        label={t('topology.tiersDrawing', { count: groups.length })}
        groups={groups}
        placing={placeRows(data.tiers.map(({ row }) => row))}
        links={data.links}
      />
      <DataTable
        label={t('topology.tiersTable')}
        heads={HEADS.map(head)}
        right={[head('cis'), head('alerting'), head('down'), head('degraded')]}
      >
        {data.tiers.map(({ type, cis, severity, alerting, down, degraded }) => (
          <tr key={type}>
            <th scope="row">
              <Link href={hrefOf(type)}>{type}</Link>
            </th>
            <td className={page['right']}>{number(cis)}</td>
            <td>
              <OwnAlerts severity={severity} />
            </td>
            <td className={page['right']}>{number(alerting)}</td>
            <td className={page['right']}>{number(down)}</td>
            <td className={page['right']}>{number(degraded)}</td>
          </tr>
        ))}
      </DataTable>
    </>
  )
}
