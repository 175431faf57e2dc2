// One problem: what recurs and why that is more than chance, its incidents on a line of time, what is known, and what to do about it.
import { Loader } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Problem } from '../contract.ts'
import { formatPercent, formatTime } from '../i18n/format.ts'
import { EvidenceChips } from '../incident/root-causes.tsx'
import { incidentHref } from '../live/cells.tsx'
import { usePreferences } from '../preferences/preferences.ts'
import { WRITE_SCOPE } from '../incident/allowed-actions.ts'
import { MayButton } from '../session/may-button.tsx'
import { BackIcon } from '../theme/icons.tsx'
import { OccurrenceStrip } from './occurrence-strip.tsx'
import { ProblemActions } from './problem-actions.tsx'
import classes from './problems.module.css'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { useProblemTitle } from './use-problem-title.ts'
import { useJudge, useProblem } from './use-problems.ts'

const HEADS = ['incident', 'at', 'root', 'alike', 'action'] as const

function Occurrences({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const judge = useJudge()
  const newestFirst = [...problem.occurrences].reverse()
  return (
    <section>
      <h2>{t('problem.occurrences')}</h2>
      <OccurrenceStrip problem={problem} />
      <DataTable
        label={t('problem.occurrences')}
        heads={HEADS.map((head) => t(`problem.${head}`))}
        right={[t('problem.alike')]}
      >
        {newestFirst.map(({ incidentId, at, rootName, alike }) => (
          <tr key={incidentId}>
            <th scope="row">
              <Link href={incidentHref(incidentId)}>{incidentId}</Link>
            </th>
            <td>{formatTime(at, language, timeZone)}</td>
            <td>{rootName}</td>
            <td className={page['right']}>{alike === null ? '' : formatPercent(alike, language)}</td>
            <td>
              <MayButton
                scope={WRITE_SCOPE}
                size="compact-xs"
                aria-label={t('problem.removeThis', { id: incidentId })}
                onClick={() => void judge(problem, { type: 'remove-incident', incidentId })}
              >
                {t('problemAction.remove-incident')}
              </MayButton>
            </td>
          </tr>
        ))}
      </DataTable>
    </section>
  )
}

function Known({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation()
  return (
    <dl className={classes['known']}>
      <dt>{t('problem.workaround')}</dt>
      <dd>{problem.workaround ?? <span className={page['dim']}>{t('problem.noWorkaround')}</span>}</dd>
      {problem.cause !== null && (
        <>
          <dt>{t('problem.cause')}</dt>
          <dd>{problem.cause}</dd>
        </>
      )}
      {problem.resolution !== null && (
        <>
          <dt>{t('problem.resolution')}</dt>
          <dd>{problem.resolution}</dd>
        </>
      )}
    </dl>
  )
}

function History({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  return (
    <section>
      <h2>{t('problem.history')}</h2>
      <ol className={classes['history']}>
        {[...problem.history].reverse().map(({ at, kind, actor, text }, index) => (
          <li key={problem.history.length - index}>
            <time dateTime={new Date(at).toISOString()}>{formatTime(at, language, timeZone)}</time>
            <b>{t(`problemNote.${kind}`)}</b>
            <span>{text}</span>
            <span className={page['dim']}>{actor === 'engine' ? t('incident.engine') : actor}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function ProblemPage({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const titleOf = useProblemTitle()
  const { data: problem, isError } = useProblem(id)
  useDocumentTitle(problem === undefined ? 'Nocturne' : `${titleOf(problem)} · Nocturne`)
  return (
    <div className={page['page']}>
      <Link href="/problems" className={page['back']}>
        <BackIcon size={16} /> {t('problems.title')}
      </Link>
      {problem === undefined ? (
        <div role={isError ? 'alert' : 'status'}>
          {isError ? t('problem.unknown') : <Loader aria-label={t('live.loading')} />}
        </div>
      ) : (
        <>
          <p className={page['dim']}>
            {t(`problemState.${problem.state}`)} · {problem.id} · {problem.signature}
          </p>
          <h1>{titleOf(problem)}</h1>
          <ProblemActions problem={problem} />
          <Known problem={problem} />
          <section>
            <h2>{t('problem.evidence')}</h2>
            <EvidenceChips evidence={problem.evidence} />
          </section>
          <Occurrences problem={problem} />
          <History problem={problem} />
        </>
      )}
    </div>
  )
}
