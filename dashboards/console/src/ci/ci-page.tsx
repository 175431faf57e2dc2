// One CI: what it is, what is wrong on it, what it hangs on and what hangs on it.
import { Loader } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { CiDetail } from '../api/topology-endpoints.ts'
import { Elsewhere } from '../incident/elsewhere.tsx'
import { AlertsTable } from '../incident/alerts-table.tsx'
import { MaintenanceNotes } from '../maintenance/maintenance-notes.tsx'
import page from '../shell/page.module.css'
import { BackIcon } from '../theme/icons.tsx'
import { CiLink } from './ci-link.tsx'
import classes from './ci.module.css'
import { FailureSection } from './failure-section.tsx'
import { HistorySection } from './history-section.tsx'
import { IncidentLinks } from './incident-links.tsx'
import { NeedsSection } from './needs-section.tsx'
import { OriginSection } from './origin-section.tsx'
import { OwnAlerts } from './own-alerts.tsx'
import { RelationshipTable } from './relationship-table.tsx'
import { useTopology } from './use-topology.ts'

const FACTS = ['site', 'criticality', 'owner', 'supportGroup'] as const

export default function CiPage({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const { data, isError } = useTopology(['ci', id], (api) => api.ci(id))
  const name = data?.ci?.name ?? data?.alerts[0]?.ci.name ?? id
  useDocumentTitle(`${name} · Nocturne`)
  return (
    <div className={page['page']}>
      <Link href="/topology" className={page['back']}>
        <BackIcon size={16} /> {t('topology.title')}
      </Link>
      {data === undefined ? (
        <div role={isError ? 'alert' : 'status'}>
          {isError ? t('ci.unknown') : <Loader aria-label={t('live.loading')} />}
        </div>
      ) : (
        <>
          <h1>{name}</h1>
          <Heading id={id} detail={data} />
          <section>
            <h2>{t('ci.incidents')}</h2>
            <IncidentLinks incidents={data.incidents} none={t('ci.noIncidents')} />
          </section>
          <section>
            <h2>{t('ci.alerts')}</h2>
            {data.alerts.length === 0 ? (
              <p className={page['dim']}>{t('ci.noAlerts')}</p>
            ) : (
              <div className={classes['card']}>
                <AlertsTable alerts={data.alerts} />
              </div>
            )}
          </section>
          {data.ci !== null && <Known id={id} detail={data} attributes={data.ci.attributes} />}
        </>
      )}
    </div>
  )
}

function Heading({ id, detail: { ci, alerts, health } }: { readonly id: string; readonly detail: CiDetail }) {
  const { t } = useTranslation()
  const contested = alerts.find((alert) => alert.ci.contested !== undefined)?.ci.contested ?? []
  return (
    <>
      <dl className={classes['facts']}>
        <Fact term={t('ci.id')}>{id}</Fact>
        <Fact term={t('ci.type')}>{ci?.type ?? alerts[0]?.ci.type}</Fact>
        {FACTS.map((fact) =>
          ci?.[fact] === undefined ? null : (
            <Fact key={fact} term={t(`ci.${fact}`)}>
              {ci[fact]}
            </Fact>
          ),
        )}
        <Fact term={t('topologyColumn.severity')}>
          <OwnAlerts severity={health.severity} />
        </Fact>
      </dl>
      <div className={classes['ways']}>
        {ci !== null && <Link href={`/topology?ci=${encodeURIComponent(id)}`}>{t('ci.draw')}</Link>}
        <Elsewhere events={{ ci: id }} maintenance={{ ci: id }} />
      </div>
      <MaintenanceNotes about="ci" id={id} />
      {ci === null && <p className={classes['note']}>{t('ci.unmanaged')}</p>}
      {contested.length > 0 && (
        <div className={classes['note']}>
          <p>{t('ci.contested')}</p>
          <ul className={classes['links']}>
            {contested.map(({ hint, value, cis }) => (
              <li key={`${hint} ${value}`}>
                {t('ci.contestedBy', { hint, value })}
                {cis.map((one) => (
                  <CiLink key={one} ci={{ id: one, name: one }} />
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface KnownProps {
  readonly id: string
  readonly detail: CiDetail
  readonly attributes: Readonly<Record<string, string | readonly string[]>>
}

/** What only the CMDB can tell. */
function Known({ id, detail, attributes }: KnownProps) {
  const { t } = useTranslation()
  const { data: needs } = useTopology(['needs', id], (api) => api.needs(id))
  return (
    <>
      <section>
        <h2>{t('failure.title')}</h2>
        <FailureSection id={id} />
      </section>
      <section>
        <h2>{t('needs.title')}</h2>
        {needs !== undefined && <NeedsSection needs={needs} />}
      </section>
      <section>
        <h2>{t('ci.relationships')}</h2>
        <RelationshipTable detail={detail} />
      </section>
      <section>
        <h2>{t('ci.attributes')}</h2>
        <OriginSection id={id} attributes={attributes} />
      </section>
      <section>
        <h2>{t('ci.history')}</h2>
        <HistorySection id={id} />
      </section>
    </>
  )
}
