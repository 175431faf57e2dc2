// The alert of notices: one class on one CI in one episode. It has no clear: it counts as active for a while after the last notice, like a
// condition whose tool holds a lease on it.
import { keepAlert } from '../alerts/alert-life.ts'
import { absorbNotice, alertIdOf, makeAlert } from '../alerts/alert-record.ts'
import { armLease, makeSource } from '../alerts/source-record.ts'
import { noteOnset } from '../learning/note-onset.ts'
import type { AlertRecord } from '../state.ts'
import { touchAlertSoon } from '../step-work.ts'
import type { StepWork } from '../step-work.ts'
import type { LooseNotice, NoticeText } from './notice-memory.ts'

/** The id that the notice's alert has, or would have. */
export function noticeAlertId({ key, event }: Pick<LooseNotice, 'key' | 'event'>): string {
  return alertIdOf(key, event)
}

/** Makes the alert of a notice that belongs to something after all. It is in no incident yet. */
export function makeNoticeAlert(work: StepWork, { key, event, ci, count, lastAt }: LooseNotice): AlertRecord {
  const lease = { ...event, expiresAt: lastAt + work.policy.notices.lastingMs }
  // A source of its own: the same fingerprint may have had earlier alerts, whose leases still run.
  const source = makeSource(lease, alertIdOf(key, event))
  const alert = makeAlert(key, event, ci, source, work.state.now)
  alert.count = count
  alert.lastSeenAt = lastAt
  keepAlert(work, alert)
  armLease(work, source)
  noteOnset(work, alert)
  return alert
}

/** One more notice of the same. */
export function renewNoticeAlert(work: StepWork, alert: AlertRecord, event: NoticeText, at: number): void {
  const source = alert.sources[0]
  // Notices have one source, made with the alert.
  if (source === undefined) return
  source.expiresAt = Math.max(source.expiresAt ?? 0, at + work.policy.notices.lastingMs)
  absorbNotice(alert, source, event)
  touchAlertSoon(work, alert)
}
