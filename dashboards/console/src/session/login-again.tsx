// The session has ended while a page is open: asks for the password over it. The page stays as it is, with all that was written into it.
import { Alert, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import { SESSION_KEY } from '../api/query-keys.ts'
import { loginFaultOf } from './login-fault.ts'
import type { LoginFault } from './login-fault.ts'
import classes from './login.module.css'
import { PasswordFields, typedIn } from './password-fields.tsx'

export function LoginAgain({ user }: { readonly user: string }) {
  const { t } = useTranslation()
  const api = useApi()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<LoginFault | null>(null)

  async function submit(event: SyntheticEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const typed = typedIn(event.currentTarget)
    if (typed === null) return
    setBusy(true)
    setFault(null)
    try {
      await api.login(typed)
      // Somebody else's page, half filled in, is nothing to go on with.
      if (typed.user !== user) window.location.reload()
      await client.query({ queryKey: SESSION_KEY, queryFn: () => api.session(), staleTime: 0 })
      await client.invalidateQueries()
    } catch (error) {
      setFault(loginFaultOf(error, 'password'))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('login.submit')}
      // What is on the screen is not for who comes by while nobody is logged in.
      overlayProps={{ backgroundOpacity: 0.8, blur: 8 }}
    >
      <form className={classes['again']} onSubmit={(event) => void submit(event)}>
        <p className={classes['slogan']}>{t('login.again')}</p>
        {fault !== null && (
          <Alert color="red" role="alert" variant="outline">
            {t(`login.fault.${fault}`)}
          </Alert>
        )}
        <PasswordFields busy={busy} user={user} />
      </form>
    </Modal>
  )
}
