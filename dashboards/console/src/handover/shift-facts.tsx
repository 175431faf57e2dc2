// The rest of what a shift left behind: its numbers, what is silenced, problems, changes of the CMDB, and how the tool itself is.
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { HandoverFacts } from '../contract.ts'
import { formatDuration, formatNumber, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { problemHref } from '../problems/problem-href.ts'
import { useProblemTitle } from '../problems/use-problem-title.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { matcherText } from '../silences/matcher-text.ts'
import silenceClasses from '../silences/silences.module.css'
import classes from './handover.module.css'

export function Numbers({ facts }: { readonly facts: HandoverFacts }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { numbers } = facts
  const number = (value: number) => formatNumber(value, language)
  const time = (ms: number | null) => (ms === null ? t('handover.none') : formatDuration(ms, language))
  const tiles: readonly (readonly [string, ReactNode])[] = [
    [t('handover.openNow'), number(facts.openIncidents)],
    ...(numbers === null
      ? []
      : ([
          [t('handover.funnelEvents'), number(numbers.events)],
          [t('handover.funnelAlerts'), number(numbers.alerts)],
          [t('handover.funnelIncidents'), number(numbers.incidents)],
          [t('handover.acknowledged'), number(numbers.acknowledged)],
          [t('handover.mtta'), time(numbers.mttaMs)],
          [t('handover.resolved'), number(numbers.resolved)],
          [t('handover.mttr'), time(numbers.mttrMs)],
        ] as const)),
  ]
  return (
    <section aria-label={t('handover.numbers')}>
      {numbers === null && <p role="status">{t('handover.noHistory')}</p>}
      <dl className={classes['tiles']}>
        {tiles.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

export function Health({ facts: { health } }: { readonly facts: HandoverFacts }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  return (
    <section>
      <h2>{t('handover.health')}</h2>
      <ul className={classes['lines']}>
        <li>{health.history ? t('handover.historyUp') : t('handover.historyAway')}</li>
        <li>{t('handover.lag', { lag: formatDuration(health.lagMs, language) })}</li>
        <li>
          {health.deadLetters === null
            ? t('handover.deadLettersUnknown')
            : t('handover.deadLetters', {
                count: health.deadLetters,
                shown: formatNumber(health.deadLetters, language),
              })}
        </li>
        {health.silent.length === 0 && <li>{t('handover.allSpeak')}</li>}
        {health.silent.map(({ summary, since }) => (
          <li key={summary} className={classes['missing']}>
            {t('handover.silentSource', { summary, since: formatTime(since, language, timeZone) })}
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Silenced({ facts: { silences } }: { readonly facts: HandoverFacts }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const heads = [t('handover.matchers'), t('handover.holds'), t('handover.ends'), t('handover.by'), t('handover.why')]
  return (
    <section>
      <h2>{t('handover.silences')}</h2>
      {silences.length === 0 && <p className={page['dim']}>{t('handover.none')}</p>}
      {silences.length > 0 && (
        <DataTable label={t('handover.silences')} heads={heads} right={[heads[1] ?? '']}>
          {silences.map((silence) => (
            <tr key={silence.id}>
              <th scope="row" className={classes['wrap']}>
                {silence.matchers.map((matcher) => (
                  <code key={matcherText(matcher)} className={silenceClasses['chip']}>
                    {matcherText(matcher)}
                  </code>
                ))}
              </th>
              <td className={page['right']}>{formatNumber(silence.holds, language)}</td>
              <td>
                {formatTime(silence.endsAt, language, timeZone)}
                {silence.endsNextShift && <b className={classes['missing']}> {t('handover.endsNextShift')}</b>}
              </td>
              <td>{silence.createdBy}</td>
              <td className={classes['wrap']}>{silence.comment}</td>
            </tr>
          ))}
        </DataTable>
      )}
    </section>
  )
}

export function Changed({ facts: { problems, changes } }: { readonly facts: HandoverFacts }) {
  const { t } = useTranslation()
  const titleOf = useProblemTitle()
  const { language, timeZone } = usePreferences()
  return (
    <>
      <section>
        <h2>{t('handover.problems')}</h2>
        {problems.length === 0 && <p className={page['dim']}>{t('handover.none')}</p>}
        <ul className={classes['lines']}>
          {problems.map((problem) => (
            <li key={problem.id}>
              <Link href={problemHref(problem.id)}>{titleOf(problem)}</Link>{' '}
              <span className={classes['chip']}>{t(`problemState.${problem.state}`)}</span>
              {problem.workaround !== null && <p>{t('handover.workaround', { text: problem.workaround })}</p>}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h2>{t('handover.changes')}</h2>
        <p className={page['dim']}>
          {t('handover.changesSince', {
            count: changes.total,
            shown: formatNumber(changes.total, language),
            since: formatTime(changes.since, language, timeZone),
          })}
        </p>
        <ul className={classes['lines']}>
          {changes.revisions.map(({ revision, at, instance, actor, counts }) => (
            <li key={revision}>
              {t('handover.revision', {
                ...{ revision, instance, actor, at: formatTime(at, language, timeZone) },
                cis: formatNumber(counts.cisAdded + counts.cisChanged + counts.cisGone, language),
                relationships: formatNumber(
                  counts.relationshipsAdded + counts.relationshipsChanged + counts.relationshipsGone,
                  language,
                ),
              })}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
