// The way between two CIs in words: a, needs b, needs c. As the engine wrote it where the CMDB has it no longer.
import { useTranslation } from 'react-i18next'
import type { Evidence, PathStep } from '../contract.ts'
import classes from './incident.module.css'

interface LinkPathProps {
  readonly steps: readonly PathStep[]
  readonly evidence: readonly Evidence[]
}

export function LinkPath({ steps, evidence }: LinkPathProps) {
  const { t } = useTranslation()
  const [first] = steps
  if (first === undefined) {
    const said = evidence.find(({ values }) => values['path'] !== undefined)?.values['path']
    return said === undefined ? null : <span>{said}</span>
  }
  return (
    <ol className={classes['steps']}>
      <li>{first.from}</li>
      {steps.map(({ from, to, direction }) => (
        <li key={`${from} ${to}`}>
          <span className={classes['direction']}>{t(`topology.direction.${direction}`)}</span> {to}
        </li>
      ))}
    </ol>
  )
}

/** The path has a column of its own: it is not said twice. */
export function withoutPath(text: string, { values }: Evidence): string {
  const path = values['path']
  return typeof path === 'string' ? text.replace(path, '').replace(/[:：]\s*$/u, '') : text
}
