// "Live · 2 s ago", "Paused · 37 new" or a red "Stale 40 s": a picture that has stopped must never look like a quiet network.
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../i18n/format.ts'
import { usePreferences } from '../preferences/preferences.ts'
import { useClock } from '../stream/clock.ts'
import { liveState } from '../stream/live-state.ts'
import { useLiveStream } from '../stream/stream-provider.tsx'
import { useStoreValue } from '../stream/value-store.ts'
import classes from './shell.module.css'

export function LiveIndicator() {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const facts = useStoreValue(useLiveStream().facts, (value) => value)
  const now = useClock((at) => at)
  const state = liveState(facts, now)
  const text = {
    connecting: () => t('shell.connecting'),
    live: (agoMs: number) => t('shell.live', { ago: formatDuration(agoMs, language) }),
    stale: (agoMs: number) => t('shell.stale', { ago: formatDuration(agoMs, language) }),
    paused: (count: number) => t('shell.paused', { count }),
  }
  return (
    <span className={classes['live']} data-kind={state.kind}>
      <span className={classes['liveDot']} aria-hidden="true" />
      {state.kind === 'connecting' && text.connecting()}
      {state.kind === 'live' && text.live(state.agoMs)}
      {state.kind === 'stale' && text.stale(state.agoMs)}
      {state.kind === 'paused' && text.paused(state.waitingNew)}
    </span>
  )
}
