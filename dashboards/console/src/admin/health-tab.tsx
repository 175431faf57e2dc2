// The system's own health: what stands in the way, the streams, the store, and every process with its checks and numbers.
import { useTranslation } from 'react-i18next'
import type { ProcessHealth, SystemHealth } from '../api/admin-endpoints.ts'
import { formatBytes, formatDuration, formatLag, formatNumber, formatPercent } from '../i18n/format.ts'
import { useKnownWord } from '../i18n/use-known-word.ts'
import { usePreferences } from '../preferences/preferences.ts'
import page from '../shell/page.module.css'
import classes from './admin.module.css'
import { AskedAdmin } from './asked-admin.tsx'
import { metricOf, seriesOf } from './metric-of.ts'
import { StreamTable } from './stream-table.tsx'

const EVERY_MS = 10_000

/** Numbers of a process, in the order of the flow. Those that it does not have are left out. */
const NUMBERS = [
  ['eventLoop', 'nodejs_eventloop_lag_p99_seconds', 'seconds'],
  ['memory', 'process_resident_memory_bytes', 'bytes'],
  ['engineLag', 'nocturne_engine_lag_seconds', 'seconds'],
  ['pending', 'nocturne_jetstream_pending', 'count'],
  ['checkpoint', 'nocturne_checkpoint_age_seconds', 'seconds'],
  ['writerLag', 'nocturne_writer_lag_seconds', 'seconds'],
  ['writerPending', 'nocturne_writer_pending_messages', 'count'],
  ['liveLag', 'nocturne_api_live_lag_seconds', 'seconds'],
  ['listeners', 'nocturne_sse_clients', 'count'],
  ['spool', 'nocturne_snmp_spool_bytes', 'bytes'],
  ['kernelDrops', 'nocturne_snmp_kernel_drops_total', 'count'],
  ['poison', 'nocturne_poison_messages_total', 'count'],
  ['restarts', 'nocturne_role_thread_restarts_total', 'count'],
  ['natsRestarts', 'nocturne_nats_server_restarts_total', 'count'],
] as const

export function HealthTab() {
  return (
    <AskedAdmin name={['system']} ask={(api) => api.system()} everyMs={EVERY_MS}>
      {(system) => <Health system={system} />}
    </AskedAdmin>
  )
}

function Health({ system: { processes, store } }: { readonly system: SystemHealth }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const wordOf = useKnownWord()
  const exposures = [...new Set(processes.flatMap((one) => one.exposures))]
  const wrong = processes.flatMap(({ host, pid, checks }) =>
    Object.entries(checks)
      .filter(([, { status }]) => status !== 'up')
      .map(([name, { status, detail = '' }]) => ({ key: `${host}:${pid} ${name}`, host, name, status, detail })),
  )
  const lost = Math.max(0, ...processes.map((one) => metricOf(one, 'nocturne_stream_lost_total') ?? 0))
  return (
    <>
      {processes.length === 0 && <p role="alert">{t('systemHealth.nobody')}</p>}
      {(exposures.length > 0 || wrong.length > 0 || lost > 0) && (
        <ul className={classes['warnings']} aria-label={t('systemHealth.warnings')}>
          {wrong.map(({ key, host, name, status, detail }) => (
            <li key={key}>
              {t('systemHealth.wrong', {
                host,
                name: wordOf('healthCheck', name),
                status: t(`systemHealth.${status}`),
              })}{' '}
              <samp className={classes['recorded']}>{detail}</samp>
            </li>
          ))}
          {lost > 0 && <li>{t('systemHealth.lost', { n: formatNumber(lost, language) })}</li>}
          {exposures.map((one) => (
            <li key={one}>{t(`exposure.${one}`)}</li>
          ))}
        </ul>
      )}
      <h2>{t('systemHealth.streams')}</h2>
      <StreamTable processes={processes} />
      <h2>{t('systemHealth.processes')}</h2>
      <ul className={classes['cards']}>
        {processes.map((one) => (
          <ProcessCard key={`${one.host}:${one.pid}`} process={one} />
        ))}
        <li className={classes['card']}>
          <h3>{t('systemHealth.store')}</h3>
          <dl className={classes['facts']}>
            <dt>{t('systemHealth.state')}</dt>
            <dd data-status={store.ready ? 'up' : 'down'}>
              {store.ready ? t('systemHealth.up') : t('systemHealth.down')}
            </dd>
            {store.size !== null && (
              <>
                <dt>{t('systemHealth.version')}</dt>
                <dd>{store.size.version}</dd>
                <dt>{t('systemHealth.size')}</dt>
                <dd>{formatBytes(store.size.bytes, language)}</dd>
                <dt>{t('systemHealth.rows')}</dt>
                <dd>{formatNumber(store.size.rows, language)}</dd>
              </>
            )}
          </dl>
        </li>
      </ul>
      <p className={page['dim']}>{t('systemHealth.more')}</p>
    </>
  )
}

function ProcessCard({ process: one }: { readonly process: ProcessHealth }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const wordOf = useKnownWord()
  const show = {
    seconds: (value: number) => formatLag(value * 1_000, language),
    bytes: (value: number) => formatBytes(value, language),
    count: (value: number) => formatNumber(value, language),
  }
  const numbers = NUMBERS.flatMap(([word, metric, unit]) => {
    // The worst of its partitions or streams.
    const values = seriesOf(one, metric).map(({ value }) => value)
    return values.length === 0 ? [] : [{ word, text: show[unit](Math.max(...values)) }]
  })
  return (
    <li className={classes['card']}>
      <h3>{one.roles.map((role) => wordOf('processRole', role)).join(' + ')}</h3>
      <dl className={classes['facts']}>
        <dt>{t('systemHealth.process')}</dt>
        <dd>
          {one.host}:{one.pid}
        </dd>
        <dt>{t('systemHealth.version')}</dt>
        <dd>{t('systemHealth.versions', { version: one.version, node: one.node })}</dd>
        <dt>{t('systemHealth.running')}</dt>
        <dd>{formatDuration(Date.now() - one.startedAt, language)}</dd>
        {Object.entries(one.checks).map(([name, { status }]) => (
          <CheckFact key={name} label={wordOf('healthCheck', name)} status={status} />
        ))}
        {numbers.map(({ word, text }) => (
          <NumberFact key={word} label={t(`healthNumber.${word}`)} text={text} />
        ))}
        {one.disk !== null && (
          <NumberFact
            label={t('systemHealth.disk')}
            text={t('systemHealth.free', {
              free: formatBytes(one.disk.freeBytes, language),
              part: formatPercent(one.disk.freeBytes / one.disk.totalBytes, language),
            })}
          />
        )}
      </dl>
    </li>
  )
}

function NumberFact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{text}</dd>
    </>
  )
}

interface CheckFactProps {
  readonly label: string
  readonly status: 'up' | 'degraded' | 'down'
}

function CheckFact({ label, status }: CheckFactProps) {
  const { t } = useTranslation()
  return (
    <>
      <dt>{label}</dt>
      <dd data-status={status}>{t(`systemHealth.${status}`)}</dd>
    </>
  )
}
