// People: who may come in, as what; and what each role may do.
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LoginLink, User } from '../api/admin-endpoints.ts'
import { USER_ROLES } from '../session/scope.ts'
import { useSession } from '../session/session-context.tsx'
import { DataTable } from '../shell/data-table.tsx'
import page from '../shell/page.module.css'
import classes from './admin.module.css'
import { AskedAdmin } from './asked-admin.tsx'
import { RolesTable } from './roles-table.tsx'
import { SecretShown } from './secret-shown.tsx'
import { SureButton } from './sure-button.tsx'
import { Time } from '../shell/time.tsx'
import { ADMIN_KEY } from './admin-key.ts'
import { useApiAction } from '../shell/use-api-action.ts'
import { UserForm } from './user-form.tsx'

const HEADS = ['name', 'role', 'password', 'sessions', 'seen', 'action'] as const

const linkOf = ({ code }: LoginLink) => `${window.location.origin}/login?code=${encodeURIComponent(code)}`

export function UsersTab() {
  const { t } = useTranslation()
  const [creating, setCreating] = useState(false)
  const [link, setLink] = useState<string | null>(null)
  const show = (made: LoginLink) => {
    setCreating(false)
    setLink(linkOf(made))
  }
  return (
    <>
      <p className={page['dim']}>{t('user.intro')}</p>
      <div className={page['buttons']}>
        <Button size="xs" onClick={() => setCreating(true)}>
          {t('user.create')}
        </Button>
      </div>
      <AskedAdmin name={['users']} ask={(api) => api.users()}>
        {({ items }) =>
          items.length === 0 ? (
            <p role="status">{t('user.none')}</p>
          ) : (
            <DataTable
              label={t('adminTab.users')}
              heads={HEADS.map((head) => t(`userColumn.${head}`))}
              right={[t('userColumn.sessions')]}
            >
              {items.map((user) => (
                <UserRow key={user.name} user={user} onLink={show} />
              ))}
            </DataTable>
          )
        }
      </AskedAdmin>
      <h2>{t('user.roles')}</h2>
      <RolesTable />
      {creating && <UserForm onClose={() => setCreating(false)} onMade={show} />}
      {link !== null && (
        <SecretShown title={t('user.linkMade')} hint={t('user.linkHint')} secret={link} onClose={() => setLink(null)} />
      )}
    </>
  )
}

interface UserRowProps {
  readonly user: User
  readonly onLink: (link: LoginLink) => void
}

function UserRow({ user: { name, role, disabled, hasPassword, sessions, seenAt }, onLink }: UserRowProps) {
  const { t } = useTranslation()
  const act = useApiAction(ADMIN_KEY)
  const own = useSession().name === name
  // Arrow keys pass through the choices: only the button changes anything.
  const [wanted, setWanted] = useState(role)
  const change = (part: { role?: User['role']; disabled?: boolean }) =>
    void act(
      (api) => api.changeUser(name, part),
      () => t('user.changed', { name }),
    )
  async function link(reset: boolean): Promise<void> {
    const done = await act(
      (api) => api.loginLink(name, reset),
      () => null,
    )
    if (done !== null) onLink(done.answer)
  }
  return (
    <tr data-dim={disabled || undefined}>
      <th scope="row">{name}</th>
      <td>
        <span className={classes['inRow']}>
          <NativeSelect
            size="xs"
            className={classes['role'] ?? ''}
            aria-label={t('user.roleOf', { name })}
            value={wanted}
            disabled={own}
            title={own ? t('user.own') : undefined}
            data={USER_ROLES.map((one) => ({ value: one, label: t(`role.${one}`) }))}
            onChange={(event) => setWanted(USER_ROLES.find((one) => one === event.currentTarget.value) ?? role)}
          />
          {wanted !== role && (
            <SureButton label={t('user.changeRole')} about={name} onSure={() => change({ role: wanted })} />
          )}
        </span>
      </td>
      <td>{disabled ? t('user.disabled') : hasPassword ? t('user.hasPassword') : t('user.linkOnly')}</td>
      <td className={page['right']}>{sessions}</td>
      <td>
        <Time at={seenAt} otherwise={t('user.notIn')} />
      </td>
      <td>
        <span className={classes['inRow']}>
          <Button
            size="compact-xs"
            variant="default"
            disabled={disabled}
            aria-label={t('admin.actionOn', { action: t('user.link'), name })}
            onClick={() => void link(false)}
          >
            {t('user.link')}
          </Button>
          <SureButton label={t('user.reset')} about={name} disabled={disabled} onSure={() => void link(true)} />
          {disabled ? (
            <SureButton label={t('user.enable')} about={name} onSure={() => change({ disabled: false })} />
          ) : (
            <span title={own ? t('user.own') : undefined}>
              <SureButton
                label={t('user.disable')}
                about={name}
                disabled={own}
                onSure={() => change({ disabled: true })}
              />
            </span>
          )}
        </span>
      </td>
    </tr>
  )
}
