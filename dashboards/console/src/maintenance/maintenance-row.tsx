// One window: what it covers, how long it still lasts or when it begins, who planned it and why; edit, extend, skip, cancel.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import type { ShownWindow } from '../api/maintenance-endpoints.ts'
import { ciHref } from '../ci/ci-link.tsx'
import type { ScopeEntry } from '../contract.ts'
import { formatDuration, formatNumber, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { serviceHref } from '../services/service-href.ts'
import { MayButton } from '../session/may-button.tsx'
import page from '../shell/page.module.css'
import { useClock } from '../stream/clock.ts'
import classes from './maintenance.module.css'
import { useMaintenanceAct } from './use-maintenance.ts'
import { useScheduleWords } from './use-schedule-words.ts'

const EXTEND_MS = 3_600_000
const SIGNS = { active: '●', planned: '○', past: '·', cancelled: '×' } as const
const WRITE = 'silences:write'

export function MaintenanceRow({ window }: { readonly window: ShownWindow }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const { state, title, reason, change, scope, cis, holds, updatedBy } = window
  return (
    <tr data-dim={state === 'past' || state === 'cancelled' || undefined}>
      <td>
        <span aria-hidden="true">{SIGNS[state]}</span> {t(`maintenanceState.${state}`)}
      </td>
      <th scope="row" className={classes['wrap']}>
        {title} {change !== null && <code className={classes['chip']}>{change}</code>}
        <span className={classes['reason']}>{reason}</span>
      </th>
      <td className={classes['wrap']}>
        {scope.entries.map((entry) => (
          <Entry key={`${entry.kind} ${entry.id}`} entry={entry} />
        ))}
        {scope.classes.map((name) => (
          <code key={name} className={classes['chip']}>
            {name}
          </code>
        ))}
        <span className={page['dim']}>{t('maintenance.cis', { count: cis, shown: formatNumber(cis, language) })}</span>
      </td>
      <td className={page['right']}>{formatNumber(holds, language)}</td>
      <td className={classes['wrap']}>
        <When window={window} />
      </td>
      <td>{updatedBy}</td>
      <td>
        <Actions window={window} />
      </td>
    </tr>
  )
}

function Entry({ entry }: { readonly entry: ScopeEntry }) {
  const { t } = useTranslation()
  const words = entry.kind === 'ci' && entry.dependants !== 'none' ? t(`dependantsShort.${entry.dependants}`) : null
  return (
    <span className={classes['entry']}>
      {t(`scopeKind.${entry.kind}`)}{' '}
      {entry.kind === 'site' ? (
        <b>{entry.id}</b>
      ) : (
        <Link href={entry.kind === 'ci' ? ciHref(entry.id) : serviceHref(entry.id)}>{entry.id}</Link>
      )}
      {words !== null && <span className={page['dim']}> {words}</span>}
    </span>
  )
}

function When({ window: { state, occurrence, schedule, cancelledAt } }: { readonly window: ShownWindow }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const words = useScheduleWords()(schedule)
  const time = (at: number): string => formatTime(at, language, timeZone)
  const over = cancelledAt ?? (schedule.kind === 'once' ? schedule.endsAt : schedule.until)
  const edge = occurrence === null ? over : state === 'active' ? occurrence.endsAt : occurrence.startsAt
  const left = useClock((now) => formatDuration(Math.abs(edge - now), language))
  return (
    <>
      <span className={classes['edge']}>{t(`maintenanceEdge.${state}`, { left })}</span>
      <span className={page['dim']}>
        {occurrence === null
          ? time(over)
          : t('maintenance.span', { from: time(occurrence.startsAt), to: time(occurrence.endsAt) })}
      </span>
      {words !== null && <span className={classes['edge']}>{words}</span>}
    </>
  )
}

function Actions({ window: { id, revision, state, schedule, occurrence } }: { readonly window: ShownWindow }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState(false)
  const act = useMaintenanceAct()
  if (occurrence === null) return null
  return (
    <span className={page['buttons']}>
      <MayButton
        scope={WRITE}
        size="compact-xs"
        onClick={() => navigate(`/maintenance?edit=${encodeURIComponent(id)}`)}
      >
        {t('maintenance.edit')}
      </MayButton>
      {schedule.kind === 'once' ? (
        state === 'active' && (
          <MayButton
            scope={WRITE}
            size="compact-xs"
            loading={act.isPending}
            onClick={() =>
              act.mutate((api) =>
                api.changeMaintenance(id, revision, { schedule: { ...schedule, endsAt: schedule.endsAt + EXTEND_MS } }),
              )
            }
          >
            {t('maintenance.extend', { length: formatDuration(EXTEND_MS, language) })}
          </MayButton>
        )
      ) : (
        <MayButton
          scope={WRITE}
          size="compact-xs"
          loading={act.isPending}
          onClick={() => act.mutate((api) => api.skipMaintenance(id, occurrence.startsAt))}
        >
          {t(state === 'active' ? 'maintenance.endThis' : 'maintenance.skipNext')}
        </MayButton>
      )}
      <MayButton
        scope={WRITE}
        size="compact-xs"
        loading={act.isPending}
        {...(asked ? { color: 'red', variant: 'filled' } : {})}
        onBlur={() => setAsked(false)}
        onClick={() => (asked ? act.mutate((api) => api.cancelMaintenance(id)) : setAsked(true))}
      >
        {t(asked ? 'maintenance.cancelSure' : 'maintenance.cancel')}
      </MayButton>
    </span>
  )
}
