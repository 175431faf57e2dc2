// The thresholds that a site may set: what each does, what is in force, and a field for what shall be tried.
import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Threshold } from '../api/tuning-endpoints.ts'
import type { TunablePath, TunableUnit } from '../contract.ts'
import { formatDuration } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import { readThreshold, thresholdText } from './threshold-text.ts'
import classes from './tuning.module.css'

const MINUTE_MS = 60_000
const HEADS = ['name', 'value', 'wanted'] as const
/** Keys of words have no points. */
const wordOf = (path: TunablePath) => path.replace('.', '_') as ReplaceDot<TunablePath>
type ReplaceDot<Path extends string> = Path extends `${infer Section}.${infer Name}` ? `${Section}_${Name}` : never

interface ThresholdTableProps {
  readonly thresholds: readonly Threshold[]
  readonly typed: ReadonlyMap<TunablePath, string>
  readonly onType: (path: TunablePath, text: string) => void
}

export function ThresholdTable({ thresholds, typed, onType }: ThresholdTableProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const typedAs = (value: number, unit: TunableUnit) =>
    t(`thresholdUnit.${unit}`, { value: thresholdText(value, unit) })
  const shown = (value: number, unit: TunableUnit) =>
    unit === 'duration' && value >= MINUTE_MS && value % MINUTE_MS === 0
      ? formatDuration(value, language)
      : typedAs(value, unit)
  return (
    <DataTable label={t('trial.thresholds')} heads={HEADS.map((head) => t(`thresholdColumn.${head}`))}>
      {thresholds.map((threshold) => {
        const { path, unit, min, max, value, shipped } = threshold
        const text = typed.get(path) ?? ''
        const isWrong = text !== '' && readThreshold(text, threshold) === null
        return (
          <tr key={path}>
            <th scope="row" className={classes['threshold']}>
              {t(`threshold.${wordOf(path)}`)}
              <span className={classes['where']}>{path}</span>
            </th>
            <td>
              {shown(value, unit)}
              {value !== shipped && (
                <span className={classes['where']}>{t('trial.shipped', { value: shown(shipped, unit) })}</span>
              )}
            </td>
            <td>
              <TextInput
                className={classes['field']}
                size="xs"
                inputMode="decimal"
                aria-label={t('trial.wanted', { name: t(`threshold.${wordOf(path)}`) })}
                placeholder={typedAs(value, unit)}
                value={text}
                error={isWrong && t('trial.bounds', { min: typedAs(min, unit), max: typedAs(max, unit) })}
                onChange={(event) => onType(path, event.currentTarget.value)}
              />
            </td>
          </tr>
        )
      })}
    </DataTable>
  )
}
