// One business service: what is left of it, which incidents hit it, what it needs.
import { Loader } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { ciHref } from '../ci/ci-link.tsx'
import { NeedsSection } from '../ci/needs-section.tsx'
import { IncidentLinks } from '../ci/incident-links.tsx'
import { useTopology } from '../ci/use-topology.ts'
import { MaintenanceNotes } from '../maintenance/maintenance-notes.tsx'
import page from '../shell/page.module.css'
import { HealthMark } from '../theme/health-mark.tsx'
import { BackIcon } from '../theme/icons.tsx'

export default function ServicePage({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { data, isError } = useTopology(['service', id], (api) => api.service(id))
  const ci = data?.service.ci
  useDocumentTitle(ci === undefined ? 'Nocturne' : `${ci.name} · Nocturne`)
  return (
    <div className={page['page']}>
      <Link href="/services" className={page['back']}>
        <BackIcon size={16} /> {t('services.title')}
      </Link>
      {data === undefined || ci === undefined ? (
        <div role={isError ? 'alert' : 'status'}>
          {isError ? t('service.unknown') : <Loader aria-label={t('live.loading')} />}
        </div>
      ) : (
        <>
          <h1>{ci.name}</h1>
          <p>
            <HealthMark health={ci.health} />{' '}
            <span className={page['dim']}>
              {[
                ci.criticality === null ? null : t('incident.criticality', { level: ci.criticality }),
                data.service.owner,
                data.service.supportGroup,
              ]
                .filter((text) => text !== null)
                .join(' · ')}
            </span>{' '}
            <Link href={ciHref(ci.id)}>{t('service.asCi')}</Link>
          </p>
          <MaintenanceNotes about="ci" id={id} />
          <section>
            <h2>{t('service.incidents')}</h2>
            <IncidentLinks incidents={data.incidents} none={t('service.noIncidents')} />
          </section>
          <section>
            <h2>{t('needs.title')}</h2>
            <NeedsSection needs={data.needs} />
          </section>
        </>
      )}
    </div>
  )
}
