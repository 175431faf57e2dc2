// What a trial came to: the numbers before and after, and the incidents that would be different.
import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PRIORITIES, TRIAL_DIFFERENCES, type TrialCounts, type TrialResult } from '../contract.ts'
import { formatChange, formatNumber, formatPercent } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { FindingView } from './finding-view.tsx'
import classes from './tuning.module.css'

const HEADS = ['what', 'before', 'after', 'change'] as const
const COUNTS = ['events', 'alerts', 'incidents', 'paged', 'largest'] as const satisfies readonly (keyof TrialCounts)[]

export function TrialOutcome({ result }: { readonly result: TrialResult }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const [wanted, setWanted] = useState('')
  const { before, after, differences, findings, unchanged, truncated } = result
  const present = TRIAL_DIFFERENCES.filter((word) => differences[word] > 0)
  const shown = findings.filter((finding) => wanted === '' || finding.differences.some((word) => word === wanted))
  const number = (value: number) => formatNumber(value, language)
  const share = (value: number | null) => (value === null ? '' : formatPercent(value, language))
  return (
    <>
      <DataTable
        label={t('trial.numbers')}
        heads={HEADS.map((head) => t(`outcomeColumn.${head}`))}
        right={HEADS.slice(1).map((head) => t(`outcomeColumn.${head}`))}
      >
        {COUNTS.map((count) => (
          <Row key={count} label={t(`trialCount.${count}`)} before={before[count]} after={after[count]} />
        ))}
        {PRIORITIES.map((priority) => (
          <Row
            key={priority}
            label={t('trial.ofPriority', { priority })}
            before={before.byPriority[priority]}
            after={after.byPriority[priority]}
          />
        ))}
        <tr>
          <th scope="row">{t('trialCount.noiseReduction')}</th>
          <td className={page['right']}>{share(before.noiseReduction)}</td>
          <td className={page['right']}>{share(after.noiseReduction)}</td>
          <td />
        </tr>
      </DataTable>
      <p role="status">
        {present.length === 0
          ? t('trial.same', { count: unchanged })
          : t('trial.different', { count: findings.length, unchanged: number(unchanged) })}{' '}
        {truncated && t('trial.truncated')}
      </p>
      {present.length > 1 && (
        <div className={classes['controls']}>
          <SegmentedControl
            size="xs"
            className={classes['filter']}
            aria-label={t('trial.filter')}
            value={wanted}
            onChange={setWanted}
            data={[
              { value: '', label: t('feedback.all') },
              ...present.map((word) => ({
                value: word,
                label: t(`trialDifference.${word}`, { n: number(differences[word]) }),
              })),
            ]}
          />
        </div>
      )}
      {shown.map((finding) => (
        <FindingView
          key={[...finding.before.map(({ id }) => `-${id}`), ...finding.after.map(({ id }) => `+${id}`)].join(' ')}
          finding={finding}
        />
      ))}
    </>
  )
}

interface RowProps {
  readonly label: string
  readonly before: number
  readonly after: number
}

function Row({ label, before, after }: RowProps) {
  const { language } = usePreferences()
  return (
    <tr data-dim={before === 0 && after === 0 ? '' : undefined}>
      <th scope="row">{label}</th>
      <td className={page['right']}>{formatNumber(before, language)}</td>
      <td className={page['right']}>{formatNumber(after, language)}</td>
      <td className={page['right']}>{before === after ? '' : formatChange(after - before, language)}</td>
    </tr>
  )
}
