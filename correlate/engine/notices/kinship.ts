// Whether a class speaks of what an episode is about, 0..1. In time alone everything is near a flood.
import type { Policy } from '../policy.ts'
import { likeness } from './class-texts.ts'
import { classKey } from './notice-key.ts'
import type { Episode, EpisodeMember, NoticeMemory } from './notice-memory.ts'
import { isFlood } from './pace.ts'

/** Likeness to the member that it is most alike. Of a flood only what makes it up counts, not its by-notes. */
export function kinship(memory: NoticeMemory, policy: Policy, episode: Episode, ofClass: string): number {
  const isCrowd = isFlood(episode, policy)
  let most = 0
  for (const member of episode.members.values()) {
    if (isCrowd && isByNote(episode, member, policy)) continue
    const other = classKey({ domain: episode.domain, eventClass: member.eventClass })
    most = Math.max(most, likeness(memory, other, ofClass))
  }
  return most
}

export function isByNote({ notices }: Episode, member: EpisodeMember, policy: Policy): boolean {
  return member.notices < policy.notices.minorShare * notices
}

/** How long after the other the one may set in, ms: the less they speak of the same, the sooner. */
export function onsetWithin(policy: Policy, alike: number, inFlood: boolean): number {
  const { onsetMs, unlikeOnsetMs, floodOnsetMs } = policy.notices
  if (inFlood) return alike >= policy.notices.alike ? unlikeOnsetMs : floodOnsetMs
  return alike >= policy.notices.foreign ? onsetMs : unlikeOnsetMs
}

/** Whether it speaks of nothing that makes up more of the episode than it does: then time alone brought it in. */
export function isStranger(memory: NoticeMemory, policy: Policy, episode: Episode, member: EpisodeMember): boolean {
  const own = classKey({ domain: episode.domain, eventClass: member.eventClass })
  for (const other of episode.members.values()) {
    if (other === member || other.notices < member.notices) continue
    const ofOther = classKey({ domain: episode.domain, eventClass: other.eventClass })
    if (likeness(memory, ofOther, own) >= policy.notices.alike) return false
  }
  return true
}
