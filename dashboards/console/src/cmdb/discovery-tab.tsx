// Runs of discovery, with their progress; a new one by hand.
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { Asked } from './asked.tsx'
import { Time } from './time.tsx'
import { useCmdbAction } from './use-cmdb-action.ts'

const HEADS = ['started', 'by', 'state', 'progress', 'found', 'decision'] as const

export function DiscoveryTab({ mayWrite }: { readonly mayWrite: boolean }) {
  const { t } = useTranslation()
  const act = useCmdbAction()
  return (
    <>
      <Asked name="discovery" ask={(api) => api.discovery()}>
        {({ enabled }) =>
          enabled ? (
            <div className={page['buttons']}>
              <Button disabled={!mayWrite} onClick={() => void act((api) => api.startDiscovery(false))}>
                {t('cmdbRun.start')}
              </Button>
              <Button
                variant="default"
                disabled={!mayWrite}
                onClick={() => void act((api) => api.startDiscovery(true))}
              >
                {t('cmdbRun.try')}
              </Button>
            </div>
          ) : (
            <p role="status">{t('cmdbRun.off')}</p>
          )
        }
      </Asked>
      <Asked name="runs" ask={(api) => api.discoveryRuns()}>
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
                    {state === 'running' && mayWrite && (
                      <Button
                        size="compact-xs"
                        variant="default"
                        onClick={() => void act((api) => api.stopDiscovery(id))}
                      >
                        {t('cmdbRun.stop')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </DataTable>
          )
        }
      </Asked>
    </>
  )
}
