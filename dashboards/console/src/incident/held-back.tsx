// Who or what holds an alert back, with the way there.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Alert } from '../contract.ts'
import { maintenanceHref } from '../maintenance/maintenance-href.ts'
import classes from './incident.module.css'

export function HeldBack({ suppression }: Pick<Alert, 'suppression'>) {
  const { t } = useTranslation()
  if (suppression === null) return null
  return (
    <p>
      {t(`heldBack.${suppression.kind}`)}
      {suppression.kind === 'maintenance' &&
        suppression.by.map((id) => (
          <span key={id} className={classes['link']}>
            <Link href={maintenanceHref(id)}>{t('heldBack.window')}</Link>
          </span>
        ))}
      {suppression.kind === 'silence' && (
        <span className={classes['link']}>
          <Link href="/silences?state=active">{t('places.silences')}</Link>
        </span>
      )}
    </p>
  )
}
