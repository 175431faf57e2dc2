// Login: by a one-time link (/login?code=...) or by user and password. Only relative addresses are followed afterwards.
import { Alert, Loader, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { useApi } from '../api/api-context.tsx'
import { SESSION_KEY } from '../api/query-keys.ts'
import { DisplayMenu } from '../shell/display-menu.tsx'
import { MoonIcon } from '../theme/icons.tsx'
import classes from './login.module.css'
import { loginFaultOf } from './login-fault.ts'
import type { LoginFault } from './login-fault.ts'
import { PasswordFields, typedIn } from './password-fields.tsx'
import { safeNext } from './safe-next.ts'

export function LoginPage() {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  // Read once: the code leaves the address bar and the history before it is used.
  const [params] = useState(new URLSearchParams(useSearch()))
  const code = params.get('code')
  const [busy, setBusy] = useState(code !== null)
  const [fault, setFault] = useState<LoginFault | null>(null)
  const redeemed = useRef(false)

  async function login(credentials: { code: string } | { user: string; password: string }): Promise<void> {
    setBusy(true)
    setFault(null)
    try {
      await api.login(credentials)
      // What is known (that nobody was logged in) is a moment old and wrong now.
      await client.query({ queryKey: SESSION_KEY, queryFn: () => api.session(), staleTime: 0 })
      navigate(safeNext(params.get('next')), { replace: true })
    } catch (error) {
      setFault(loginFaultOf(error, 'code' in credentials ? 'link' : 'password'))
      setBusy(false)
    }
  }

  useEffect(() => {
    // React's strict mode runs effects twice; the link works once.
    if (code === null || redeemed.current) return
    redeemed.current = true
    window.history.replaceState(null, '', '/login')
    void login({ code })
  })

  function submit(event: SyntheticEvent<HTMLFormElement>): void {
    event.preventDefault()
    const typed = typedIn(event.currentTarget)
    if (typed !== null) void login(typed)
  }

  return (
    <main className={classes['page']}>
      <div className={classes['corner']}>
        <DisplayMenu />
      </div>
      <form className={classes['card']} onSubmit={submit}>
        <Title order={1} className={classes['title'] ?? ''}>
          <MoonIcon size={30} /> Nocturne
        </Title>
        <p className={classes['slogan']}>{t('login.slogan')}</p>
        {fault !== null && (
          <Alert color="red" role="alert" variant="outline">
            {t(`login.fault.${fault}`)}
          </Alert>
        )}
        {busy && code !== null ? (
          <p role="status" className={classes['redeeming']}>
            <Loader size="sm" /> {t('login.redeeming')}
          </p>
        ) : (
          <>
            <PasswordFields busy={busy} />
            <p className={classes['hint']}>{t('login.linkHint')}</p>
          </>
        )}
      </form>
    </main>
  )
}
