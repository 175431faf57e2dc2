// Pairs of CIs that may be one and the same: never merged without a person.
import { useTranslation } from 'react-i18next'
import { CiLink } from '../ci/ci-link.tsx'
import { MayButton } from '../session/may-button.tsx'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { AskedCmdb } from './asked-cmdb.tsx'
import { useCmdbAction } from './use-cmdb-action.ts'

const HEADS = ['pair', 'reasons', 'against', 'decision'] as const

export function DuplicatesTab() {
  const { t } = useTranslation()
  const act = useCmdbAction()
  return (
    <AskedCmdb name="duplicates" ask={(api) => api.duplicates()}>
      {({ items }) =>
        items.length === 0 ? (
          <p role="status">{t('cmdbEmpty.duplicates')}</p>
        ) : (
          <DataTable label={t('cmdbTab.duplicates')} heads={HEADS.map((head) => t(`cmdbColumn.${head}`))}>
            {items.map(({ a, b, reasons, against }) => (
              <tr key={`${a} ${b}`}>
                <th scope="row">
                  <CiLink ci={{ id: a, name: a }} /> · <CiLink ci={{ id: b, name: b }} />
                </th>
                <td>{reasons.join('; ')}</td>
                <td>{against}</td>
                <td>
                  <span className={page['buttons']}>
                    {(['merge', 'apart'] as const).map((decision) => (
                      <MayButton
                        scope="cmdb:write"
                        key={decision}
                        size="compact-xs"
                        aria-label={t('cmdbUnknown.of', { action: t(`cmdbPair.${decision}`), name: `${a}, ${b}` })}
                        onClick={() => void act((api) => api.decidePair(a, b, decision))}
                      >
                        {t(`cmdbPair.${decision}`)}
                      </MayButton>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </DataTable>
        )
      }
    </AskedCmdb>
  )
}
