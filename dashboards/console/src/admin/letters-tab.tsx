// Dead letters: what could not be used, why, and what it was; taken in again after the cause is mended, or thrown away.
import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import type { DeadLetterPage } from '../api/admin-endpoints.ts'
import { formatNumber } from '../i18n/format.ts'
import { useKnownWord } from '../i18n/use-known-word.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import classes from './admin.module.css'
import { AskedAdmin } from './asked-admin.tsx'
import { LetterRow } from './letter-row.tsx'
import { SureButton } from './sure-button.tsx'
import { ADMIN_KEY } from './admin-key.ts'
import { useApiAction } from '../shell/use-api-action.ts'

const HEADS = ['at', 'room', 'reason', 'source', 'detail', 'raw'] as const

export function LettersTab() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const reason = new URLSearchParams(useSearch()).get('reason') ?? ''
  const [cursors, setCursors] = useState<readonly string[]>([])
  const cursor = cursors.at(-1) ?? null
  return (
    <>
      <p className={page['dim']}>{t('letter.intro')}</p>
      <AskedAdmin name={['letters', reason, cursor]} ask={(api) => api.deadLetters(reason, cursor)}>
        {(answer) => (
          <Letters
            letters={answer}
            reason={reason}
            onReason={(next) => {
              setCursors([])
              const params = new URLSearchParams({ tab: 'letters', ...(next === '' ? {} : { reason: next }) })
              navigate(`/admin?${params.toString()}`, { replace: true })
            }}
            onOlder={answer.nextCursor === null ? null : () => setCursors([...cursors, answer.nextCursor ?? ''])}
            onNewer={cursor === null ? null : () => setCursors(cursors.slice(0, -1))}
          />
        )}
      </AskedAdmin>
    </>
  )
}

interface LettersProps {
  readonly letters: DeadLetterPage
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly onOlder: (() => void) | null
  readonly onNewer: (() => void) | null
}

function Letters({ letters: { items, reasons }, reason, onReason, onOlder, onNewer }: LettersProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const wordOf = useKnownWord()
  const act = useApiAction(ADMIN_KEY)
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const seqs = items.map(({ seq }) => seq).filter((seq) => ticked.has(seq))
  const tick = (seq: number, on: boolean) =>
    setTicked(new Set(on ? [...ticked, seq] : [...ticked].filter((one) => one !== seq)))
  const newest = items[0]?.seq
  const total = Object.values(reasons).reduce((sum, count) => sum + count, 0)

  const retry = () =>
    void act(
      (api) => api.retryLetters(seqs),
      ({ results }) => {
        const stored = results.filter(({ outcome }) => outcome === 'stored').length
        const firstRefusal = results.find(({ outcome }) => outcome !== 'stored')
        return firstRefusal === undefined
          ? t('letter.retried', { count: stored })
          : t('letter.retriedSome', { stored, refused: results.length - stored, detail: firstRefusal.detail })
      },
    )
  const discard = (what: { seqs: readonly number[] } | { reason: string; upTo: number }) =>
    void act(
      (api) => api.discardLetters(what),
      ({ discarded }) => t('letter.discarded', { count: discarded }),
    )

  return (
    <>
      <div className={classes['filters']}>
        <NativeSelect
          size="xs"
          label={t('letterColumn.reason')}
          value={reason}
          data={[
            { value: '', label: t('letter.all', { n: formatNumber(total, language) }) },
            ...Object.entries(reasons).map(([word, count]) => ({
              value: word,
              label: t('letter.ofReason', { reason: wordOf('letterReason', word), n: formatNumber(count, language) }),
            })),
          ]}
          onChange={(event) => onReason(event.currentTarget.value)}
        />
        <Button size="xs" variant="default" disabled={seqs.length === 0} onClick={retry}>
          {t('letter.retry', { count: seqs.length })}
        </Button>
        <SureButton
          size="xs"
          label={t('letter.discard', { count: seqs.length })}
          about={t('letter.ticked')}
          disabled={seqs.length === 0}
          onSure={() => discard({ seqs })}
        />
        {reason !== '' && newest !== undefined && (
          <SureButton
            size="xs"
            label={t('letter.discardReason', { reason: wordOf('letterReason', reason) })}
            about={t('adminTab.letters')}
            onSure={() => discard({ reason, upTo: newest })}
          />
        )}
      </div>
      {items.length === 0 ? (
        <p role="status">{t('letter.none')}</p>
      ) : (
        <DataTable
          label={t('adminTab.letters')}
          heads={[t('letter.ticked'), ...HEADS.map((head) => t(`letterColumn.${head}`))]}
        >
          {items.map((letter) => (
            <LetterRow
              key={letter.seq}
              letter={letter}
              tick={
                <Checkbox
                  aria-label={t('letter.tick', { seq: letter.seq })}
                  checked={ticked.has(letter.seq)}
                  onChange={(event) => tick(letter.seq, event.currentTarget.checked)}
                />
              }
            />
          ))}
        </DataTable>
      )}
      <div className={page['buttons']}>
        <Button size="xs" variant="default" disabled={onNewer === null} onClick={() => onNewer?.()}>
          {t('admin.newer')}
        </Button>
        <Button size="xs" variant="default" disabled={onOlder === null} onClick={() => onOlder?.()}>
          {t('admin.older')}
        </Button>
      </div>
    </>
  )
}
