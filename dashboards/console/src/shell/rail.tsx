// The navigation rail: icons with labels, one for each place that has a page.
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'wouter'
import { MoonIcon } from '../theme/icons.tsx'
import { PLACES } from './places.ts'
import classes from './shell.module.css'

export function Rail() {
  const { t } = useTranslation()
  const [path] = useLocation()
  return (
    <nav className={classes['rail']} aria-label={t('shell.navigation')}>
      <Link href="/live" className={classes['brand']} aria-label="Nocturne">
        <MoonIcon size={24} />
      </Link>
      {PLACES.map(({ id, path: target, icon: Icon, holds }) => (
        <Link key={id} href={target} className={classes['place']} aria-current={holds(path) ? 'page' : undefined}>
          <Icon />
          <span>{t(`places.${id}`)}</span>
        </Link>
      ))}
    </nav>
  )
}
