// Business services that the incident takes down or weakens, the way that the failure takes to each, and what is left of its alternatives.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { ImpactService } from '../api/incident-endpoints.ts'
import { Way } from '../ci/ci-link.tsx'
import { useGroupWord } from '../ci/use-group-word.ts'
import { serviceHref } from '../services/service-href.ts'
import { DataTable } from '../shell/data-table.tsx'
import { HealthMark } from '../theme/health-mark.tsx'
import classes from './incident.module.css'

const HEADS = ['effect', 'service', 'criticality', 'now', 'left', 'over'] as const

export function ImpactServices({ services }: { readonly services: readonly ImpactService[] }) {
  const { t } = useTranslation()
  const groupWord = useGroupWord()
  if (services.length === 0) return <p className={classes['dim']}>{t('incident.noServices')}</p>
  return (
    <DataTable label={t('impact.services')} heads={HEADS.map((head) => t(`impactColumn.${head}`))}>
      {services.map(({ ci, effect, weakest, path }) => (
        <tr key={ci.id}>
          <td>
            <span className={classes['effect']} data-effect={effect}>
              {t(`effect.${effect}`)}
            </span>
          </td>
          <th scope="row">
            <Link href={serviceHref(ci.id)}>{ci.name}</Link>
          </th>
          <td>{ci.criticality ?? ''}</td>
          <td>
            <HealthMark health={ci.health} />
          </td>
          <td>
            {weakest === null
              ? ''
              : t('services.left', { word: groupWord(weakest.word), left: weakest.left, total: weakest.total })}
          </td>
          <td>
            <Way ids={path.map(({ name }) => name)} />
          </td>
        </tr>
      ))}
    </DataTable>
  )
}
