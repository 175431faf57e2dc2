// Where the documents and what is seen differ.
import { useTranslation } from 'react-i18next'
import type { DriftingCi } from '../contract.ts'
import { CiLink } from '../ci/ci-link.tsx'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { AskedCmdb } from './asked-cmdb.tsx'
import { Time } from '../shell/time.tsx'

const HEADS = ['ci', 'type', 'site', 'source', 'seen'] as const

export function DriftTab() {
  const { t } = useTranslation()
  return (
    <AskedCmdb name="drift" ask={(api) => api.drift()}>
      {(drift) => (
        <>
          {(['unseen', 'undocumented'] as const).map((kind) => (
            <section key={kind}>
              <h2>{t(`cmdbDrift.${kind}`)}</h2>
              {drift[kind].length === 0 ? (
                <p className={page['dim']}>{t(`cmdbEmpty.${kind}`)}</p>
              ) : (
                <Drifting label={t(`cmdbDrift.${kind}`)} cis={drift[kind]} />
              )}
            </section>
          ))}
        </>
      )}
    </AskedCmdb>
  )
}

function Drifting({ label, cis }: { readonly label: string; readonly cis: readonly DriftingCi[] }) {
  const { t } = useTranslation()
  return (
    <DataTable label={label} heads={HEADS.map((head) => t(`cmdbColumn.${head}`))}>
      {cis.map(({ ci, name, type, site, sources, lastSeenAt }) => (
        <tr key={ci}>
          <th scope="row">
            <CiLink ci={{ id: ci, name }} />
          </th>
          <td>{type}</td>
          <td>{site ?? ''}</td>
          <td>{sources.map(({ source, instance }) => `${source} / ${instance}`).join(', ')}</td>
          <td>
            <Time at={lastSeenAt} otherwise={t('cmdbDrift.never')} />
          </td>
        </tr>
      ))}
    </DataTable>
  )
}
