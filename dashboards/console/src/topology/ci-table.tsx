// What a drawing of CIs says, as a table: for those who do not see it, and for print.
import { useTranslation } from 'react-i18next'
import type { Drawing } from '../api/topology-endpoints.ts'
import { CiLink } from '../ci/ci-link.tsx'
import classes from '../ci/ci.module.css'
import { DataTable } from '../shell/data-table.tsx'
import { HealthMark } from '../theme/health-mark.tsx'
import { SeverityMark } from '../theme/severity-mark.tsx'

const HEADS = ['now', 'ci', 'type', 'site', 'severity', 'relations'] as const

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
  return (
    <DataTable label={t('topology.table')} heads={HEADS.map((head) => t(`topologyColumn.${head}`))}>
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
            <SeverityMark severity={ci.severity} />
          </td>
          <td className={classes['wrap']}>{(related.get(ci.id) ?? []).join(', ')}</td>
        </tr>
      ))}
    </DataTable>
  )
}
