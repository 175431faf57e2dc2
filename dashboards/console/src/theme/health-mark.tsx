// What is left of a CI, by shape, word and colour.
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import type { Health } from '../contract.ts'
import classes from './health.module.css'

const SHAPES = {
  down: <path d="M3 3l10 10M13 3 3 13" stroke="currentColor" strokeWidth="2.6" />,
  degraded: <path d="M8 1.5 15.5 15H.5Z" fill="none" stroke="currentColor" strokeWidth="2" />,
  ok: <path d="m2 8.5 4 4L14 3.5" fill="none" stroke="currentColor" strokeWidth="2.4" />,
} as const satisfies Record<Health, ReactNode>

/** The shape alone, for drawings. */
export function HealthShape({ health }: { readonly health: Health }) {
  return (
    <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {SHAPES[health]}
    </svg>
  )
}

/** @param words what to say in place of the health's own word */
export function HealthMark({ health, words }: { readonly health: Health; readonly words?: string }) {
  const { t } = useTranslation()
  return (
    <span className={classes['health']} data-health={health}>
      <HealthShape health={health} />
      {words ?? t(`health.${health}`)}
    </span>
  )
}
