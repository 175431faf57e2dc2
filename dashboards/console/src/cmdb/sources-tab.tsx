// Where the CMDB comes from.
import { useTranslation } from 'react-i18next'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { AskedCmdb } from './asked-cmdb.tsx'
import { Time } from '../shell/time.tsx'

const HEADS = ['source', 'last', 'by', 'cis', 'relationships', 'missing', 'onlyHere'] as const
const NUMBERS = ['cis', 'relationships', 'missing', 'onlyHere'] as const

export function SourcesTab() {
  const { t } = useTranslation()
  return (
    <AskedCmdb name="summary" ask={(api) => api.cmdb()}>
      {({ revision, total, conflicts, duplicates, sources }) => (
        <>
          <p>{t('cmdb.totals', { ...total, revision })}</p>
          <p>{t('cmdb.waiting', { duplicates, conflicts })}</p>
          {sources.length === 0 && <p role="status">{t('cmdbEmpty.sources')}</p>}
          {sources.length > 0 && (
            <DataTable
              label={t('cmdbTab.sources')}
              heads={HEADS.map((head) => t(`cmdbColumn.${head}`))}
              right={NUMBERS.map((head) => t(`cmdbColumn.${head}`))}
            >
              {sources.map((source) => (
                <tr key={`${source.source}/${source.instance}`}>
                  <th scope="row">
                    {source.source} / {source.instance}
                  </th>
                  <td>
                    <Time at={source.lastReport.at} />
                  </td>
                  <td>{source.lastReport.actor}</td>
                  {NUMBERS.map((name) => (
                    <td key={name} className={page['right']}>
                      {source[name]}
                    </td>
                  ))}
                </tr>
              ))}
            </DataTable>
          )}
        </>
      )}
    </AskedCmdb>
  )
}
