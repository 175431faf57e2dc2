// A flood takes in what begins beside it before it can be told that it is one. What does not speak of it, and began at the very moment at which something
// else begins on the CI, belongs to that.
import { moveAlerts } from '../incidents/split-incident.ts'
import { ENGINE } from '../step-work.ts'
import { floodOn } from './episodes.ts'
import { incidentOfEpisode } from './join-episode.ts'
import { isStranger } from './kinship.ts'
import type { NoticeInHand } from './notice-in-hand.ts'
import type { Episode } from './notice-memory.ts'

/** @param begun a small episode that begins on the CI with the notice in hand */
export function reclaim({ work, memory, ci, at }: NoticeInHand, begun: Episode): void {
  const { policy, state } = work
  const flood = floodOn(memory, ci.id, at, policy)
  if (flood === null || flood === begun || flood.domain !== begun.domain) return
  const [from, into] = [incidentOfEpisode(work, flood), incidentOfEpisode(work, begun)]
  if (from === null || into === null || from === into) return
  for (const [key, member] of flood.members) {
    if (member.ci !== ci.id || at - member.firstAt > policy.notices.sameMomentMs) continue
    if (member.alertId === flood.firstAlertId || !isStranger(memory, policy, flood, member)) continue
    const alert = state.alerts.get(member.alertId)
    if (alert === undefined || begun.members.has(key)) continue
    moveAlerts(work, from, into, [alert], ENGINE, `${member.eventClass} does not speak of the flood that it began in`)
    // What comes of it later is a by-note of the flood, which stays its home.
    begun.members.set(key, { ...member })
    begun.classes.add(member.eventClass)
    begun.notices += member.notices
  }
}
