// User name, password and the button: of the login page and of the dialogue over a page whose session has ended.
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export function PasswordFields({ busy, user }: { readonly busy: boolean; readonly user?: string }) {
  const { t } = useTranslation()
  return (
    <>
      <TextInput
        name="user"
        label={t('login.user')}
        autoComplete="username"
        required
        withAsterisk={false}
        {...(user === undefined ? { autoFocus: true } : { defaultValue: user })}
      />
      <PasswordInput
        name="password"
        label={t('login.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        // A dialogue gives the focus to what is marked so, when the name is there already.
        data-autofocus={user === undefined ? undefined : true}
        visibilityToggleButtonProps={{ 'aria-label': t('login.showPassword') }}
      />
      <Button type="submit" loading={busy}>
        {t('login.submit')}
      </Button>
    </>
  )
}

/** What was typed into the fields; null when the form has none. */
export function typedIn(form: HTMLFormElement): { readonly user: string; readonly password: string } | null {
  const data = new FormData(form)
  const [user, password] = [data.get('user'), data.get('password')]
  return typeof user === 'string' && typeof password === 'string' ? { user, password } : null
}
