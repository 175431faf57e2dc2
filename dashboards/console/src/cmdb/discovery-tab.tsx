// Runs of discovery, with their progress; a new one by hand.
import { useTranslation } from 'react-i18next'
import { MayButton } from '../session/may-button.tsx'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { AskedCmdb } from './asked-cmdb.tsx'
import { Time } from '../shell/time.tsx'
import { useCmdbAction } from './use-cmdb-action.ts'

const HEADS = ['started', 'by', 'state', 'progress', 'found', 'action'] as const

export function DiscoveryTab() {
  const { t } = useTranslation()
  const act = useCmdbAction()
  return (
    <>
      <AskedCmdb name="discovery" ask={(api) => api.discovery()}>
        {({ enabled }) =>
          enabled ? (
            <div className={page['buttons']}>
              <MayButton
                scope="cmdb:write"
                size="xs"
                variant="filled"
                onClick={() => void act((api) => api.startDiscovery(false))}
              >
                {t('cmdbRun.start')}
              </MayButton>
              <MayButton scope="cmdb:write" size="xs" onClick={() => void act((api) => api.startDiscovery(true))}>
                {t('cmdbRun.try')}
              </MayButton>
            </div>
          ) : (
            <p role="status">{t('cmdbRun.off')}</p>
          )
        }
      </AskedCmdb>
      <AskedCmdb name="runs" ask={(api) => api.discoveryRuns()}>
        {({ items }) =>
          items.length === 0 ? (
            <p className={page['dim']}>{t('cmdbEmpty.runs')}</p>
          ) : (
            <DataTable label={t('cmdbTab.discovery')} heads={HEADS.map((head) => t(`cmdbColumn.${head}`))}>
              {items.map(({ id, startedAt, actor, state, progress, found }) => (
                <tr key={id}>
                  <td>
                    <Time at={startedAt} />
                  </td>
                  <td>{actor}</td>
                  <td>{t(`cmdbRun.${state}`)}</td>
                  <td>{t('cmdbRun.progress', { ...progress })}</td>
                  <td>{found === undefined ? '' : t('cmdbRun.found', { ...found })}</td>
                  <td>
                    {state === 'running' && (
                      <MayButton
                        scope="cmdb:write"
                        size="compact-xs"
                        onClick={() => void act((api) => api.stopDiscovery(id))}
                      >
                        {t('cmdbRun.stop')}
                      </MayButton>
                    )}
                  </td>
                </tr>
              ))}
            </DataTable>
          )
        }
      </AskedCmdb>
    </>
  )
}
