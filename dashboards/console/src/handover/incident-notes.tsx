// The incidents of a shift under the first reason that each is told for, with the owner, the next action and a word on it.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { HANDOVER_REASONS } from '../contract.ts'
import type { HandoverFacts, HandoverIncident, HandoverNotes, HandoverReason } from '../contract.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { formatDuration, formatNumber, formatTime } from '../i18n/format.ts'
import { incidentHref } from '../live/cells.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import page from '../shell/page.module.css'
import { PriorityMark, SeverityMark, StateMark } from '../theme/severity-mark.tsx'
import classes from './handover.module.css'
import { NoteField } from './note-field.tsx'
import type { DraftEditor } from './use-draft.ts'

interface IncidentNotesProps {
  readonly facts: HandoverFacts
  readonly notes: HandoverNotes
  /** Null: frozen, or this person may not. */
  readonly onChange: DraftEditor['changeIncident'] | null
}

interface EntryProps extends Pick<IncidentNotesProps, 'onChange'> {
  readonly incident: HandoverIncident
  readonly takenAt: number
  readonly word: HandoverNotes['incidents'][string] | undefined
}

function Entry({ incident, takenAt, word, onChange }: EntryProps) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const title = useIncidentTitle()(incident)
  const owner = incident.assignee ?? incident.supportGroup
  const also = incident.reasons.slice(1)
  return (
    <li className={classes['entry']}>
      <div className={classes['entryHead']}>
        <PriorityMark priority={incident.priority} />
        <SeverityMark severity={incident.severity} />
        <StateMark state={incident.state} />
        <Link href={incidentHref(incident.id)} className={classes['entryTitle']}>
          {title}
        </Link>
        {also.map((reason) => (
          <span key={reason} className={classes['chip']}>
            {t(`handoverReason.${reason}`)}
          </span>
        ))}
      </div>
      <dl className={classes['entryFacts']}>
        <div>
          <dt>{t('handover.owner')}</dt>
          <dd>{owner ?? <b className={classes['missing']}>{t('handover.nobody')}</b>}</dd>
        </div>
        <div>
          <dt>{t('handover.open')}</dt>
          <dd title={formatTime(incident.openedAt, language, timeZone)}>
            {formatDuration((incident.resolvedAt ?? takenAt) - incident.openedAt, language)}
          </dd>
        </div>
        <div>
          <dt>{t('handover.cause')}</dt>
          <dd>{incident.rootName ?? t('handover.unknownCause')}</dd>
        </div>
        <div>
          <dt>{t('handover.services')}</dt>
          <dd>{incident.services.length === 0 ? t('handover.none') : incident.services.join(', ')}</dd>
        </div>
        <div>
          <dt>{t('handover.alerts')}</dt>
          <dd>
            {t('handover.alertsActive', {
              active: formatNumber(incident.activeAlertCount, language),
              total: formatNumber(incident.alertCount, language),
            })}
          </dd>
        </div>
        {incident.resolution !== null && (
          <div>
            <dt>{t('handover.resolution')}</dt>
            <dd>{incident.resolution}</dd>
          </div>
        )}
      </dl>
      <div className={classes['words']}>
        <NoteField
          label={t('handover.nextAction')}
          spoken={t('handover.nextActionOf', { title })}
          value={word?.nextAction ?? ''}
          maxLength={500}
          rows={1}
          quiet
          onChange={onChange && ((nextAction) => onChange(incident.id, { nextAction }))}
        />
        <NoteField
          label={t('handover.note')}
          spoken={t('handover.noteOf', { title })}
          value={word?.note ?? ''}
          maxLength={1_000}
          rows={1}
          quiet
          onChange={onChange && ((note) => onChange(incident.id, { note }))}
        />
      </div>
    </li>
  )
}

export function IncidentNotes({ facts, notes, onChange }: IncidentNotesProps) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const under = (reason: HandoverReason) => facts.incidents.filter(({ reasons }) => reasons[0] === reason)
  return HANDOVER_REASONS.map((reason) => {
    const incidents = under(reason)
    const elsewhere = facts.incidents.filter(({ reasons }) => reasons.indexOf(reason) > 0).length
    const missing = facts.counts[reason] - incidents.length - elsewhere
    return (
      <section key={reason} aria-label={t(`handoverReason.${reason}`)}>
        <h2>
          {t('handover.reasonCount', {
            reason: t(`handoverReason.${reason}`),
            count: facts.counts[reason],
            shown: formatNumber(facts.counts[reason], language),
          })}
        </h2>
        {facts.counts[reason] === 0 && <p className={page['dim']}>{t('handover.none')}</p>}
        {elsewhere > 0 && <p className={page['dim']}>{t('handover.elsewhere', { count: elsewhere })}</p>}
        {incidents.length > 0 && (
          <ul className={classes['entries']}>
            {incidents.map((incident) => (
              <Entry
                key={incident.id}
                incident={incident}
                takenAt={facts.takenAt}
                word={notes.incidents[incident.id]}
                onChange={onChange}
              />
            ))}
          </ul>
        )}
        {missing > 0 && <p className={page['dim']}>{t('handover.more', { count: missing })}</p>}
      </section>
    )
  })
}
