// What the list shows when it has no rows: loading, failed, nothing connected yet, nothing open, or nothing that matches.
import { Button, Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Stats } from '../api/endpoints.ts'
import { FirstRun } from './first-run.tsx'
import classes from './live.module.css'
import type { useLiveList } from './use-live-list.ts'

interface ListStateProps {
  readonly list: Pick<ReturnType<typeof useLiveList>, 'book' | 'failed' | 'retry' | 'change'>
  readonly stats: Stats | undefined
}

export function ListState({ list: { book, failed, retry, change }, stats }: ListStateProps) {
  const { t } = useTranslation()
  if (failed && !book.complete) {
    return (
      <div className={classes['empty']} role="alert">
        <p>{t('live.failed')}</p>
        <Button variant="default" onClick={() => void retry()}>
          {t('shell.retry')}
        </Button>
      </div>
    )
  }
  if (!book.complete) {
    return (
      <div className={classes['empty']} aria-busy="true">
        <Loader aria-label={t('live.loading')} />
      </div>
    )
  }
  if (book.byId.size === 0 && stats?.history === true && stats.events === 0) return <FirstRun />
  return (
    <div className={classes['empty']}>
      <p>{book.byId.size === 0 ? t('live.quiet') : t('live.noMatch')}</p>
      {book.byId.size > 0 && (
        <Button
          variant="default"
          onClick={() => change({ search: '', facets: {}, unacknowledged: false, viewId: null })}
        >
          {t('live.clearFilters')}
        </Button>
      )}
    </div>
  )
}
