// What happened to the incident and who did it, newest first.
import { useTranslation } from 'react-i18next'
import type { Activity } from '../contract.ts'
import { formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { activityText } from './engine-text.ts'
import classes from './incident.module.css'

/** The name that the engine signs with. */
export const ENGINE = 'engine'

export function Timeline({ activities }: { readonly activities: readonly Activity[] | undefined }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  if (activities === undefined) return null
  return (
    <ol className={classes['timeline']}>
      {activities.map((activity) => (
        <li key={activity.id} data-kind={activity.kind} data-person={activity.actor !== ENGINE || undefined}>
          <time dateTime={new Date(activity.at).toISOString()}>{formatTime(activity.at, language, timeZone)}</time>
          <span className={classes['kind']}>{t(`activityKind.${activity.kind}`)}</span>
          <span className={classes['activity']}>{activityText(activity, language, t)}</span>
          <span className={classes['dim']}>{activity.actor === ENGINE ? t('incident.engine') : activity.actor}</span>
        </li>
      ))}
    </ol>
  )
}
