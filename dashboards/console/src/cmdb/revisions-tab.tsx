// How the CMDB changed, by whom.
import { useTranslation } from 'react-i18next'
import { DataTable } from '../shell/data-table.tsx'
import { AskedCmdb } from './asked-cmdb.tsx'
import { Time } from '../shell/time.tsx'

const HEADS = ['revision', 'at', 'source', 'by', 'changes'] as const

export function RevisionsTab() {
  const { t } = useTranslation()
  return (
    <AskedCmdb name="revisions" ask={(api) => api.cmdbRevisions()}>
      {({ items }) =>
        items.length === 0 ? (
          <p role="status">{t('cmdbEmpty.revisions')}</p>
        ) : (
          <DataTable label={t('cmdbTab.revisions')} heads={HEADS.map((head) => t(`cmdbColumn.${head}`))}>
            {items.map(({ revision, at, source, instance, actor, counts }) => (
              <tr key={revision}>
                <th scope="row">{revision}</th>
                <td>
                  <Time at={at} />
                </td>
                <td>
                  {source} / {instance}
                </td>
                <td>{actor}</td>
                <td>{t('cmdbCounts', { ...counts })}</td>
              </tr>
            ))}
          </DataTable>
        )
      }
    </AskedCmdb>
  )
}
