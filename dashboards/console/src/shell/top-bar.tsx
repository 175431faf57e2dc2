// Top bar: command palette, how live the picture is, display settings, who is logged in.
import { ActionIcon, Kbd, Menu, UnstyledButton } from '@mantine/core'
import { spotlight } from '@mantine/spotlight'
import { useTranslation } from 'react-i18next'
import type { Session } from '../api/endpoints.ts'
import { useLogout } from '../session/use-session.ts'
import { PersonIcon, SearchIcon } from '../theme/icons.tsx'
import { DisplayMenu } from './display-menu.tsx'
import { LiveIndicator } from './live-indicator.tsx'
import { PlacesMenu } from './places-menu.tsx'
import classes from './shell.module.css'

export function TopBar({ session }: { readonly session: Session }) {
  const { t } = useTranslation()
  const logout = useLogout()
  return (
    <header className={classes['top']}>
      <PlacesMenu />
      <UnstyledButton className={classes['palette']} onClick={spotlight.open}>
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
          <Menu.Label>{session.name}</Menu.Label>
          <Menu.Item onClick={logout}>{t('shell.logout')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </header>
  )
}
