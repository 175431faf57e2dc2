// Which policy the engine ran with since when.
import { useTranslation } from 'react-i18next'
import type { PolicyNow } from '../api/tuning-endpoints.ts'
import { Time } from '../shell/time.tsx'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'

const HEADS = ['since', 'policy', 'thresholds'] as const

export function PolicyHistory({ policy }: { readonly policy: PolicyNow }) {
  const { t } = useTranslation()
  return (
    <section>
      <h2>{t('trial.history')}</h2>
      <DataTable label={t('trial.history')} heads={HEADS.map((head) => t(`policyColumn.${head}`))}>
        {policy.history.map(({ since, policy: hash, thresholds }) => (
          <tr key={since} data-dim={hash === policy.policy ? undefined : ''}>
            <th scope="row">
              <Time at={since} />
            </th>
            <td>{hash}</td>
            <td>{thresholds === '' ? <span className={page['dim']}>{t('trial.asShipped')}</span> : thresholds}</td>
          </tr>
        ))}
      </DataTable>
    </section>
  )
}
