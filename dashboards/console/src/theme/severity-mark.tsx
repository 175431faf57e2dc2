// Severity by shape, word and colour, so that none of them alone carries it (WCAG 1.4.1). Priority and state likewise.
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import type { IncidentState, Priority, Severity } from '../contract.ts'
import classes from './marks.module.css'

/** A severity added to the contract without a shape does not compile. */
const SHAPES = {
  critical: <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5Z" fill="currentColor" />,
  major: <path d="M8 1.5 15.5 15H.5Z" fill="currentColor" />,
  minor: <path d="M8 .8 15.2 8 8 15.2.8 8Z" fill="currentColor" />,
  warning: <circle cx="8" cy="8" r="6.2" fill="currentColor" />,
  indeterminate: (
    <circle cx="8" cy="8" r="5.6" fill="none" stroke="currentColor" strokeWidth="2.2" strokeDasharray="3 2" />
  ),
  cleared: <path d="m2 8.5 4 4L14 3.5" fill="none" stroke="currentColor" strokeWidth="2.4" />,
} as const satisfies Record<Severity, ReactNode>

const STATE_SHAPES = {
  new: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  acknowledged: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11Z" fill="currentColor" />
    </>
  ),
  in_progress: <path d="M4 2.5v11L13.5 8Z" fill="currentColor" />,
  on_hold: <path d="M5 3v10M11 3v10" stroke="currentColor" strokeWidth="3" />,
  resolved: <path d="m2 8.5 4 4L14 3.5" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  closed: <rect x="3" y="3" width="10" height="10" fill="currentColor" />,
} as const satisfies Record<IncidentState, ReactNode>

function Shape({ children }: { readonly children: ReactNode }) {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false" className={classes['shape']}>
      {children}
    </svg>
  )
}

/** The shape alone, for drawings; the word stands beside it there. */
export function SeverityShape({ severity }: { readonly severity: Severity }) {
  return <Shape>{SHAPES[severity]}</Shape>
}

/** With a word that is translated already: for lists of very many. */
export function SeveritySign({ severity, word }: { readonly severity: Severity; readonly word: string }) {
  return (
    <span className={classes['severity']} data-severity={severity}>
      <Shape>{SHAPES[severity]}</Shape>
      {word}
    </span>
  )
}

export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const { t } = useTranslation()
  return <SeveritySign severity={severity} word={t(`severity.${severity}`)} />
}

/** With a word that is translated already: for lists of very many. */
export function StateSign({ state, word }: { readonly state: IncidentState; readonly word: string }) {
  return (
    <span className={classes['state']} data-state={state}>
      <Shape>{STATE_SHAPES[state]}</Shape>
      {word}
    </span>
  )
}

export function StateMark({ state }: { readonly state: IncidentState }) {
  const { t } = useTranslation()
  return <StateSign state={state} word={t(`state.${state}`)} />
}

export function PriorityMark({ priority }: { readonly priority: Priority }) {
  return (
    <span className={classes['priority']} data-priority={priority}>
      {priority}
    </span>
  )
}
