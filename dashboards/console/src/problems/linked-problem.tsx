// On an incident's page: the problem that it looks like, and what helps until it is solved.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { problemHref } from './problem-href.ts'
import classes from './problems.module.css'
import page from '../shell/page.module.css'
import { useProblemTitle } from './use-problem-title.ts'
import { useProblem } from './use-problems.ts'

export function LinkedProblem({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const titleOf = useProblemTitle()
  const { data: problem } = useProblem(id)
  return (
    <p className={classes['linked']}>
      <b>{t('problem.linked')}</b> <Link href={problemHref(id)}>{problem === undefined ? id : titleOf(problem)}</Link>
      {problem !== undefined && <span className={page['dim']}> · {t(`problemState.${problem.state}`)}</span>}
      {problem?.workaround != null && (
        <span className={classes['workaround']}>
          {t('problem.workaround')}: {problem.workaround}
        </span>
      )}
    </p>
  )
}
