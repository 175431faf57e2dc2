// What several CIs claim as theirs, so that alerts cannot be placed.
import { useTranslation } from 'react-i18next'
import { CiLink } from '../ci/ci-link.tsx'
import classes from '../ci/ci.module.css'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { AskedCmdb } from './asked-cmdb.tsx'

const HEADS = ['hint', 'claimed', 'alerts'] as const

export function ContestedTab() {
  const { t } = useTranslation()
  return (
    <AskedCmdb name="contested" ask={(api) => api.contestedHints()}>
      {({ items }) =>
        items.length === 0 ? (
          <p role="status">{t('cmdbEmpty.contested')}</p>
        ) : (
          <DataTable
            label={t('cmdbTab.contested')}
            heads={HEADS.map((head) => t(`cmdbColumn.${head}`))}
            right={[t('cmdbColumn.alerts')]}
          >
            {items.map(({ hint, value, cis, alerts }) => (
              <tr key={`${hint} ${value}`}>
                <th scope="row">
                  {hint} {value}
                </th>
                <td>
                  <span className={classes['members']}>
                    {cis.map((ci) => (
                      <CiLink key={ci.id} ci={ci} />
                    ))}
                  </span>
                </td>
                <td className={page['right']}>{alerts}</td>
              </tr>
            ))}
          </DataTable>
        )
      }
    </AskedCmdb>
  )
}
