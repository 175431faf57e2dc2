// What a drawing of CIs says, as a table: for those who do not see it, and for print.
import { useTranslation } from 'react-i18next'
import type { Drawing } from '../api/topology-endpoints.ts'
import { CiLink } from '../ci/ci-link.tsx'
import classes from '../ci/ci.module.css'
import { OwnAlerts } from '../ci/own-alerts.tsx'
import { DataTable } from '../shell/data-table.tsx'
import { HealthMark } from '../theme/health-mark.tsx'

const HEADS = ['now', 'ci', 'type', 'site', 'severity'] as const

export function CiTable({ nodes, edges }: Pick<Drawing, 'nodes' | 'edges'>) {
  const { t } = useTranslation()
  const nameOf = new Map(nodes.map(({ ci }) => [ci.id, ci.name]))
  const related = new Map<string, string[]>()
  for (const { from, to } of edges) {
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      related.set(one, [...(related.get(one) ?? []), nameOf.get(other) ?? other])
    }
  }
  // Those of one type have few relations among themselves: a column without a word is left out.
  const heads = related.size === 0 ? HEADS : ([...HEADS, 'relations'] as const)
  return (
    <DataTable label={t('topology.table')} heads={heads.map((head) => t(`topologyColumn.${head}`))}>
      {nodes.map(({ ci }) => (
        <tr key={ci.id}>
          <td>
            <HealthMark health={ci.health} />
          </td>
          <th scope="row">
            <CiLink ci={ci} />
          </th>
          <td>{ci.type}</td>
          <td>{ci.site ?? ''}</td>
          <td>
            <OwnAlerts severity={ci.severity} />
          </td>
          {related.size > 0 && <td className={classes['wrap']}>{(related.get(ci.id) ?? []).join(', ')}</td>}
        </tr>
      ))}
    </DataTable>
  )
}
