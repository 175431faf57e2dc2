// One silence: what it holds back, how long it still lasts, who set it and why; edit, extend, end.
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { ShownSilence } from '../api/silence-endpoints.ts'
import { formatDuration, formatNumber, formatTime } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { MayButton } from '../session/may-button.tsx'
import page from '../shell/page.module.css'
import { useClock } from '../stream/clock.ts'
import { matcherText } from './matcher-text.ts'
import classes from './silences.module.css'
import { useExpireSilence, useSetSilence } from './use-silences.ts'

const EXTEND_MS = 3_600_000
const SIGNS = { active: '●', pending: '○', expired: '·' } as const

export function SilenceRow({ silence }: { readonly silence: ShownSilence }) {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  const [, navigate] = useLocation()
  const [asked, setAsked] = useState(false)
  const expire = useExpireSilence()
  const set = useSetSilence()
  const { id, state, matchers, startsAt, endsAt, createdBy, comment, holds } = silence
  const edge = state === 'pending' ? startsAt : endsAt
  const left = useClock((now) => formatDuration(Math.abs(edge - now), language))
  const isOver = state === 'expired'
  return (
    <tr data-dim={isOver || undefined}>
      <td>
        <span aria-hidden="true">{SIGNS[state]}</span> {t(`silenceState.${state}`)}
      </td>
      <th scope="row" className={classes['wrap']}>
        {matchers.map((matcher) => (
          <code key={matcherText(matcher)} className={classes['chip']}>
            {matcherText(matcher)}
          </code>
        ))}
      </th>
      <td className={page['right']}>{formatNumber(holds, language)}</td>
      <td title={formatTime(edge, language, timeZone)}>
        {t(`silenceEdge.${state}`, { left, at: formatTime(edge, language, timeZone) })}
      </td>
      <td>{createdBy}</td>
      <td className={classes['wrap']}>{comment}</td>
      <td>
        <span className={page['buttons']}>
          <MayButton
            scope="silences:write"
            size="compact-xs"
            onClick={() => navigate(`/silences?edit=${encodeURIComponent(id)}`)}
          >
            {t(isOver ? 'silences.again' : 'silences.edit')}
          </MayButton>
          {!isOver && (
            <>
              <MayButton
                scope="silences:write"
                size="compact-xs"
                loading={set.isPending}
                onClick={() => set.mutate({ id, matchers, startsAt, endsAt: endsAt + EXTEND_MS, comment })}
              >
                {t('silences.extend', { length: formatDuration(EXTEND_MS, language) })}
              </MayButton>
              <MayButton
                scope="silences:write"
                size="compact-xs"
                loading={expire.isPending}
                {...(asked ? { color: 'red', variant: 'filled' } : {})}
                onClick={() => (asked ? expire.mutate(id) : setAsked(true))}
              >
                {t(asked ? 'silences.expireSure' : 'silences.expire')}
              </MayButton>
            </>
          )}
        </span>
      </td>
    </tr>
  )
}
