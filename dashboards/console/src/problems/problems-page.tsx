// All problems that wait for somebody, last changed first.
import { Checkbox, Loader } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Problem, ProblemState } from '../contract.ts'
import { formatNumber, formatTime } from '../i18n/format.ts'
import { evidenceText } from '../incident/engine-text.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { problemHref } from './problem-href.ts'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import { useProblemTitle } from './use-problem-title.ts'
import { useProblems } from './use-problems.ts'

const HEADS = ['state', 'problem', 'times', 'last', 'why'] as const
/** The evidence that says most in one line: the rhythm where there is one. */
const TELLING = ['periodicity', 'recurs', 'spread']

/** Nothing is to be done about them any more. */
const DONE: readonly ProblemState[] = ['resolved', 'rejected']

function ProblemRow({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation()
  const titleOf = useProblemTitle()
  const { language, timeZone } = usePreferences()
  const why = TELLING.flatMap((kind) => problem.evidence.find((piece) => piece.kind === kind) ?? [])[0]
  return (
    <tr data-dim={DONE.includes(problem.state) ? '' : undefined}>
      <td>{t(`problemState.${problem.state}`)}</td>
      <th scope="row">
        <Link href={problemHref(problem.id)}>{titleOf(problem)}</Link>
      </th>
      <td className={page['right']}>{formatNumber(problem.occurrenceCount, language)}</td>
      <td>
        <time dateTime={new Date(problem.lastAt).toISOString()}>{formatTime(problem.lastAt, language, timeZone)}</time>
      </td>
      <td className={page['dim']}>{why !== undefined && evidenceText(why, language)}</td>
    </tr>
  )
}

export function ProblemsPage() {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  const { data, isError } = useProblems(all)
  return (
    <div className={page['page']}>
      <h1>{t('problems.title')}</h1>
      <p className={page['dim']}>{t('problems.intro')}</p>
      <Checkbox label={t('problems.all')} checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
      {isError && <p role="alert">{t('problems.failed')}</p>}
      {data === undefined && !isError && <Loader aria-label={t('shell.loading')} />}
      {data?.items.length === 0 && <p role="status">{t('problems.empty')}</p>}
      {data !== undefined && data.items.length > 0 && (
        <DataTable
          label={t('problems.table')}
          heads={HEADS.map((head) => t(`problemColumn.${head}`))}
          right={[t('problemColumn.times')]}
        >
          {data.items.map((problem) => (
            <ProblemRow key={problem.id} problem={problem} />
          ))}
        </DataTable>
      )}
    </div>
  )
}
