// What is searched for: time, words, and fields. Everything goes to the address bar; a field is taken over on Enter or when it is left.
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseWallTime, wallTimeText } from '../i18n/wall-time.ts'
import { usePreferences } from '../preferences/preferences.ts'
import classes from './events.module.css'
import { DEFAULT_RANGE, EMPTY_VIEW, filterCount, RANGES, spanOf, TEXT_FILTERS, WORD_FILTERS } from './event-view.ts'
import type { EventView, WordFilter } from './event-view.ts'
import type { ChangeEventView } from './use-events.ts'

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly placeholder?: string
  readonly error?: string
  readonly wide?: boolean
  readonly onCommit: (value: string) => void
}

/** Follows the address bar when that changes by other ways. */
function Field({ label, value, placeholder, error, wide = false, onCommit }: FieldProps) {
  const [text, setText] = useState({ given: value, typed: value })
  if (text.given !== value) setText({ given: value, typed: value })
  function commit(): void {
    const wanted = text.typed.trim()
    if (wanted === value) return
    // The address bar brings it back, when it takes it.
    setText({ given: value, typed: value })
    onCommit(wanted)
  }
  return (
    <TextInput
      className={classes[wide ? 'wide' : 'field'] ?? ''}
      size="xs"
      label={label}
      maxLength={200}
      value={text.typed}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(error === undefined ? {} : { error })}
      onChange={(event) => setText({ given: value, typed: event.currentTarget.value })}
      onBlur={commit}
      onKeyDown={(event) => event.key === 'Enter' && commit()}
    />
  )
}

function CustomTime({ view, onChange }: { readonly view: EventView; readonly onChange: ChangeEventView }) {
  const { t } = useTranslation()
  const { timeZone } = usePreferences()
  const [fault, setFault] = useState(false)
  const { from, to } = spanOf(view.time, Date.now())
  function commit(edge: 'from' | 'to', text: string): void {
    const at = parseWallTime(text, timeZone)
    const span = { from, to, ...(at === null ? {} : { [edge]: at }) }
    setFault(at === null || span.from >= span.to)
    if (at !== null && span.from < span.to) onChange({ time: span })
  }
  const error = fault ? { error: t('events.timeFault') } : {}
  return (
    <>
      <Field
        label={t('events.from')}
        value={wallTimeText(from, timeZone)}
        onCommit={(text) => commit('from', text)}
        {...error}
      />
      <Field label={t('events.to')} value={wallTimeText(to, timeZone)} onCommit={(text) => commit('to', text)} />
    </>
  )
}

export function FilterBar({ view, onChange }: { readonly view: EventView; readonly onChange: ChangeEventView }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const [more, setMore] = useState(filterCount(view) > (view.q === '' ? 0 : 1))
  const range = typeof view.time === 'object' ? 'custom' : view.time
  const words: Readonly<Record<WordFilter, (word: string) => string>> = {
    // The words are those of the list that the texts are keyed by.
    severity: (word) => t(`severity.${word as 'critical'}`),
    kind: (word) => t(`eventKind.${word as 'raise'}`),
    decision: (word) => t(`decision.${word as 'opened'}`),
  }
  return (
    <div className={classes['filters']} role="search" aria-label={t('events.search')}>
      <SegmentedControl
        size="xs"
        aria-label={t('events.time')}
        data={[
          ...RANGES.map((value) => ({ value, label: t(`eventRange.${value}`) })),
          { value: 'custom', label: t('eventRange.custom') },
        ]}
        value={range}
        onChange={(value) =>
          onChange({
            time:
              RANGES.find((known) => known === value) ?? spanOf(view.time, Math.floor(Date.now() / 60_000) * 60_000),
          })
        }
      />
      {range === 'custom' && <CustomTime key={language} view={view} onChange={onChange} />}
      <Field
        wide
        label={t('events.words')}
        placeholder={t('events.wordsHint')}
        value={view.q}
        onCommit={(q) => onChange({ q })}
      />
      <Button size="xs" variant="default" aria-expanded={more} onClick={() => setMore(!more)}>
        {t('events.fields')}
      </Button>
      <Button
        size="xs"
        variant="subtle"
        disabled={filterCount(view) === 0 && range === DEFAULT_RANGE}
        onClick={() => onChange(EMPTY_VIEW)}
      >
        {t('events.clear')}
      </Button>
      {more && (
        <div className={classes['fields']}>
          {(Object.keys(WORD_FILTERS) as WordFilter[]).map(
            // The keys of a literal are its key type.
            (name) => (
              <NativeSelect
                key={name}
                size="xs"
                className={classes['field'] ?? ''}
                label={t(`eventField.${name}`)}
                data={[
                  { value: '', label: t('events.any') },
                  ...WORD_FILTERS[name].map((word) => ({ value: word, label: words[name](word) })),
                ]}
                value={view[name]}
                onChange={(event) => onChange({ [name]: event.currentTarget.value })}
              />
            ),
          )}
          {TEXT_FILTERS.map((name) => (
            <Field
              key={name}
              label={t(`eventField.${name}`)}
              value={view[name]}
              onCommit={(value) => onChange({ [name]: value })}
            />
          ))}
          <Field
            label={t('eventField.label')}
            placeholder={t('events.labelHint')}
            value=""
            onCommit={(label) => label.indexOf('=') > 0 && onChange({ labels: [...view.labels, label] })}
          />
        </div>
      )}
      {view.labels.length > 0 && (
        <ul className={classes['chips']}>
          {view.labels.map((label) => (
            <li key={label}>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('events.removeLabel', { label })}
                onClick={() => onChange({ labels: view.labels.filter((one) => one !== label) })}
              >
                {label} <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
