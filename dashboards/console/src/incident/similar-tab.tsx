// Past incidents like this one: how alike, in what, how each was solved, by whom and how fast.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { SimilarIncident } from '../api/incident-endpoints.ts'
import { formatDuration, formatPercent, formatTime } from '../i18n/format.ts'
import { incidentHref } from '../live/cells.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { problemHref } from '../problems/problem-href.ts'
import { columnWords } from '../shell/data-table.tsx'
import { PriorityMark } from '../theme/severity-mark.tsx'
import classes from './incident.module.css'
import { useIncidentTitle } from './use-incident-title.ts'
import { useSimilar } from './use-insight.ts'

const HEADS = ['alike', 'incident', 'common', 'resolution', 'took', 'who', 'when'] as const

export function SimilarTab({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const { data, isError } = useSimilar(id)
  if (isError) return <p role="alert">{t('similar.failed')}</p>
  if (data === undefined) return null
  const since = formatTime(data.since, language, timeZone)
  if (data.items.length === 0) return <p className={classes['empty']}>{t('similar.none', { since })}</p>
  return (
    <>
      <p className={classes['dim']}>{t('similar.intro', { since })}</p>
      <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('tab.similar')}>
        {/* Roles are named, because small screens show rows as cards and a browser then forgets that it is a table. */}
        <table
          role="table"
          className={`${classes['table']} ${classes['stacking']} ${classes['similar']}`}
          style={columnWords(HEADS.map((head) => t(`similarColumn.${head}`)))}
        >
          <thead role="rowgroup">
            <tr role="row">
              {HEADS.map((head) => (
                <th role="columnheader" key={head} scope="col">
                  {t(`similarColumn.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {data.items.map((one) => (
              <SimilarRow key={one.incident.id} similar={one} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function SimilarRow({ similar }: { readonly similar: SimilarIncident }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const titleOf = useIncidentTitle()
  const { incident, similarity, resolvedAfterMs } = similar
  return (
    <tr role="row">
      <td role="cell" className={classes['nowrap']}>
        <b>{formatPercent(similarity, language)}</b>
      </td>
      <td role="cell" className={classes['wide']}>
        <PriorityMark priority={incident.priority} /> <Link href={incidentHref(incident.id)}>{titleOf(incident)}</Link>{' '}
        <span className={`${classes['dim']} ${classes['ownLine']}`}>{incident.id}</span>
        {incident.problemId !== null && (
          <>
            {' '}
            <Link href={problemHref(incident.problemId)}>{t('similar.problem')}</Link>
          </>
        )}
      </td>
      <td role="cell">
        <Common similar={similar} />
      </td>
      <td role="cell" className={classes['wide']}>
        {incident.resolution ?? <span className={classes['dim']}>{t('similar.unsaid')}</span>}
      </td>
      <td role="cell" className={classes['nowrap']}>
        {resolvedAfterMs === null ? '' : formatDuration(resolvedAfterMs, language)}
      </td>
      <td role="cell">{incident.assignee ?? <span className={classes['dim']}>{t('live.nobody')}</span>}</td>
      <td role="cell" className={classes['nowrap']}>
        {formatTime(incident.openedAt, language, timeZone)}
      </td>
    </tr>
  )
}

/** What the two have in common, as chips. */
function Common({ similar }: { readonly similar: SimilarIncident }) {
  const { t } = useTranslation()
  const { sameRoot, sameRootType, sameProblem, classes: all, commonClasses, commonServices } = similar
  const chips = [
    ...(sameProblem ? [t('similar.sameProblem')] : []),
    ...(sameRoot ? [t('similar.sameRoot')] : sameRootType ? [t('similar.sameType')] : []),
    ...(commonClasses.length > 0
      ? [t('similar.classes', { common: commonClasses.length, total: all.length, names: commonClasses.join(', ') })]
      : []),
    ...(commonServices.length > 0 ? [t('similar.services', { count: commonServices.length })] : []),
  ]
  return (
    <ul className={classes['chips']}>
      {chips.map((chip) => (
        <li key={chip} className={classes['chip']}>
          {chip}
        </li>
      ))}
    </ul>
  )
}
