// A new person: a name and a role. The password is chosen by the person, behind the login link.
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { SyntheticEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { LoginLink } from '../api/admin-endpoints.ts'
import { USER_ROLES } from '../session/scope.ts'
import type { UserRole } from '../session/scope.ts'
import classes from './admin.module.css'
import { ADMIN_KEY } from './admin-key.ts'
import { useApiAction } from '../shell/use-api-action.ts'

interface UserFormProps {
  readonly onClose: () => void
  readonly onMade: (link: LoginLink) => void
}

export function UserForm({ onClose, onMade }: UserFormProps) {
  const { t } = useTranslation()
  const act = useApiAction(ADMIN_KEY)
  const [name, setName] = useState('')
  const [role, setRole] = useState<UserRole>('operator')

  async function submit(event: SyntheticEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const done = await act(
      (api) => api.createUser({ name, role }),
      () => null,
    )
    if (done !== null) onMade(done.answer)
  }

  return (
    <Modal opened onClose={onClose} title={t('user.create')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form className={classes['form']} onSubmit={(event) => void submit(event)}>
        <TextInput
          label={t('userColumn.name')}
          description={t('user.nameHint')}
          value={name}
          maxLength={64}
          required
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value.trim())}
        />
        <NativeSelect
          label={t('userColumn.role')}
          value={role}
          data={USER_ROLES.map((one) => ({ value: one, label: t(`role.${one}`) }))}
          onChange={(event) => setRole(USER_ROLES.find((one) => one === event.currentTarget.value) ?? 'viewer')}
        />
        <div className={classes['formButtons']}>
          <Button variant="default" onClick={onClose}>
            {t('admin.cancel')}
          </Button>
          <Button type="submit" disabled={name === ''}>
            {t('user.create')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
