// The places on a small screen, where the rail has no room: the same list, behind a button.
import { ActionIcon, Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { MenuIcon } from '../theme/icons.tsx'
import { PLACES, PLACE_GROUPS, holdsPath } from './places.ts'
import classes from './shell.module.css'

export function PlacesMenu() {
  const { t } = useTranslation()
  const [path] = useLocation()
  return (
    <Menu position="bottom-start" withinPortal width={240}>
      <Menu.Target>
        <ActionIcon color="gray" size="lg" className={classes['menu'] ?? ''} aria-label={t('shell.menu')}>
          <MenuIcon size={22} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={classes['menuList'] ?? ''}>
        {PLACE_GROUPS.map((group) => {
          const places = PLACES.filter((place) => place.group === group)
          return (
            places.length > 0 && (
              <div key={group} role="group" aria-label={t(`placeGroups.${group}`)}>
                <Menu.Label>{t(`placeGroups.${group}`)}</Menu.Label>
                {places.map((place) => (
                  <Menu.Item
                    key={place.id}
                    component={Link}
                    href={place.path}
                    leftSection={<place.icon />}
                    className={classes['menuItem'] ?? ''}
                    aria-current={holdsPath(place, path) ? 'page' : undefined}
                  >
                    {t(`places.${place.id}`)}
                  </Menu.Item>
                ))}
              </div>
            )
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
