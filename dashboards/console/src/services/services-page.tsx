// Business services by what is left of them, the worst first.
import { Checkbox, Loader } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Service } from '../api/topology-endpoints.ts'
import { useGroupWord } from '../ci/use-group-word.ts'
import { useTopology } from '../ci/use-topology.ts'
import { formatNumber } from '../i18n/format.ts'
import { incidentHref } from '../live/cells.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { HealthMark } from '../theme/health-mark.tsx'
import { serviceHref } from './service-href.ts'

const HEADS = ['health', 'service', 'criticality', 'left', 'incidents', 'owner'] as const

function ServiceRow({ service: { ci, owner, supportGroup, incidents, weakest } }: { readonly service: Service }) {
  const { t } = useTranslation()
  const wordOf = useGroupWord()
  return (
    <tr>
      <td>
        <HealthMark health={ci.health} />
      </td>
      <th scope="row">
        <Link href={serviceHref(ci.id)} title={ci.id}>
          {ci.name}
        </Link>
      </th>
      <td className={page['right']}>{ci.criticality ?? ''}</td>
      <td>
        {weakest !== null &&
          t('services.left', { word: wordOf(weakest.word), left: weakest.left, total: weakest.total })}
      </td>
      <td>
        {incidents.map((id, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <Link href={incidentHref(id)}>{id}</Link>
          </span>
        ))}
      </td>
      <td>{owner ?? supportGroup ?? ''}</td>
    </tr>
  )
}

export default function ServicesPage() {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const [hitOnly, setHitOnly] = useState(false)
  const { data, isError } = useTopology(['services'], (api) => api.services([]))
  const all = data?.items ?? []
  const hit = all.filter(({ ci }) => ci.health !== 'ok')
  const shown = hitOnly ? hit : all
  const head = (name: (typeof HEADS)[number]) => t(`serviceColumn.${name}`)
  return (
    <div className={page['page']}>
      <h1>{t('services.title')}</h1>
      <p className={page['dim']}>{t('services.intro')}</p>
      <Checkbox
        label={t('services.hit')}
        checked={hitOnly}
        onChange={(event) => setHitOnly(event.currentTarget.checked)}
      />
      {isError && <p role="alert">{t('services.failed')}</p>}
      {data === undefined && !isError && <Loader aria-label={t('shell.loading')} />}
      {data !== undefined && all.length === 0 && <p role="status">{t('services.empty')}</p>}
      {all.length > 0 && (
        <p role="status">
          {hit.length === 0
            ? t('services.quiet')
            : t('services.hitCount', { count: hit.length, total: formatNumber(all.length, language) })}
        </p>
      )}
      {shown.length > 0 && (
        <DataTable label={t('services.table')} heads={HEADS.map(head)} right={[head('criticality')]}>
          {shown.map((service) => (
            <ServiceRow key={service.ci.id} service={service} />
          ))}
        </DataTable>
      )}
    </div>
  )
}
