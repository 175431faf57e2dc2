// Says across the page that the picture has stopped, and that it moves again: a screen that nobody believes is worse than none.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useClock } from '../stream/clock.ts'
import { liveState } from '../stream/live-state.ts'
import { useLiveStream } from '../stream/stream-provider.tsx'
import { useStoreValue } from '../stream/value-store.ts'
import { useSay } from './live-region.tsx'
import classes from './shell.module.css'

/** Not stale. */
const FRESH = -1

export function StaleBanner() {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const say = useSay()
  const facts = useStoreValue(useLiveStream().facts, (value) => value)
  const since = useClock((now) => {
    const state = liveState(facts, now)
    return state.kind === 'stale' ? state.agoMs : FRESH
  })
  const stale = since !== FRESH
  const before = useRef(stale)
  useEffect(() => {
    if (before.current && !stale) say(t('shell.back'))
    before.current = stale
  }, [stale, say, t])
  if (!stale) return null
  return (
    <div className={classes['banner']} role="alert">
      <b>{t(facts.connected ? 'shell.behind' : 'shell.lost')}</b>{' '}
      {/* The seconds are for the eye: read out each second they would be noise. */}
      <span aria-hidden="true">{t('shell.lastWord', { ago: formatDuration(since, language) })}</span>
    </div>
  )
}
