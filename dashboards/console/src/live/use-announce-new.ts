// Tells a screen reader, and the tab's title, what has come in and lasts: what may still pass by itself is shown, not announced.
import { useDocumentTitle } from '@mantine/hooks'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { showUrgentIcon } from '../alarm/show-urgent-icon.ts'
import { useIncidentTitle } from '../incident/use-incident-title.ts'
import type { Incident } from '../contract.ts'
import { useSay } from '../shell/live-region.tsx'
import type { IncidentBook } from '../stream/incident-book.ts'
import { isUnacknowledged } from './order-incidents.ts'

export function useAnnounceNew(book: IncidentBook): void {
  const { t } = useTranslation()
  const titleOf = useIncidentTitle()
  const say = useSay()
  /** Incidents that were announced, or were there when the page opened. One set for good: this runs on each frame that brings news. */
  const known = useRef<Set<string> | null>(null)

  useEffect(() => {
    if (!book.complete) return
    const isFirstLook = known.current === null
    const announced = (known.current ??= new Set())
    const fresh: Incident[] = []
    for (const incident of book.byId.values()) {
      if (incident.pagedAt === null || announced.has(incident.id)) continue
      announced.add(incident.id)
      if (!isFirstLook) fresh.push(incident)
    }
    const [first] = fresh
    if (first === undefined) return
    if (fresh.length === 1) say(t('live.sayOne', { title: titleOf(first), priority: first.priority }))
    else say(t('live.sayMany', { count: fresh.length }))
  }, [book, say, t, titleOf])

  const urgent = useMemo(() => {
    let count = 0
    for (const incident of book.byId.values()) {
      if (incident.priority === 'P1' && isUnacknowledged(incident)) count += 1
    }
    return count
  }, [book])
  useEffect(() => {
    showUrgentIcon(urgent > 0)
    return () => showUrgentIcon(false)
  }, [urgent])
  useDocumentTitle(urgent === 0 ? t('live.tab') : t('live.tabUrgent', { count: urgent }))
}
