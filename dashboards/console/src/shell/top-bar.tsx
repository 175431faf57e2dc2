// Top bar: command palette, how live the picture is, display settings, who is logged in.
import { ActionIcon, Kbd, Menu, UnstyledButton } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../api/endpoints.ts'
import { useLogout } from '../session/use-session.ts'
import { PersonIcon, SearchIcon } from '../theme/icons.tsx'
import { DisplayMenu } from './display-menu.tsx'
import { LiveIndicator } from './live-indicator.tsx'
import { openPalette } from './palette-key.tsx'
import { PlacesMenu } from './places-menu.tsx'
import classes from './shell.module.css'

const PasswordDialog = lazy(() => import('../session/password-dialog.tsx'))

export function TopBar({ session }: { readonly session: Session }) {
  const { t } = useTranslation()
  const logout = useLogout()
  const [choosing, setChoosing] = useState(false)
  return (
    <header className={classes['top']}>
      <PlacesMenu />
      <UnstyledButton className={classes['palette']} onClick={openPalette}>
        <SearchIcon size={16} />
        <span className={classes['paletteText']}>{t('shell.palette')}</span>
        <Kbd size="xs" aria-hidden className={classes['paletteKey'] ?? ''}>
          Ctrl K
        </Kbd>
      </UnstyledButton>
      <LiveIndicator />
      <DisplayMenu />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon color="gray" aria-label={t('shell.account', { name: session.name })}>
            <PersonIcon />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>
            {session.role === null
              ? session.name
              : t('shell.who', { name: session.name, role: t(`role.${session.role}`) })}
          </Menu.Label>
          <Menu.Item onClick={() => setChoosing(true)}>{t('password.title')}</Menu.Item>
          <Menu.Item onClick={logout}>{t('shell.logout')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {choosing && (
        <Suspense fallback={null}>
          <PasswordDialog onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </header>
  )
}
