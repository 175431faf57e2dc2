// The inbox of feedback: verdicts on causes, merges and splits of people, newest first.
import { Button, Loader, SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { FEEDBACK_KINDS, type FeedbackQuestion } from '../api/tuning-endpoints.ts'
import { formatDuration } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { decodeFeedback, FEEDBACK_DAYS, feedbackHref } from './feedback-question.ts'
import { FeedbackRow } from './feedback-row.tsx'
import { PrecisionSection } from './precision-section.tsx'
import classes from './tuning.module.css'
import { useFeedback, usePrecision } from './use-feedback.ts'

const DAY_MS = 86_400_000
const HEADS = ['at', 'actor', 'said', 'incident', 'engine', 'outcome'] as const

export function FeedbackTab() {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const [, navigate] = useLocation()
  const question = decodeFeedback(useSearch())
  const { data, isError, hasNextPage, fetchNextPage, isFetchingNextPage } = useFeedback(question)
  const { data: precision } = usePrecision(question.days)
  const items = data?.pages.flatMap((one) => one.items)
  const ask = (change: Partial<FeedbackQuestion>) =>
    navigate(feedbackHref({ ...question, ...change }), { replace: true })
  return (
    <>
      <p className={page['dim']}>{t('feedback.intro')}</p>
      <div className={classes['controls']}>
        <SegmentedControl
          size="xs"
          aria-label={t('feedback.kind')}
          value={question.kind}
          onChange={(kind) => ask({ kind: FEEDBACK_KINDS.find((one) => one === kind) ?? '' })}
          data={[
            { value: '', label: t('feedback.all') },
            ...FEEDBACK_KINDS.map((value) => ({ value, label: t(`feedbackKind.${value}`) })),
          ]}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('feedback.range')}
          value={String(question.days)}
          onChange={(days) => ask({ days: Number(days) })}
          data={FEEDBACK_DAYS.map((days) => ({
            value: String(days),
            label: formatDuration(days * DAY_MS, language),
          }))}
        />
        {question.actor !== '' && (
          <Button size="compact-sm" variant="light" onClick={() => ask({ actor: '' })}>
            {t('feedback.only', { name: question.actor })}
          </Button>
        )}
      </div>
      {precision !== undefined && <PrecisionSection found={precision} />}
      {isError && <p role="alert">{t('feedback.failed')}</p>}
      {items === undefined && !isError && <Loader aria-label={t('live.loading')} />}
      {items?.length === 0 && <p role="status">{t('feedback.empty')}</p>}
      {items !== undefined && items.length > 0 && (
        <DataTable label={t('feedback.table')} heads={HEADS.map((head) => t(`feedbackColumn.${head}`))}>
          {items.map((item) => (
            <FeedbackRow key={item.id} item={item} actorHref={feedbackHref({ ...question, actor: item.actor })} />
          ))}
        </DataTable>
      )}
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('feedback.more')}
        </Button>
      )}
    </>
  )
}
