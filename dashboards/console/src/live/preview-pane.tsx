// The active incident beside the list: cause, why, what to do; without leaving the list.
import { CloseButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { useApi } from '../api/api-context.tsx'
import { incidentKey } from '../api/query-keys.ts'
import type { Incident } from '../contract.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { IncidentActionBar } from '../incident/action-bar.tsx'
import { RootCauses } from '../incident/root-causes.tsx'
import { ServiceList } from '../incident/service-list.tsx'
import { WhySentence } from '../incident/why-sentence.tsx'
import { PriorityMark, SeverityMark, StateMark } from '../theme/severity-mark.tsx'
import { incidentHref } from './cells.tsx'
import classes from './live.module.css'

/** Where the key for "why" leads. */
export const PREVIEW_WHY = 'preview-why'

interface PreviewPaneProps {
  readonly incident: Incident | null
  readonly onClose: () => void
}

/** The list has no evidence: the whole incident is asked for when it is looked at, and kept current by the stream. */
function useWhole(listed: Incident | null): Incident | null {
  const api = useApi()
  const id = listed?.id ?? ''
  const { data } = useQuery({ queryKey: incidentKey(id), queryFn: () => api.incident(id), enabled: listed !== null })
  return data !== undefined && data.revision >= (listed?.revision ?? 0) ? data : listed
}

export function PreviewPane({ incident: listed, onClose }: PreviewPaneProps) {
  const { t } = useTranslation()
  const incident = useWhole(listed)
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
          <h3 id={PREVIEW_WHY} tabIndex={-1}>
            {t('incident.why')}
          </h3>
          <WhySentence incident={incident} />
          <h3>{t('incident.services')}</h3>
          <ServiceList services={incident.services} />
        </>
      )}
    </aside>
  )
}
