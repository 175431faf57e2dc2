// The navigation rail: icons with labels, one for each place that has a page, a line between the groups.
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { MoonIcon } from '../theme/icons.tsx'
import { PLACES, PLACE_GROUPS, holdsPath } from './places.ts'
import classes from './shell.module.css'

export function Rail() {
  const { t } = useTranslation()
  const [path] = useLocation()
  return (
    <nav className={classes['rail']} aria-label={t('shell.navigation')}>
      <Link href="/live" className={classes['brand']} aria-label="Nocturne">
        <MoonIcon size={24} />
      </Link>
      {PLACE_GROUPS.map((group) => (
        <div key={group} role="group" aria-label={t(`placeGroups.${group}`)} className={classes['placeGroup']}>
          {PLACES.filter((place) => place.group === group).map((place) => {
            const { id, path: target, icon: Icon } = place
            return (
              <Link
                key={id}
                href={target}
                className={classes['place']}
                aria-current={holdsPath(place, path) ? 'page' : undefined}
              >
                <Icon />
                <span>{t(`places.${id}`)}</span>
              </Link>
            )
          })}
        </div>
      ))}
    </nav>
  )
}
