// What shall be tried: other thresholds or other rules, on the last hours.
import { SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../api/request.ts'
import type { PolicyNow, TrialWish } from '../api/tuning-endpoints.ts'
import type { TunablePath } from '../contract.ts'
import { formatHours } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { MayButton } from '../session/may-button.tsx'
import page from '../shell/page.module.css'
import { changeOf } from './threshold-text.ts'
import { ThresholdTable } from './threshold-table.tsx'
import classes from './tuning.module.css'

const HOURS = [1, 6, 24] as const
const HOUR_MS = 3_600_000
const KINDS = ['policy', 'rules'] as const

interface TrialFormProps {
  readonly policy: PolicyNow
  /** Rules to begin with; '' = none. */
  readonly rules: string
  readonly isRunning: boolean
  readonly faults: readonly Fault[]
  readonly onStart: (wish: TrialWish) => void
}

export function TrialForm({ policy, rules: firstRules, isRunning, faults, onStart }: TrialFormProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const [kind, setKind] = useState<(typeof KINDS)[number]>(firstRules === '' ? 'policy' : 'rules')
  const [hours, setHours] = useState<number>(HOURS[0])
  const [typed, setTyped] = useState<ReadonlyMap<TunablePath, string>>(new Map())
  const [rules, setRules] = useState(firstRules)
  const wish = wishOf()

  function wishOf(): TrialWish | null {
    if (kind === 'rules') return rules.trim() === '' ? null : { hours, rules }
    const filled = new Map([...typed].filter(([, text]) => text.trim() !== ''))
    const change = changeOf(filled, policy.tunables)
    return change === null || Object.keys(change).length === 0 ? null : { hours, policy: change }
  }

  return (
    <section aria-label={t('trial.form')}>
      <div className={classes['controls']}>
        <SegmentedControl
          size="xs"
          aria-label={t('trial.what')}
          value={kind}
          onChange={(next) => setKind(KINDS.find((one) => one === next) ?? kind)}
          data={KINDS.map((value) => ({ value, label: t(`trialKind.${value}`) }))}
        />
        <SegmentedControl
          size="xs"
          aria-label={t('trial.hours')}
          value={String(hours)}
          onChange={(next) => setHours(Number(next))}
          data={HOURS.map((value) => ({ value: String(value), label: formatHours(value * HOUR_MS, language) }))}
        />
        <MayButton
          scope="incidents:write"
          size="xs"
          variant="filled"
          refusal={isRunning ? t('trial.busy') : wish === null ? t(`trialMissing.${kind}`) : null}
          onClick={() => wish !== null && onStart(wish)}
        >
          {t('trial.start')}
        </MayButton>
      </div>
      {faults.length > 0 && (
        <ul role="alert" className={classes['faults']}>
          {faults.map(({ detail }) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {kind === 'policy' ? (
        <ThresholdTable
          thresholds={policy.tunables}
          typed={typed}
          onType={(path, text) => setTyped(new Map([...typed, [path, text]]))}
        />
      ) : (
        <>
          <Textarea
            classNames={{ input: classes['code'] ?? '' }}
            label={t('trial.rules')}
            rows={12}
            spellCheck={false}
            value={rules}
            onChange={(event) => setRules(event.currentTarget.value)}
          />
          <p className={page['dim']}>{t('trial.rulesHint')}</p>
        </>
      )}
    </section>
  )
}
