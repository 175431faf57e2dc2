// The health of everybody who sends here or should: a monitoring tool that has fallen silent looks like a quiet night.
import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import page from '../shell/page.module.css'
import { SourceRow } from './source-row.tsx'
import { useForgetSource, useSources } from './use-sources.ts'

const HEADS = ['state', 'source', 'sender', 'last', 'rate', 'events', 'expected', 'action'] as const
const NUMBERS: readonly string[] = ['rate', 'events']

export function SourcesPage() {
  const { t } = useTranslation()
  const { data, isError } = useSources()
  const forget = useForgetSource()
  return (
    <div className={page['page']}>
      <h1>{t('sources.title')}</h1>
      <p className={page['dim']}>{t('sources.intro')}</p>
      {isError && <p role="alert">{t('sources.failed')}</p>}
      {data === undefined && !isError && <Loader aria-label={t('shell.loading')} />}
      {forget.isError && <p role="alert">{t('sources.forgetFailed')}</p>}
      {data?.items.length === 0 && <p role="status">{t('sources.empty')}</p>}
      {data !== undefined && data.items.length > 0 && (
        <div className={page['scroll']} tabIndex={0} role="region" aria-label={t('sources.table')}>
          <table className={page['table']}>
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col" className={NUMBERS.includes(head) ? page['right'] : undefined}>
                    {t(`sourceColumn.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.items.map((health) => (
                <SourceRow key={health.id} health={health} onForget={(id) => forget.mutate(id)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
