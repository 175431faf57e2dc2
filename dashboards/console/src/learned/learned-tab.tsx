// What was learned: the rules by which the engine knows that one condition follows another, for people to check.
import { Button, Checkbox, Loader } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AffinityRow } from './affinity-row.tsx'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { useAffinities } from './use-affinities.ts'

const HEADS = ['from', 'to', 'hops', 'lag', 'score', 'support', 'operators', 'verdict'] as const
const NUMBERS = ['score', 'support'] as const

export function LearnedTab() {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const { data, isError, hasNextPage, fetchNextPage, isFetchingNextPage } = useAffinities(all)
  const rules = data?.pages.flatMap((page) => page.items)
  return (
    <>
      <p className={page['dim']}>{t('learned.intro')}</p>
      <Checkbox label={t('learned.all')} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      {isError && <p role="alert">{t('learned.failed')}</p>}
      {rules === undefined && !isError && <Loader aria-label={t('shell.loading')} />}
      {rules?.length === 0 && <p role="status">{t('learned.empty')}</p>}
      {rules !== undefined && rules.length > 0 && (
        <DataTable
          label={t('learned.table')}
          heads={HEADS.map((head) => t(`learnedColumn.${head}`))}
          right={NUMBERS.map((head) => t(`learnedColumn.${head}`))}
        >
          {rules.map((rule) => (
            <AffinityRow key={rule.id} rule={rule} />
          ))}
        </DataTable>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('learned.more')}
        </Button>
      )}
    </>
  )
}
