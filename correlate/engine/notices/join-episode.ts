// Notices become members: their alert is made, and joins the incident of the episode.
import { incidentOf } from '../incidents/incident-of.ts'
import { openIncident, takeIn } from '../incidents/open-incident.ts'
import { memberCounted } from '../incidents/member-life.ts'
import { round } from '../rounding.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { makeNoticeAlert } from './burst-alert.ts'
import { remember } from './episodes.ts'
import { noticeEvidence } from './notice-evidence.ts'
import type { Episode, EpisodeMember, LooseNotice, NoticeMemory } from './notice-memory.ts'
import { arrive } from './pace.ts'

/** A new episode and its incident, from the notice that stood alone longest. Null when no more incidents may be open. */
export function openEpisode(work: StepWork, memory: NoticeMemory, first: LooseNotice): Episode | null {
  if (work.index.openIncidents >= work.policy.grouping.maxOpenIncidents) return null
  const alert = makeNoticeAlert(work, first)
  const incident = openIncident(work, alert)
  if (alert.membership !== null)
    alert.membership = { ...alert.membership, evidence: noticeEvidence(work, memory, first, null) }
  memberCounted(work, incident, first.count)
  const { at } = first
  const episode: Episode = {
    id: memory.nextEpisode++,
    domain: first.event.domain,
    firstAlertId: alert.id,
    startedAt: at,
    lastAt: at,
    pauses: 0,
    pausedMs: 0,
    touchedAt: at,
    onsetAt: at,
    notices: 0,
    members: new Map(),
    cis: new Set(),
    classes: new Set(),
  }
  remember(memory, episode, at, work.policy)
  enlist(work, memory, episode, first, alert)
  return episode
}

/**
 * Takes the notice into the episode's incident.
 * @returns false when the incident is full or closed
 */
export function joinEpisode(work: StepWork, memory: NoticeMemory, episode: Episode, loose: LooseNotice): boolean {
  const incident = incidentOfEpisode(work, episode)
  if (incident === null || incident.alertIds.size >= work.policy.grouping.maxMembers) return false
  const lag = Math.max(0, loose.at - episode.onsetAt)
  const { threshold } = work.policy.grouping
  const known = episode.members.get(loose.key)
  const alert = (known === undefined ? undefined : work.state.alerts.get(known.alertId)) ?? makeNoticeAlert(work, loose)
  if (alert.membership === null) {
    takeIn(work, incident, alert, {
      incidentId: incident.id,
      joinedAt: work.state.now,
      // Within its reach everything belongs; what is nearer does so more surely.
      score: round(1 - (1 - threshold) * Math.min(1, lag / work.policy.notices.onsetMs)),
      threshold,
      viaAlertId: episode.firstAlertId,
      evidence: noticeEvidence(work, memory, loose, { lagMs: lag, via: work.state.alerts.get(episode.firstAlertId) }),
    })
  } else alert.count += loose.count
  enlist(work, memory, episode, loose, alert)
  return true
}

/** Takes in notices that were decided on before, each for itself. */
export function pullIn(work: StepWork, memory: NoticeMemory, episode: Episode, loose: readonly LooseNotice[]): void {
  for (const one of loose) {
    if (!joinEpisode(work, memory, episode, one)) continue
    const incident = incidentOfEpisode(work, episode)
    if (incident !== null) memberCounted(work, incident, one.count)
  }
}

export function incidentOfEpisode(work: StepWork, episode: Episode): IncidentRecord | null {
  const first = work.state.alerts.get(episode.firstAlertId)
  return first === undefined ? null : incidentOf(work, first)
}

/** Makes the alert of the notice a member of the episode; it is in the episode's incident already. */
export function enlist(
  work: StepWork,
  memory: NoticeMemory,
  episode: Episode,
  loose: LooseNotice,
  alert: AlertRecord,
): void {
  let member = episode.members.get(loose.key)
  if (member === undefined) {
    const { ci, event, at } = loose
    member = {
      alertId: alert.id,
      ci: ci.id,
      eventClass: event.eventClass,
      notices: 0,
      firstAt: at,
      lastAt: at,
      pauses: 0,
    }
    episode.members.set(loose.key, member)
    episode.onsetAt = Math.max(episode.onsetAt, loose.at)
    episode.cis.add(loose.ci.id)
    episode.classes.add(loose.event.eventClass)
  }
  countIn(work, episode, member, loose.lastAt, loose.count)
  // A by-note keeps its home: the flood that it comes with.
  if (!loose.minor) memory.homes.set(loose.key, { episode, member, minute: 0 })
}

/** Notices of a member, at one time. */
export function countIn(work: StepWork, episode: Episode, member: EpisodeMember, at: number, count: number): void {
  member.notices += count
  if (at - member.lastAt >= work.policy.notices.instantMs) {
    member.pauses++
    member.lastAt = at
  }
  episode.notices += count
  episode.touchedAt = Math.max(episode.touchedAt, at)
  arrive(episode, at, work.policy)
}
