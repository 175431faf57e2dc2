// One incident: what is broken, since when, why these alerts are one, and what to do about it.
import { Button, Loader, Tabs } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useSearch } from 'wouter'
import { ApiProblem } from '../api/request.ts'
import type { Incident } from '../contract.ts'
import { useIncidentTitle } from './use-incident-title.ts'
import { lastLivePath } from '../live/use-view-state.ts'
import { TabRow } from '../shell/tab-row.tsx'
import { BackIcon } from '../theme/icons.tsx'
import { ActivityTab } from './activity-tab.tsx'
import { AlertsTab } from './alerts-tab.tsx'
import { IncidentHeader } from './incident-header.tsx'
import { CauseVerdictButtons } from './cause-verdict.tsx'
import { ImpactTab } from './impact-tab.tsx'
import classes from './incident.module.css'
import { LanesTab } from './lanes-tab.tsx'
import { RawTab } from './raw-tab.tsx'
import { RootCauses } from './root-causes.tsx'
import { ServiceList } from './service-list.tsx'
import { SimilarTab } from './similar-tab.tsx'
import { useIncident } from './use-incident.ts'
import { WhyGrouped } from './why-grouped.tsx'
import { WhySentence } from './why-sentence.tsx'

const TABS = ['overview', 'impact', 'timeline', 'alerts', 'similar', 'activity', 'raw'] as const
type Tab = (typeof TABS)[number]

interface OverviewProps {
  readonly id: string
  readonly incident: Incident | undefined
}

function Overview({ id, incident }: OverviewProps) {
  const { t } = useTranslation()
  return (
    <div className={classes['overview']}>
      <section className={classes['panel']} data-area="causes">
        <h2>{t('incident.rootCauses')}</h2>
        {incident !== undefined && (
          <RootCauses
            candidates={incident.rootCause}
            controls={(candidate) => <CauseVerdictButtons incident={incident} candidate={candidate} />}
          />
        )}
      </section>
      <section className={classes['panel']} data-area="why">
        <h2>{t('incident.why')}</h2>
        {incident !== undefined && <WhySentence incident={incident} />}
        <WhyGrouped id={id} />
      </section>
      <section className={classes['panel']} data-area="services">
        <h2>{t('incident.services')}</h2>
        {incident !== undefined && <ServiceList services={incident.services} />}
      </section>
    </div>
  )
}

export function IncidentPage({ id }: { readonly id: string }) {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const { incident: query, timeline } = useIncident(id)
  const [, navigate] = useLocation()
  const params = new URLSearchParams(useSearch())
  const tab: Tab = TABS.find((one) => one === params.get('tab')) ?? 'overview'
  const incident = query.data
  useDocumentTitle(incident === undefined ? 'Nocturne' : `${incident.priority} ${titleOf(incident)} · Nocturne`)

  function show(next: string | null): void {
    const path = `/incidents/${encodeURIComponent(id)}`
    navigate(next === null || next === 'overview' ? path : `${path}?tab=${next}`, { replace: true })
  }

  return (
    <div className={classes['page']}>
      <Link href={lastLivePath()} className={classes['back']}>
        <BackIcon size={16} /> {t('live.title')}
      </Link>
      {incident === undefined ? (
        <div className={classes['missing']} role={query.isError ? 'alert' : 'status'}>
          {query.isError ? (
            query.error instanceof ApiProblem && query.error.status === 404 ? (
              t('incident.unknown')
            ) : (
              <>
                <p>{t('incident.failed')}</p>
                <Button variant="default" onClick={() => void query.refetch()}>
                  {t('shell.retry')}
                </Button>
              </>
            )
          ) : (
            <Loader aria-label={t('live.loading')} />
          )}
        </div>
      ) : (
        <IncidentHeader incident={incident} />
      )}
      {(incident !== undefined || !query.isError) && (
        // There before the incident is, unseen: the tab asks at once for what it shows, not after one more answer.
        <div hidden={incident === undefined}>
          <Tabs value={tab} onChange={show} keepMounted={false}>
            <TabRow
              label={t('incident.views')}
              tabs={TABS}
              tab={incident === undefined ? null : tab}
              labelOf={(one) => t(`tab.${one}`, { count: incident?.alertCount ?? 0 })}
            />
            <Tabs.Panel value="overview">
              <Overview id={id} incident={incident} />
            </Tabs.Panel>
            <Tabs.Panel value="impact">
              <ImpactTab id={id} />
            </Tabs.Panel>
            <Tabs.Panel value="timeline">
              <LanesTab id={id} activities={timeline} />
            </Tabs.Panel>
            <Tabs.Panel value="alerts">
              <AlertsTab id={id} incident={incident} />
            </Tabs.Panel>
            <Tabs.Panel value="similar">
              <SimilarTab id={id} />
            </Tabs.Panel>
            {incident !== undefined && (
              <>
                <Tabs.Panel value="activity">
                  <ActivityTab incident={incident} activities={timeline} />
                </Tabs.Panel>
                <Tabs.Panel value="raw">
                  <RawTab incident={incident} activities={timeline} />
                </Tabs.Panel>
              </>
            )}
          </Tabs>
        </div>
      )}
    </div>
  )
}
