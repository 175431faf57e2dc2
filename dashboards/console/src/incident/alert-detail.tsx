// One alert: what it says, where it came from, each time that it was heard of, and the record as it is.
import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CiLink } from '../ci/ci-link.tsx'
import type { Alert } from '../contract.ts'
import { formatDelta, formatNumber, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { DataTable } from '../shell/data-table.tsx'
import { SeverityMark } from '../theme/severity-mark.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { HeldBack } from './held-back.tsx'
import classes from './incident.module.css'
import { SafeLink } from './safe-link.tsx'
import { useAlertEvents } from './use-insight.ts'

const SOURCE_HEADS = ['source', 'sender', 'severity', 'raised', 'last', 'cleared'] as const
const EVENT_HEADS = ['at', 'skew', 'kind', 'severity', 'summary', 'source'] as const

export function AlertDetail({ alert, onClose }: { readonly alert: Alert; readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      size="xl"
      onClose={onClose}
      title={t('alerts.detail', { name: alert.ci.name })}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <div className={classes['dialog']}>
        <p className={classes['marks']}>
          <SeverityMark severity={alert.state === 'active' ? alert.severity : alert.peakSeverity} />
          {t(`alertState.${alert.state}`)} <CiLink ci={alert.ci} /> <span>{alert.component}</span>
          <span className={classes['dim']}>{alert.eventClass}</span>
        </p>
        <p className={classes['activity']}>{alert.summary}</p>
        <HeldBack suppression={alert.suppression} />
        {alert.links.length > 0 && (
          <p>
            {alert.links.map((link) => (
              <span key={link.url} className={classes['link']}>
                <SafeLink href={link.url}>{link.title === '' ? link.url : link.title}</SafeLink>
              </span>
            ))}
          </p>
        )}
        <Elsewhere events={{ alert: alert.id }} silence={{ alert: alert.id }} maintenance={{ ci: alert.ci.id }} />
        <Sources alert={alert} />
        <Occurrences alert={alert} />
        <details>
          <summary>{t('alerts.record')}</summary>
          <pre className={classes['raw']} tabIndex={0} aria-label={t('alerts.record')}>
            {JSON.stringify(alert, null, 2)}
          </pre>
        </details>
      </div>
    </Modal>
  )
}

function Sources({ alert: { sources } }: { readonly alert: Alert }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const time = (at: number | null) => (at === null ? '' : formatTime(at, language, timeZone))
  return (
    <section>
      <h3>{t('alerts.sources')}</h3>
      <DataTable label={t('alerts.sources')} heads={SOURCE_HEADS.map((head) => t(`sourceOfAlert.${head}`))}>
        {sources.map((one) => (
          <tr key={`${one.fingerprint} ${one.sender}`}>
            <th scope="row">{one.source}</th>
            <td>{one.sender}</td>
            <td>
              <SeverityMark severity={one.active ? one.severity : 'cleared'} />
            </td>
            <td>{time(one.raisedAt)}</td>
            <td>{time(one.lastSeenAt)}</td>
            <td>{time(one.clearedAt)}</td>
          </tr>
        ))}
      </DataTable>
    </section>
  )
}

function Occurrences({ alert }: { readonly alert: Alert }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const { data, isError } = useAlertEvents(alert.id, alert.firstSeenAt)
  const head = (name: (typeof EVENT_HEADS)[number]) => t(`occurrence.${name}`)
  return (
    <section>
      <h3>{t('alerts.occurrences', { count: alert.count, shown: formatNumber(alert.count, language) })}</h3>
      {isError && <p role="alert">{t('alerts.failed')}</p>}
      {data !== undefined && (
        <DataTable label={t('alerts.events')} heads={EVENT_HEADS.map(head)} right={[head('skew')]}>
          {data.items.map((event) => (
            <tr key={event.id}>
              <th scope="row">{formatTime(event.occurredAt, language, timeZone)}</th>
              <td className={classes['right']}>{formatDelta(event.observedAt - event.occurredAt, language)}</td>
              <td>{t(`eventKind.${event.kind}`, { defaultValue: event.kind })}</td>
              <td>
                <SeverityMark severity={event.severity} />
              </td>
              <td className={classes['wide']}>{event.summary}</td>
              <td>{event.source}</td>
            </tr>
          ))}
        </DataTable>
      )}
      {data?.nextCursor != null && <p className={classes['dim']}>{t('alerts.moreEvents')}</p>}
    </section>
  )
}
