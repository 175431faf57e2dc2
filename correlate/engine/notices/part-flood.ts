// A flood that outlives what it was one with. Two floods of one class on one CI cannot be told apart while both last; when one of the classes that make up the
// flood falls silent and another goes on, what goes on is a matter of its own: an incident with new alerts. What was seen until then stays where it is.
import { incidentOf } from '../incidents/incident-of.ts'
import { makeIncident, takeIn } from '../incidents/open-incident.ts'
import { ENGINE, recordActivity } from '../step-work.ts'
import { makeNoticeAlert } from './burst-alert.ts'
import { enlist } from './join-episode.ts'
import { isByNote } from './kinship.ts'
import { noticeEvidence } from './notice-evidence.ts'
import { asLoose } from './notice-in-hand.ts'
import type { NoticeInHand } from './notice-in-hand.ts'
import type { Episode, EpisodeMember } from './notice-memory.ts'
import { chanceOfSilence, isFlood } from './pace.ts'

/**
 * Parts the flood when the notice in hand, of a class that makes it up, outlives another one.
 * @returns whether it did; the flood goes on with the notice as the first of its new incident
 */
export function partFlood(hand: NoticeInHand, flood: Episode): boolean {
  const { work, memory, event } = hand
  const ended = outlived(hand, flood)
  const first = work.state.alerts.get(flood.firstAlertId)
  const from = first === undefined ? null : incidentOf(work, first)
  if (ended === null || from === null) return false
  if (work.index.openIncidents >= work.policy.grouping.maxOpenIncidents) return false
  for (const [key, member] of flood.members) {
    if (isByNote(flood, member, work.policy)) member.notices = 0
    else {
      flood.members.delete(key)
      memory.homes.delete(key)
    }
  }
  // It is a flood already, and what makes it up from here on is counted anew.
  flood.notices = work.policy.notices.floodNotices
  const loose = asLoose(hand, false)
  const alert = makeNoticeAlert(work, loose)
  const incident = makeIncident(work, flood.domain, from.id)
  const { threshold } = work.policy.grouping
  const evidence = noticeEvidence(work, memory, loose, null)
  takeIn(work, incident, alert, {
    incidentId: incident.id,
    joinedAt: work.state.now,
    score: 1,
    threshold,
    viaAlertId: null,
    evidence,
  })
  flood.firstAlertId = alert.id
  enlist(work, memory, flood, loose, alert)
  const reason = `${ended.eventClass} fell silent, ${event.eventClass} goes on`
  const values = { alerts: 1, from: from.id, into: incident.id, reason }
  recordActivity(work, from, 'split', ENGINE, `${reason} in ${incident.id}`, values)
  recordActivity(work, incident, 'split', ENGINE, `parted from ${from.id}: ${reason}`, values)
  return true
}

/** The class that makes up the flood, too, and is silent far beyond its own pace. Looked for once for each moment of the flood. */
function outlived({ work: { policy }, key, at }: NoticeInHand, flood: Episode): EpisodeMember | null {
  const { instantMs, partingChance } = policy.notices
  if (!isFlood(flood, policy) || at - flood.lastAt < instantMs) return null
  for (const [other, member] of flood.members) {
    if (other === key || isByNote(flood, member, policy)) continue
    const { firstAt, lastAt, pauses } = member
    if (chanceOfSilence({ lastAt, pauses, pausedMs: lastAt - firstAt }, at, policy) < partingChance) return member
  }
  return null
}
