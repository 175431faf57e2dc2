// Trials: what other thresholds or rules would have made of the last hours. Nothing is applied.
import { Loader } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import type { Trial } from '../api/tuning-endpoints.ts'
import { Time } from '../shell/time.tsx'
import { formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { MayButton } from '../session/may-button.tsx'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { ApplyLines } from './apply-lines.tsx'
import { PolicyHistory } from './policy-history.tsx'
import { TrialForm } from './trial-form.tsx'
import { trialHref } from './trial-href.ts'
import { TrialOutcome } from './trial-outcome.tsx'
import classes from './tuning.module.css'
import { usePolicyNow, useTrial, useTrialAction, useTrialList } from './use-trials.ts'

const HEADS = ['started', 'by', 'what', 'state', 'events'] as const

export function TrialTab() {
  const { t } = useTranslation()
  const [, navigate] = useLocation()
  const params = new URLSearchParams(useSearch())
  const id = params.get('id')
  const { data: policy, error } = usePolicyNow()
  const { data: list } = useTrialList()
  const { data: trial, isError: isGone } = useTrial(id)
  const { act, faults } = useTrialAction()
  const trials = list?.items ?? []
  if (error !== null) return <p role="alert">{t('trial.failed', { detail: error.message })}</p>
  if (policy === undefined) return <Loader aria-label={t('live.loading')} />
  return (
    <>
      <p className={page['dim']}>{t('trial.intro')}</p>
      {id !== null && isGone && <p role="status">{t('trial.gone')}</p>}
      {trial !== undefined && <Shown trial={trial} onCancel={() => void act((api) => api.cancelTrial(trial.id))} />}
      <TrialForm
        policy={policy}
        rules={params.get('rules') ?? ''}
        isRunning={trials.some(({ state }) => state === 'running')}
        faults={faults}
        onStart={(wish) =>
          void act((api) => api.startTrial(wish)).then((started) => {
            if (started !== null) navigate(trialHref({ id: started.id }))
          })
        }
      />
      {trials.length > 0 && (
        <section>
          <h2>{t('trial.made')}</h2>
          <DataTable
            label={t('trial.made')}
            heads={HEADS.map((head) => t(`trialColumn.${head}`))}
            right={[t('trialColumn.events')]}
          >
            {trials.map((one) => (
              <TrialRow key={one.id} trial={one} />
            ))}
          </DataTable>
        </section>
      )}
      {policy.history.length > 0 && <PolicyHistory policy={policy} />}
    </>
  )
}

function Shown({ trial, onCancel }: { readonly trial: Trial; readonly onCancel: () => void }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { state, events, result, detail } = trial
  const number = (value: number) => formatNumber(value, language)
  return (
    <section aria-label={t('trial.result')}>
      <h2>{t('trial.result')}</h2>
      {state === 'running' && (
        <div className={classes['controls']}>
          <progress
            className={classes['progress']}
            max={Math.max(1, events.total)}
            value={events.done}
            aria-label={t('trial.progress')}
          />
          <span role="status">{t('trial.done', { done: number(events.done), total: number(events.total) })}</span>
          <MayButton scope="incidents:write" size="compact-sm" onClick={onCancel}>
            {t('trial.cancel')}
          </MayButton>
        </div>
      )}
      {state === 'cancelled' && <p role="status">{t('trialState.cancelled')}</p>}
      {state === 'failed' && <p role="alert">{t('trial.died', { detail: detail ?? '' })}</p>}
      {result !== null && (
        <>
          <TrialOutcome result={result} />
          <ApplyLines change={trial.change} />
        </>
      )}
    </section>
  )
}

function TrialRow({ trial: { id, startedAt, actor, change, state, events } }: { readonly trial: Trial }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const what =
    change.kind === 'rules'
      ? t('trialKind.rules')
      : Object.entries(change.policy)
          .map(([path, value]) => `${path}: ${value}`)
          .join(', ')
  return (
    <tr>
      <th scope="row">
        <Link href={trialHref({ id })}>
          <Time at={startedAt} />
        </Link>
      </th>
      <td>{actor}</td>
      <td className={classes['what']}>{what}</td>
      <td>{t(`trialState.${state}`)}</td>
      <td className={page['right']}>{formatNumber(events.total, language)}</td>
    </tr>
  )
}
