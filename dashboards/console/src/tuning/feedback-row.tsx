// One thing that a person said about an incident, what the engine had said, and what came of it.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Feedback } from '../api/tuning-endpoints.ts'
import { ciHref } from '../ci/ci-link.tsx'
import { Time } from '../shell/time.tsx'
import { formatPercent } from '../i18n/format.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { incidentHref } from '../live/cells.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import classes from './tuning.module.css'

interface FeedbackRowProps {
  readonly item: Feedback
  /** Address of what the person said alone. */
  readonly actorHref: string
}

export function FeedbackRow({ item, actorHref }: FeedbackRowProps) {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const { id, title, titleSaying } = item.incident
  const shown = titleSaying === null ? title : titleOf({ title, titleSaying })
  return (
    <tr>
      <td>
        <Time at={item.at} />
      </td>
      <td>
        <Link href={actorHref} title={t('feedback.fromPerson', { name: item.actor })}>
          {item.actor}
        </Link>
      </td>
      <th scope="row">
        <Said item={item} />
      </th>
      <td className={classes['what']}>
        <Link href={incidentHref(id)} title={shown}>
          {shown === '' ? id : shown}
        </Link>
      </td>
      <td>
        <EngineSaid cause={item.cause} />
      </td>
      <td>
        <Outcome item={item} />
      </td>
    </tr>
  )
}

function Said({ item: { kind, cause, other, alerts } }: { readonly item: Feedback }) {
  const { t } = useTranslation()
  if (cause !== null) return t(`feedbackSaid.${cause.verdict}`, { name: cause.name })
  return kind === 'cause_judged' ? null : t(`feedbackSaid.${kind}`, { count: alerts, other: other ?? '' })
}

function EngineSaid({ cause }: Pick<Feedback, 'cause'>) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  if (cause === null) return null
  const { rank, first } = cause
  const score = formatPercent(cause.score ?? 0, language)
  if (rank === null || first === null) return t('feedbackEngine.unknown')
  if (rank === 1) return t('feedbackEngine.first', { score })
  if (first === '') return t('feedbackEngine.nothing')
  return rank === 0 ? t('feedbackEngine.unranked', { first }) : t('feedbackEngine.ranked', { rank, score, first })
}

function Outcome({ item: { cause, other } }: { readonly item: Feedback }) {
  const { t } = useTranslation()
  if (cause === null) return other === null ? null : <Link href={incidentHref(other)}>{other}</Link>
  return (
    <>
      {cause.movedTo === null ? (
        t('feedbackOutcome.same')
      ) : (
        <Link href={ciHref(cause.movedTo)}>{t('feedbackOutcome.moved', { to: cause.movedTo })}</Link>
      )}
      {cause.usedLater > 0 && (
        <span className={classes['where']}>{t('feedbackOutcome.used', { count: cause.usedLater })}</span>
      )}
    </>
  )
}
