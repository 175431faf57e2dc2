// Rings for the incidents of the view on the screen: a sound, and a notification of the browser while the console is in the background.
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../contract.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import { useAlarm } from './alarm-settings.ts'
import { beep } from './beep.ts'
import { SEEN, ringing } from './ringing.ts'
import type { Rings } from './ringing.ts'

const LOOK_MS = 1_000

/**
 * @param incidents all that the view shows, held back or not
 * @param complete whether the list is loaded: what it had then does not ring
 */
export function useAlarmRings(incidents: readonly Incident[], complete: boolean, viewId: string | null): void {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const { sound, notify, from } = useAlarm(viewId)
  const rung = useRef<ReadonlyMap<string, Rings> | null>(null)
  const latest = useRef(incidents)
  useEffect(() => {
    latest.current = incidents
  })

  useEffect(() => {
    if (!complete || (!sound && !notify)) return
    rung.current = new Map(latest.current.map(({ id }) => [id, SEEN]))
    const timer = setInterval(() => {
      const step = ringing(latest.current, from, rung.current ?? new Map(), Date.now())
      rung.current = step.rung
      if (sound && step.severity !== null) beep(step.severity)
      const [first] = step.fresh
      if (!notify || first === undefined || !document.hidden || Notification.permission !== 'granted') return
      const shown = new Notification(
        step.fresh.length === 1
          ? t('live.sayOne', { priority: first.priority, title: titleOf(first) })
          : t('live.sayMany', { count: step.fresh.length }),
        // One at a time: the newest replaces the one before.
        { tag: 'nocturne', icon: '/favicon.svg' },
      )
      shown.onclick = () => window.focus()
    }, LOOK_MS)
    return () => clearInterval(timer)
  }, [complete, sound, notify, from, t, titleOf, viewId])
}
