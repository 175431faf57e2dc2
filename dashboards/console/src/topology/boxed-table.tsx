// What a drawing of boxes says, as a table: for those who do not see it, and for print.
import { useTranslation } from 'react-i18next'
import type { Boxed } from '../api/topology-endpoints.ts'
import { CiLink } from '../ci/ci-link.tsx'
import { OwnAlerts } from '../ci/own-alerts.tsx'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import { HealthMark } from '../theme/health-mark.tsx'

const HEADS = ['role', 'ci', 'type', 'severity', 'now', 'over'] as const

interface BoxedTableProps {
  readonly drawing: Boxed
  readonly label: string
  /** What the CI in the middle is; the root cause unless told. */
  readonly middleIs?: 'root' | 'middle'
}

export function BoxedTable({ drawing: { nodes }, label, middleIs = 'root' }: BoxedTableProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const nameOf = new Map(nodes.map(({ id, ci }) => [id, ci.name]))
  return (
    <DataTable label={label} heads={HEADS.map((head) => t(`impactColumn.${head}`))}>
      {nodes.map(({ id, ci, role, parent, fold }) => (
        <tr key={id}>
          <td>{t(`impact.role.${role === 'root' ? middleIs : role}`)}</td>
          <th scope="row">
            {fold === null ? (
              <CiLink ci={ci} />
            ) : (
              t('impact.alike', { count: fold.count, shown: formatNumber(fold.count, language), name: ci.name })
            )}
          </th>
          <td>{ci.type}</td>
          <td>
            <OwnAlerts severity={fold?.severity ?? ci.severity} />
          </td>
          <td>{fold === null && <HealthMark health={ci.health} />}</td>
          <td>{parent === null ? '' : (nameOf.get(parent) ?? '')}</td>
        </tr>
      ))}
    </DataTable>
  )
}
