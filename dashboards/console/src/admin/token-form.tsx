// A new API token: what it is called, what it may do, how long it lives.
import { Button, Checkbox, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { SCOPES, scopeKey } from '../session/scope.ts'
import type { Scope } from '../session/scope.ts'
import classes from './admin.module.css'
import { ADMIN_KEY } from './admin-key.ts'
import { useApiAction } from '../shell/use-api-action.ts'

const DAY_MS = 86_400_000
/** Offered lives of a token, days; 0 = for ever. */
export const LIVES = [0, 7, 90, 365] as const

interface TokenFormProps {
  readonly onClose: () => void
  readonly onMade: (secret: string) => void
}

/** Epoch ms of the end of a life of so many days; null = for ever. */
export const endOfLife = (days: number, now: number): number | null => (days === 0 ? null : now + days * DAY_MS)

export function TokenForm({ onClose, onMade }: TokenFormProps) {
  const { t } = useTranslation()
  const act = useApiAction(ADMIN_KEY)
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<readonly Scope[]>(['ingest:write'])
  const [days, setDays] = useState<number>(0)

  async function submit(event: SyntheticEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const done = await act(
      (api) => api.createToken({ name: name.trim(), scopes, expiresAt: endOfLife(days, Date.now()) }),
      () => null,
    )
    if (done !== null) onMade(done.answer.secret)
  }

  return (
    <Modal opened onClose={onClose} title={t('token.create')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('tokenColumn.name')}
          description={t('token.nameHint')}
          value={name}
          maxLength={100}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group
          label={t('tokenColumn.scopes')}
          value={[...scopes]}
          onChange={(chosen) => setScopes(SCOPES.filter((scope) => chosen.includes(scope)))}
        >
          <div className={classes['form']}>
            {SCOPES.map((scope) => (
              <Checkbox key={scope} value={scope} label={t(`scope.${scopeKey(scope)}`)} />
            ))}
          </div>
        </Checkbox.Group>
        <NativeSelect
          label={t('tokenColumn.expires')}
          value={String(days)}
          data={LIVES.map((life) => ({
            value: String(life),
            label: life === 0 ? t('token.noExpiry') : t('token.days', { count: life }),
          }))}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        />
        <div className={classes['formButtons']}>
          <Button variant="default" onClick={onClose}>
            {t('admin.cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === '' || scopes.length === 0}>
            {t('token.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
