// When: once, from one time to another, or again and again by the clock of a place.
import { Checkbox, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../i18n/format.ts'
import { wallTimeText, parseWallTime } from '../i18n/wall-time.ts'
import { usePreferences } from '../preferences/preferences.ts'
import classes from './maintenance.module.css'
import type { PlanDraft } from './plan-draft.ts'
import { DAYS, WEEKS } from './week-choices.ts'

const HOUR_MS = 3_600_000
const LENGTHS = [0.5, 1, 2, 3, 4, 6, 8, 12, 24].map((hours) => hours * HOUR_MS)
const SHORTCUTS = [1, 2, 4, 8] as const
const KINDS = ['once', 'weekly'] as const

interface WhenFieldsProps {
  readonly draft: PlanDraft
  readonly onChange: (parts: Partial<PlanDraft>) => void
}

export function WhenFields(props: WhenFieldsProps) {
  const { t } = useTranslation()
  const { draft, onChange } = props
  return (
    <fieldset>
      <legend>{t('maintenance.when')}</legend>
      <SegmentedControl
        size="xs"
        className={classes['states'] ?? ''}
        aria-label={t('maintenance.how')}
        data={KINDS.map((value) => ({ value, label: t(`maintenanceKind.${value}`) }))}
        value={draft.kind}
        onChange={(value) => onChange({ kind: value === 'weekly' ? value : 'once' })}
      />
      {draft.kind === 'once' ? <OnceFields {...props} /> : <WeeklyFields {...props} />}
    </fieldset>
  )
}

function OnceFields({ draft: { starts, ends }, onChange }: WhenFieldsProps) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const from = parseWallTime(starts, timeZone)
  const to = parseWallTime(ends, timeZone)
  const hours = from === null || to === null ? 0 : (to - from) / HOUR_MS
  const begin = (text: string): void => {
    const next = parseWallTime(text, timeZone)
    // As long as before, while both are times.
    const moved = next !== null && from !== null && to !== null && to > from
    onChange({ starts: text, ...(moved && { ends: wallTimeText(next + to - from, timeZone) }) })
  }
  return (
    <>
      <div className={classes['pair']}>
        <TextInput
          size="xs"
          label={t('maintenance.begins')}
          value={starts}
          onChange={(event) => begin(event.currentTarget.value)}
        />
        <TextInput
          size="xs"
          label={t('maintenance.ends')}
          value={ends}
          onChange={(event) => onChange({ ends: event.currentTarget.value })}
        />
      </div>
      {from !== null && (
        <SegmentedControl
          size="xs"
          className={classes['states'] ?? ''}
          aria-label={t('maintenance.length')}
          data={SHORTCUTS.map((length) => ({
            value: String(length),
            label: formatDuration(length * HOUR_MS, language),
          }))}
          value={String(hours)}
          onChange={(value) => onChange({ ends: wallTimeText(from + Number(value) * HOUR_MS, timeZone) })}
        />
      )}
    </>
  )
}

function WeeklyFields({ draft, onChange }: WhenFieldsProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const zones = useId()
  const { days, weeks, clock, durationMs, zone, until } = draft
  const lengths = LENGTHS.includes(durationMs) ? LENGTHS : [...LENGTHS, durationMs].sort((a, b) => a - b)
  return (
    <>
      <Choices
        label={t('maintenance.days')}
        all={DAYS}
        chosen={days}
        word={(day) => t(`weekday.${day}`)}
        onChange={(next) => onChange({ days: next })}
      />
      <Choices
        label={t('maintenance.weeks')}
        all={WEEKS}
        chosen={weeks}
        word={(week) => t(`weekOfMonth.${week}`)}
        onChange={(next) => onChange({ weeks: next })}
      />
      <div className={classes['pair']}>
        <TextInput
          size="xs"
          label={t('maintenance.clock')}
          value={clock}
          onChange={(event) => onChange({ clock: event.currentTarget.value })}
        />
        <NativeSelect
          size="xs"
          label={t('maintenance.length')}
          data={lengths.map((length) => ({ value: String(length), label: formatDuration(length, language) }))}
          value={String(durationMs)}
          onChange={(event) => onChange({ durationMs: Number(event.currentTarget.value) })}
        />
        <TextInput
          size="xs"
          label={t('maintenance.zone')}
          list={zones}
          maxLength={60}
          value={zone}
          onChange={(event) => onChange({ zone: event.currentTarget.value })}
        />
        <datalist id={zones}>
          {['UTC', ...Intl.supportedValuesOf('timeZone')].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <TextInput
          size="xs"
          label={t('maintenance.until')}
          value={until}
          onChange={(event) => onChange({ until: event.currentTarget.value })}
        />
      </div>
    </>
  )
}

interface ChoicesProps<Value extends number> {
  readonly label: string
  readonly all: readonly Value[]
  readonly chosen: readonly number[]
  readonly word: (value: Value) => string
  readonly onChange: (chosen: number[]) => void
}

function Choices<Value extends number>({ label, all, chosen, word, onChange }: ChoicesProps<Value>) {
  return (
    <Checkbox.Group
      size="xs"
      label={label}
      value={chosen.map(String)}
      onChange={(values) => onChange(values.map(Number).sort((a, b) => a - b))}
    >
      <div className={classes['choices']}>
        {all.map((value) => (
          <Checkbox key={value} size="xs" value={String(value)} label={word(value)} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
