// What an incident is at a glance, and its actions.
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { Incident } from '../contract.ts'
import { useIncidentTitle } from './use-incident-title.ts'
import { formatNumber, formatTime } from '../i18n/format.ts'
import { Age, incidentHref } from '../live/cells.tsx'
import { useReader } from '../live/use-reader.ts'
import { MaintenanceNotes } from '../maintenance/maintenance-notes.tsx'
import { LinkedProblem } from '../problems/linked-problem.tsx'
import { PriorityMark, SeverityMark, StateMark } from '../theme/severity-mark.tsx'
import { IncidentActionBar } from './action-bar.tsx'
import classes from './incident.module.css'

function Fact({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <div className={classes['fact']}>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function IncidentHeader({ incident }: { readonly incident: Incident }) {
  const reader = useReader()
  const { t, language, timeZone } = reader
  const titleOf = useIncidentTitle()
  const time = (at: number) => <time dateTime={new Date(at).toISOString()}>{formatTime(at, language, timeZone)}</time>
  const number = (value: number) => formatNumber(value, language)
  const { acknowledgedAt, acknowledgedBy, resolvedAt, mergedInto } = incident
  return (
    <header className={classes['header']} data-severity={incident.severity}>
      <div className={classes['marks']}>
        <PriorityMark priority={incident.priority} />
        <SeverityMark severity={incident.severity} />
        <StateMark state={incident.state} />
        {incident.peakSeverity !== incident.severity && (
          <span className={classes['dim']}>
            {t('incident.peak', { severity: t(`severity.${incident.peakSeverity}`) })}
          </span>
        )}
        <span className={classes['id']}>{incident.id}</span>
      </div>
      <h1 className={classes['title']}>{titleOf(incident)}</h1>
      {mergedInto !== null && (
        <p className={classes['merged']}>
          {t('incident.mergedInto')} <Link href={incidentHref(mergedInto)}>{mergedInto}</Link>
        </p>
      )}
      {incident.problemId !== null && <LinkedProblem id={incident.problemId} />}
      {incident.activeAlertCount > 0 && <MaintenanceNotes about="incident" id={incident.id} />}
      <IncidentActionBar incident={incident} />
      <dl className={classes['facts']}>
        <Fact word={t('incident.opened')}>
          {time(incident.openedAt)}{' '}
          <span className={classes['dim']}>
            (<Age since={incident.openedAt} reader={reader} />)
          </span>
        </Fact>
        <Fact word={t('incident.impactUrgency')}>
          {t(`level.${incident.impact}`)} × {t(`level.${incident.urgency}`)}
        </Fact>
        <Fact word={t('incident.owner')}>
          {incident.assignee ?? <span className={classes['dim']}>{t('live.nobody')}</span>}
          {incident.supportGroup !== null && <span className={classes['dim']}> · {incident.supportGroup}</span>}
        </Fact>
        <Fact word={t('incident.alerts')}>
          {t('incident.alertsValue', { active: number(incident.activeAlertCount), total: number(incident.alertCount) })}
        </Fact>
        <Fact word={t('incident.spread')}>
          {t('incident.spreadValue', {
            events: t('incident.events', { count: incident.eventCount, shown: number(incident.eventCount) }),
            cis: t('incident.cis', { count: incident.ciCount, shown: number(incident.ciCount) }),
          })}
        </Fact>
        {acknowledgedAt !== null && (
          <Fact word={t('incident.acknowledged')}>
            {time(acknowledgedAt)}
            {acknowledgedBy !== null && <span className={classes['dim']}> · {acknowledgedBy}</span>}
          </Fact>
        )}
        {resolvedAt !== null && <Fact word={t('incident.resolved')}>{time(resolvedAt)}</Fact>}
        {incident.resolution !== null && <Fact word={t('incident.resolution')}>{incident.resolution}</Fact>}
      </dl>
    </header>
  )
}
