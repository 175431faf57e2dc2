// The active incident beside the list: cause, why, what to do; without leaving the list.
import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Incident } from '../contract.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { IncidentActionBar } from '../incident/action-bar.tsx'
import { RootCauses } from '../incident/root-causes.tsx'
import { ServiceList } from '../incident/service-list.tsx'
import { WhySentence } from '../incident/why-sentence.tsx'
import { PriorityMark, SeverityMark, StateMark } from '../theme/severity-mark.tsx'
import { incidentHref } from './cells.tsx'
import classes from './live.module.css'

interface PreviewPaneProps {
  readonly incident: Incident | null
  readonly onClose: () => void
}

export function PreviewPane({ incident, onClose }: PreviewPaneProps) {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  return (
    <aside className={classes['preview']} aria-label={t('live.preview')}>
      <div className={classes['previewHead']}>
        <h2 className={classes['previewTitle']}>
          {incident === null ? t('live.preview') : <Link href={incidentHref(incident.id)}>{titleOf(incident)}</Link>}
        </h2>
        <CloseButton aria-label={t('shell.close')} onClick={onClose} />
      </div>
      {incident === null ? (
        <p className={classes['dim']}>{t('live.previewEmpty')}</p>
      ) : (
        <>
          <p className={classes['cardLine']}>
            <PriorityMark priority={incident.priority} />
            <SeverityMark severity={incident.severity} />
            <StateMark state={incident.state} />
          </p>
          <IncidentActionBar incident={incident} compact />
          <h3>{t('incident.rootCauses')}</h3>
          <RootCauses candidates={incident.rootCause} />
          <h3>{t('incident.why')}</h3>
          <WhySentence incident={incident} />
          <h3>{t('incident.services')}</h3>
          <ServiceList services={incident.services} />
        </>
      )}
    </aside>
  )
}
