// A silence being written: matchers, how long, and why. Beside it stands what it would hold back.
import { Button, NativeSelect, SegmentedControl, TextInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SilenceDraft } from '../api/silence-endpoints.ts'
import type { SilenceMatcher } from '../contract.ts'
import { formatDuration } from '../i18n/format.ts'
import { parseWallTime, wallTimeText } from '../i18n/wall-time.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { MayButton } from '../session/may-button.tsx'
import { useMayNot } from '../session/use-may.ts'
import page from '../shell/page.module.css'
import { Preview } from './preview.tsx'
import classes from './silences.module.css'
import { useSetSilence, useSilenceFault } from './use-silences.ts'

const HOUR_MS = 3_600_000
const LENGTHS = [1, 2, 4, 8, 24] as const
const OPERATORS = ['=', '!=', '=~', '!~'] as const
type Operator = (typeof OPERATORS)[number]

const NEW_MATCHER: SilenceMatcher = { name: '', value: '', isRegex: false, isEqual: true }
const operatorOf = ({ isRegex, isEqual }: SilenceMatcher): Operator =>
  isRegex ? (isEqual ? '=~' : '!~') : isEqual ? '=' : '!='

export type SilenceStart = Pick<SilenceDraft, 'matchers' | 'comment'> &
  Pick<Partial<SilenceDraft>, 'id' | 'startsAt' | 'endsAt'>

interface SilenceFormProps {
  /** What it begins with: nothing, what is to be changed, or the matchers of an incident. */
  readonly start: SilenceStart
  readonly onDone: () => void
}

function MatcherRow({
  matcher,
  onChange,
  onRemove,
}: {
  readonly matcher: SilenceMatcher
  readonly onChange: (matcher: SilenceMatcher) => void
  readonly onRemove: () => void
}) {
  const { t } = useTranslation()
  return (
    <div className={classes['matcher']} role="group" aria-label={t('silences.matcher')}>
      <TextInput
        size="xs"
        label={t('silences.label')}
        list="silence-labels"
        maxLength={200}
        value={matcher.name}
        onChange={(event) => onChange({ ...matcher, name: event.currentTarget.value.trim() })}
      />
      <NativeSelect
        size="xs"
        label={t('silences.operator')}
        data={OPERATORS.map((value) => ({ value, label: t(`silenceOperator.${value}`) }))}
        value={operatorOf(matcher)}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...matcher, isRegex: value.endsWith('~'), isEqual: value.startsWith('=') })
        }
      />
      <TextInput
        size="xs"
        label={t('silences.value')}
        maxLength={1_000}
        value={matcher.value}
        onChange={(event) => onChange({ ...matcher, value: event.currentTarget.value })}
      />
      <Button size="xs" variant="default" onClick={onRemove}>
        {t('silences.remove')}
      </Button>
    </div>
  )
}

export function SilenceForm({ start, onDone }: SilenceFormProps) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const [matchers, setMatchers] = useState(start.matchers.length > 0 ? start.matchers : [NEW_MATCHER])
  const [comment, setComment] = useState(start.comment)
  const [length, setLength] = useState<number | null>(start.endsAt === undefined ? 2 : null)
  const [end, setEnd] = useState(() => wallTimeText(start.endsAt ?? Date.now() + 2 * HOUR_MS, timeZone))
  const mayNot = useMayNot('silences:write')
  const set = useSetSilence()
  const fault = useSilenceFault()
  const named = matchers.filter(({ name }) => name !== '')
  const endsAt = length === null ? parseWallTime(end, timeZone) : Date.now() + length * HOUR_MS
  const missing =
    named.length === 0
      ? t('silences.needsMatcher')
      : comment.trim() === ''
        ? t('silences.needsComment')
        : endsAt === null || endsAt <= Date.now()
          ? t('silences.needsEnd')
          : null

  function submit(): void {
    if (missing !== null || endsAt === null) return
    const { id, startsAt } = start
    const same = { ...(id === undefined ? {} : { id }), ...(startsAt === undefined ? {} : { startsAt }) }
    set.mutate({ ...same, matchers: named, endsAt, comment: comment.trim() }, { onSuccess: onDone })
  }

  return (
    <div className={classes['columns']}>
      <form
        className={classes['form']}
        aria-label={t(start.id === undefined ? 'silences.new' : 'silences.edit')}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <h2>{t(start.id === undefined ? 'silences.new' : 'silences.edit')}</h2>
        {start.id !== undefined && <p className={page['dim']}>{t('silences.editHint')}</p>}
        <datalist id="silence-labels">
          {['alertname', 'ci', 'severity', 'source', 'component', 'domain', 'instance', 'job'].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        {matchers.map((matcher, index) => (
          <MatcherRow
            // Rows have no name of their own, and none is drawn again elsewhere.
            key={index}
            matcher={matcher}
            onChange={(next) => setMatchers(matchers.map((one, at) => (at === index ? next : one)))}
            onRemove={() => setMatchers(matchers.filter((_, at) => at !== index))}
          />
        ))}
        <div className={page['buttons']}>
          <Button size="xs" variant="default" onClick={() => setMatchers([...matchers, NEW_MATCHER])}>
            {t('silences.addMatcher')}
          </Button>
        </div>
        <SegmentedControl
          size="xs"
          aria-label={t('silences.length')}
          data={[
            ...LENGTHS.map((hours) => ({ value: String(hours), label: formatDuration(hours * HOUR_MS, language) })),
            { value: 'until', label: t('silences.until') },
          ]}
          value={length === null ? 'until' : String(length)}
          onChange={(value) => setLength(value === 'until' ? null : Number(value))}
        />
        {length === null && (
          <TextInput
            size="xs"
            label={t('silences.ends')}
            value={end}
            onChange={(event) => setEnd(event.currentTarget.value)}
          />
        )}
        <Textarea
          size="xs"
          label={t('silences.comment')}
          description={t('silences.commentHint')}
          rows={2}
          maxLength={2_000}
          required
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        {set.isError && <p role="alert">{fault(set.error)}</p>}
        <div className={page['buttons']}>
          <Button size="xs" variant="default" onClick={onDone}>
            {t('dialog.cancel')}
          </Button>
          <MayButton
            scope="silences:write"
            refusal={missing}
            size="xs"
            variant="filled"
            loading={set.isPending}
            onClick={submit}
          >
            {t(start.id === undefined ? 'silences.set' : 'silences.change')}
          </MayButton>
        </div>
        {(mayNot ?? missing) !== null && <p className={page['dim']}>{mayNot ?? missing}</p>}
      </form>
      <Preview matchers={named} />
    </div>
  )
}
