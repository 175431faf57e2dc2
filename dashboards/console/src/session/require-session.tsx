// Shows its children to a logged-in person and sends everybody else to the login page, with the way back. A session that ends while a page is
// open leaves the page where it is, under a dialogue that asks for the password.
import { Button, Loader } from '@mantine/core'
import { useWindowEvent } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import type { Session } from '../api/endpoints.ts'
import classes from './login.module.css'
import { LoginAgain } from './login-again.tsx'
import { useSessionQuery } from './use-session.ts'

export function RequireSession({ children }: { readonly children: (session: Session) => ReactNode }) {
  const { t } = useTranslation()
  const { data: session, failureCount, refetch } = useSessionQuery()
  const [path] = useLocation()
  const search = useSearch()
  const [open, setOpen] = useState<Session | null>(null)
  if (session !== null && session !== undefined && session !== open) setOpen(session)
  const ended = session === null && open !== null
  // A dialog of the page behind would close at Escape, and what was typed into it would be lost. Dialogs listen at the window as well,
  // but this listener was there first.
  useWindowEvent('keydown', (event) => ended && event.key === 'Escape' && event.stopImmediatePropagation(), {
    capture: true,
  })
  if (ended) {
    return (
      <>
        {children(open)}
        <LoginAgain user={open.name} />
      </>
    )
  }
  if (session === null) {
    const here = search === '' ? path : `${path}?${search}`
    return <Redirect to={`/login?next=${encodeURIComponent(here)}`} replace />
  }
  if (session !== undefined) return <>{children(session)}</>
  return (
    <main className={classes['page']} aria-busy="true">
      {failureCount === 0 ? (
        <Loader aria-label={t('shell.connecting')} />
      ) : (
        <div className={classes['card']} role="alert">
          <p className={classes['slogan']}>{t('login.fault.unreachable')}</p>
          <Button variant="default" onClick={() => void refetch()}>
            {t('shell.retry')}
          </Button>
        </div>
      )}
    </main>
  )
}
