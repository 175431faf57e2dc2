// Resources that alerts name and the CMDB does not have: a person says what they are.
import { useTranslation } from 'react-i18next'
import type { UnknownDecision, UnknownResource } from '../api/cmdb-endpoints.ts'
import { CiLink } from '../ci/ci-link.tsx'
import { MayButton } from '../session/may-button.tsx'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { AskedCmdb } from './asked-cmdb.tsx'
import { Time } from '../shell/time.tsx'
import { useCmdbAction } from './use-cmdb-action.ts'

const HEADS = ['resource', 'type', 'first', 'seen', 'alerts', 'decision'] as const
/** Candidates offered beside a resource: the likeliest come first. */
const MAX_OFFERED = 3

export function UnknownTab() {
  const { t } = useTranslation()
  return (
    <AskedCmdb name="unknown" ask={(api) => api.unknownResources()}>
      {({ items }) =>
        items.length === 0 ? (
          <p role="status">{t('cmdbEmpty.unknown')}</p>
        ) : (
          <DataTable
            label={t('cmdbTab.unknown')}
            heads={HEADS.map((head) => t(`cmdbColumn.${head}`))}
            right={[t('cmdbColumn.alerts')]}
          >
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <CiLink ci={item} />
                </th>
                <td>{item.type}</td>
                <td>
                  <Time at={item.firstSeenAt} />
                </td>
                <td>
                  <Time at={item.lastSeenAt} />
                </td>
                <td className={page['right']}>{item.alerts}</td>
                <td>
                  <Decisions item={item} />
                </td>
              </tr>
            ))}
          </DataTable>
        )
      }
    </AskedCmdb>
  )
}

function Decisions({ item: { id, name, type, candidates } }: { readonly item: UnknownResource }) {
  const { t } = useTranslation()
  const act = useCmdbAction()
  const choices: readonly (readonly [string, UnknownDecision])[] = [
    ...candidates
      .slice(0, MAX_OFFERED)
      .map(({ ci, name: other }) => [t('cmdbUnknown.link', { name: other }), { id, decision: 'link', ci }] as const),
    [t('cmdbUnknown.adopt'), { id, decision: 'adopt', edit: { type, name } }],
    [t('cmdbUnknown.ignore'), { id, decision: 'ignore' }],
  ]
  return (
    <span className={page['buttons']}>
      {choices.map(([label, decision]) => (
        <MayButton
          key={label}
          scope="cmdb:write"
          size="compact-xs"
          aria-label={t('cmdbUnknown.of', { action: label, name })}
          onClick={() => void act((api) => api.decideUnknown(decision))}
        >
          {label}
        </MayButton>
      ))}
    </span>
  )
}
