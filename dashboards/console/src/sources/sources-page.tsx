// The health of everybody who sends here or should: a monitoring tool that has fallen silent looks like a quiet night.
import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { SourceRow } from './source-row.tsx'
import { useForgetSource, useSources } from './use-sources.ts'

const HEADS = ['state', 'source', 'sender', 'last', 'rate', 'events', 'expected', 'action'] as const
const NUMBERS = ['rate', 'events'] as const

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
        <DataTable
          label={t('sources.table')}
          heads={HEADS.map((head) => t(`sourceColumn.${head}`))}
          right={NUMBERS.map((head) => t(`sourceColumn.${head}`))}
        >
          {data.items.map((health) => (
            <SourceRow key={health.id} health={health} onForget={(id) => forget.mutate(id)} />
          ))}
        </DataTable>
      )}
    </div>
  )
}
