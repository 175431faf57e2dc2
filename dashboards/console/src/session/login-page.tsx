// Login: by a one-time link (/login?code=...) or by user and password. Only relative addresses are followed afterwards.
import { Alert, Button, Loader, PasswordInput, TextInput, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useSearch } from 'wouter'
import { useApi } from '../api/api-context.tsx'
import { SESSION_KEY } from '../api/query-keys.ts'
import { ApiProblem } from '../api/request.ts'
import { DisplayMenu } from '../shell/display-menu.tsx'
import { MoonIcon } from '../theme/icons.tsx'
import classes from './login.module.css'
import { safeNext } from './safe-next.ts'

type Fault = 'link' | 'password' | 'unreachable' | 'busy'

function faultOf(error: unknown, refused: Fault): Fault {
  if (!(error instanceof ApiProblem)) throw error
  if (error.status === 429) return 'busy'
  return error.status >= 400 && error.status < 500 ? refused : 'unreachable'
}

export function LoginPage() {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  // Read once: the code leaves the address bar and the history before it is used.
  const [params] = useState(new URLSearchParams(useSearch()))
  const code = params.get('code')
  const [busy, setBusy] = useState(code !== null)
  const [fault, setFault] = useState<Fault | null>(null)
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
      setFault(faultOf(error, 'code' in credentials ? 'link' : 'password'))
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
    const form = new FormData(event.currentTarget)
    const [user, password] = [form.get('user'), form.get('password')]
    if (typeof user === 'string' && typeof password === 'string') void login({ user, password })
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
            <TextInput
              name="user"
              label={t('login.user')}
              autoComplete="username"
              required
              withAsterisk={false}
              autoFocus
            />
            <PasswordInput
              name="password"
              label={t('login.password')}
              autoComplete="current-password"
              required
              withAsterisk={false}
              visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
            />
            <Button type="submit" loading={busy}>
              {t('login.submit')}
            </Button>
            <p className={classes['hint']}>{t('login.linkHint')}</p>
          </>
        )}
      </form>
    </main>
  )
}
