// One sender: how it is, when it spoke last, how much, and what is expected of it.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceHealth } from '../api/endpoints.ts'
import { formatDuration, formatNumber, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { MayButton } from '../session/may-button.tsx'
import page from '../shell/page.module.css'
import { useClock } from '../stream/clock.ts'
import classes from './sources.module.css'

/** Shape and word beside the colour (WCAG 1.4.1). */
const SIGNS = { silent: '■', waiting: '○', speaking: '●', unwatched: '·' } as const satisfies Record<
  SourceHealth['state'],
  string
>

interface SourceRowProps {
  readonly health: SourceHealth
  readonly onForget: (id: string) => void
}

export function SourceRow({ health, onForget }: SourceRowProps) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const [asked, setAsked] = useState(false)
  const { id, source, sender, name, watchdog, state, lastSeenAt, silentSince, events, eventsPerMinute, expected } =
    health
  const ago = (iso: string | null) => (now: number) =>
    iso === null ? '' : formatDuration(Math.max(0, now - Date.parse(iso)), language)
  const lastAgo = useClock(ago(lastSeenAt))
  const silentFor = useClock(ago(silentSince))
  return (
    <tr>
      <td className={classes['state']} data-state={state}>
        <span className={classes['sign']} aria-hidden="true">
          {SIGNS[state]}
        </span>{' '}
        {t(`sourceState.${state}`)}
        {silentSince !== null && <span className={page['dim']}> {silentFor}</span>}
      </td>
      <th scope="row">{source}</th>
      <td>
        <span title={sender ?? undefined}>{name ?? sender ?? t('sources.anySender')}</span>
        {watchdog !== null && <span className={page['dim']}> {t('sources.watchdog', { labels: watchdog })}</span>}
      </td>
      <td title={lastSeenAt === null ? undefined : formatTime(Date.parse(lastSeenAt), language, timeZone)}>
        {lastSeenAt === null ? t('sources.never') : t('sources.ago', { ago: lastAgo })}
      </td>
      <td className={page['right']}>{formatNumber(Math.round(eventsPerMinute * 10) / 10, language)}</td>
      <td className={page['right']}>{formatNumber(events, language)}</td>
      <td>
        {expected === null
          ? t('sources.nothing')
          : t(`sourceExpected.${expected.by}`, {
              every: formatDuration(expected.everyMs, language),
              after: formatDuration(expected.silentAfterMs, language),
            })}
      </td>
      <td>
        {asked ? (
          <MayButton
            scope="admin"
            size="compact-xs"
            variant="filled"
            color="red"
            onBlur={() => setAsked(false)}
            onClick={() => {
              setAsked(false)
              onForget(id)
            }}
          >
            {t('sources.forgetSure')}
          </MayButton>
        ) : (
          <MayButton scope="admin" size="compact-xs" onClick={() => setAsked(true)}>
            {t('sources.forget')}
          </MayButton>
        )}
      </td>
    </tr>
  )
}
