// The relationships of a CI as the CMDB has them, in words that read from this CI.
import { useTranslation } from 'react-i18next'
import type { CiDetail } from '../api/topology-endpoints.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { CiLink } from './ci-link.tsx'

const HEADS = ['relationship', 'ci', 'type', 'redundancy'] as const

export function RelationshipTable({ detail: { outgoing, incoming } }: { readonly detail: CiDetail }) {
  const { t } = useTranslation()
  const rows = [
    ...outgoing.map((one) => ({ ...one, way: 'outgoing' as const })),
    ...incoming.map((one) => ({ ...one, way: 'incoming' as const })),
  ]
  if (rows.length === 0) return <p className={page['dim']}>{t('ci.noRelationships')}</p>
  return (
    <DataTable label={t('ci.relationships')} heads={HEADS.map((head) => t(`relationshipColumn.${head}`))}>
      {rows.map(({ ci, relationship, way }) => (
        <tr key={`${way} ${relationship.type} ${ci.id}`}>
          <td>{t(`relationship.${way}.${relationship.type}`)}</td>
          <th scope="row">
            <CiLink ci={ci} />
          </th>
          <td>{ci.type}</td>
          <td>{relationship.redundancy ?? ''}</td>
        </tr>
      ))}
    </DataTable>
  )
}
