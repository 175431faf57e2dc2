// The wallboard: huge counters, what is urgent, what services have left. No chrome, nothing to click but the sound; it never looks alive when
// nothing arrives any more.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PRIORITIES } from '../contract.ts'
import { formatClock, formatDuration, formatNumber } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useClock } from '../stream/clock.ts'
import { staleFor } from './stale-for.ts'
import { useNewP1Sound } from './use-new-p1-sound.ts'
import { useWall } from './use-wall.ts'
import { WallServices } from './wall-services.tsx'
import { WallUrgent } from './wall-urgent.tsx'
import { parseWallOptions, wallToken } from './wall-options.ts'
import classes from './wall.module.css'

const PAGES = ['urgent', 'services'] as const
/** A still picture burns into a screen: everything moves by a few pixels once in a while. */
const SHIFT_EVERY_MS = 60_000
const SHIFTS = 9

export default function WallPage() {
  const { t } = useTranslation()
  const { language, timeZone } = usePreferences()
  // Read once: a wallboard stays at its address.
  const [{ rotateSeconds, sound }] = useState(() => parseWallOptions(window.location.search))
  const [token] = useState(() => wallToken(window.location.hash))
  const { counts, urgent, services, heardAt, loadedAt, refused } = useWall(token)
  const { armed, arm } = useNewP1Sound(urgent)
  const clock = useClock((now) => formatClock(now, language, timeZone))
  const shift = useClock((now) => Math.floor(now / SHIFT_EVERY_MS) % SHIFTS)
  const turn = useClock((now) => (rotateSeconds === 0 ? 0 : Math.floor(now / (rotateSeconds * 1_000)) % PAGES.length))
  const staleMs = useClock((now) => staleFor({ heardAt, loadedAt, lagMs: counts?.lagMs ?? 0 }, now) ?? -1)
  const shown = rotateSeconds === 0 ? PAGES : PAGES.filter((_, index) => index === turn)
  const number = (value: number | undefined) => (value === undefined ? '–' : formatNumber(value, language))

  return (
    <main className={classes['screen']}>
      <div className={classes['wall']} data-shift={shift}>
        <h1 className={classes['hidden']}>{t('wall.title')}</h1>
        <header className={classes['head']}>
          <span>{t('wall.open', { n: number(counts?.openIncidents) })}</span>
          <span>{t('wall.unacknowledged', { n: number(counts?.unacknowledgedIncidents) })}</span>
          {sound && armed && <span>{t('wall.armed')}</span>}
          {sound && !armed && (
            <Button size="xs" variant="default" onClick={arm}>
              {t('wall.arm')}
            </Button>
          )}
          <time className={classes['clock']}>{clock}</time>
        </header>
        <ul className={classes['counters']} aria-label={t('wall.priorities')}>
          {PRIORITIES.map((priority) => {
            const count = counts?.openByPriority[priority]
            return (
              <li
                key={priority}
                className={classes['counter']}
                data-priority={priority}
                data-none={count === undefined || count === 0 || undefined}
              >
                <span className={classes['count']}>{number(count)}</span>
                <span className={classes['priority']}>{priority}</span>
              </li>
            )
          })}
        </ul>
        <div className={classes['body']} data-pages={shown.length}>
          {shown.includes('urgent') && <WallUrgent incidents={urgent} alone={shown.length === 1} />}
          {shown.includes('services') && <WallServices services={services} />}
        </div>
      </div>
      {(refused || staleMs >= 0) && (
        <div className={classes['stale']} role="alert">
          <p className={classes['staleTitle']}>{t('wall.stale')}</p>
          <p>
            {refused
              ? t('wall.noToken')
              : t('wall.staleSince', { age: formatDuration(Math.max(0, staleMs), language) })}
          </p>
        </div>
      )}
    </main>
  )
}
