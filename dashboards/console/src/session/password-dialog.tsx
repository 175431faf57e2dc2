// Choosing the own password. Who came in by a link has none, or has lost it, and is not asked for the present one.
import { Alert, Button, Modal, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useApi } from '../api/api-context.tsx'
import { ApiProblem } from '../api/request.ts'
import { useNotice } from '../shell/use-notice.ts'
import classes from './login.module.css'
import { useSession } from './session-context.tsx'

/** As the API has it. */
const MIN_LENGTH = 10

export default function PasswordDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const api = useApi()
  const { byLink } = useSession()
  const { tell } = useNotice()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const toggle = { visibilityToggleButtonProps: { 'aria-label': t('login.showPassword') } }

  async function submit(event: SyntheticEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    setFault(null)
    try {
      await api.changePassword({ password: next, ...(byLink ? {} : { current }) })
      tell(t('password.changed'))
      onClose()
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      setFault(error.code === 'wrong_password' ? t('login.fault.password') : error.message)
    }
  }

  return (
    <Modal opened onClose={onClose} title={t('password.title')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form className={classes['again']} onSubmit={(event) => void submit(event)}>
        {fault !== null && (
          <Alert color="red" role="alert" variant="outline">
            {fault}
          </Alert>
        )}
        {byLink ? (
          <p className={classes['slogan']}>{t('password.byLink')}</p>
        ) : (
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            value={current}
            required
            withAsterisk={false}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            {...toggle}
          />
        )}
        <PasswordInput
          label={t('password.next')}
          description={t('password.hint')}
          autoComplete="new-password"
          minLength={MIN_LENGTH}
          value={next}
          required
          withAsterisk={false}
          onChange={(event) => setNext(event.currentTarget.value)}
          {...toggle}
        />
        <Button type="submit" disabled={next.length < MIN_LENGTH || (!byLink && current === '')}>
          {t('password.title')}
        </Button>
      </form>
    </Modal>
  )
}
