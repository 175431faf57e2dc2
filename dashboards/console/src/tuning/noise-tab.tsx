// What makes the most noise: by class, CI, source or single condition, over a day, a week or a month.
import { Button, Loader, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { NOISE_COUNTS, NOISE_KEYS, type Noise, type NoiseQuestion } from '../api/tuning-endpoints.ts'
import { formatDuration, formatHours, formatNumber, formatPercent } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { columnWords } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { decodeQuestion, encodeQuestion, NOISE_DAYS } from './noise-question.ts'
import { NoiseRow } from './noise-row.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { SortHead } from './sort-head.tsx'
import classes from './tuning.module.css'
import { useNoise } from './use-noise.ts'

const DAY_MS = 86_400_000

export function NoiseTab() {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const [, navigate] = useLocation()
  const question = decodeQuestion(useSearch())
  const [ruleFor, setRuleFor] = useState<Noise | null>(null)
  const { data: top, error, isPlaceholderData } = useNoise(question)
  const ask = (change: Partial<NoiseQuestion>) => {
    const query = encodeQuestion({ ...question, ...change })
    navigate(query === '' ? '/tuning' : `/tuning?${query}`, { replace: true })
  }
  const heads = [
    t(`noiseKey.${question.by}`),
    t('noise.share'),
    ...NOISE_COUNTS.map((count) => t(`noiseCount.${count}`)),
    t('noise.ways'),
  ]
  return (
    <>
      <p className={page['dim']}>{t('noise.intro')}</p>
      <div className={classes['controls']}>
        <SegmentedControl
          size="xs"
          aria-label={t('noise.by')}
          value={question.by}
          onChange={(by) => ask({ by: NOISE_KEYS.find((key) => key === by) ?? question.by })}
          data={NOISE_KEYS.map((value) => ({ value, label: t(`noiseKey.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('noise.range')}
          value={String(question.days)}
          onChange={(days) => ask({ days: Number(days) })}
          data={NOISE_DAYS.map((days) => ({
            value: String(days),
            label: days === 1 ? formatHours(DAY_MS, language) : formatDuration(days * DAY_MS, language),
          }))}
        />
        {(['class', 'source'] as const).map(
          (filter) =>
            question[filter] !== '' && (
              <Button key={filter} size="compact-sm" variant="light" onClick={() => ask({ [filter]: '' })}>
                {t('noise.only', { name: question[filter] })}
              </Button>
            ),
        )}
      </div>
      {error !== null && <p role="alert">{t('noise.failed', { detail: error.message })}</p>}
      {top === undefined && error === null && <Loader aria-label={t('live.loading')} />}
      {top?.items.length === 0 && <p role="status">{t('noise.empty')}</p>}
      {top !== undefined && top.items.length > 0 && (
        <>
          <p role="status">
            {t('noise.sum', {
              events: formatNumber(top.events, language),
              keys: formatNumber(top.keys, language),
              loudest: formatPercent(shareOfLoudest(top.items), language),
            })}
          </p>
          <div
            className={page['scroll']}
            tabIndex={0}
            role="region"
            aria-label={t('noise.table')}
            aria-busy={isPlaceholderData}
          >
            <table className={`${page['table']} ${page['stack']}`} style={columnWords(heads)}>
              <thead>
                <tr>
                  <th scope="col">{t(`noiseKey.${question.by}`)}</th>
                  <th scope="col">{t('noise.share')}</th>
                  {NOISE_COUNTS.map((count) => (
                    <SortHead
                      key={count}
                      label={t(`noiseCount.${count}`)}
                      hint={t(`noiseHint.${count}`, {
                        short: formatDuration(top.shortMs, language),
                        days: top.standingDays,
                      })}
                      sorted={question.sort === count}
                      onSort={() => ask({ sort: count })}
                    />
                  ))}
                  <th scope="col">{t('noise.ways')}</th>
                </tr>
              </thead>
              <tbody>
                {top.items.map((noise) => (
                  <NoiseRow key={noise.key} noise={noise} question={question} top={top} onRule={setRuleFor} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <RuleDialog noise={ruleFor} by={question.by} onClose={() => setRuleFor(null)} />
    </>
  )
}

/** Of the ten loudest: what it pays to look at first. */
function shareOfLoudest(items: readonly Noise[]): number {
  const shares = items.map(({ share }) => share).sort((a, b) => b - a)
  return shares.slice(0, 10).reduce((sum, share) => sum + share, 0)
}
