// Business services that the incident takes down or weakens.
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AffectedService } from '../contract.ts'
import classes from './incident.module.css'

export function ServiceList({ services }: { readonly services: readonly AffectedService[] }) {
  const { t } = useTranslation()
  if (services.length === 0) return <p className={classes['dim']}>{t('incident.noServices')}</p>
  return (
    <ul className={classes['services']}>
      {services.map((service) => (
        <li key={service.ci}>
          <span className={classes['effect']} data-effect={service.effect}>
            {t(`effect.${service.effect}`)}
          </span>
          <Link href={`/services/${encodeURIComponent(service.ci)}`}>{service.name}</Link>
          <span className={classes['dim']}>{t('incident.criticality', { level: service.criticality })}</span>
        </li>
      ))}
    </ul>
  )
}
