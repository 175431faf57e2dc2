// The episodes that may go on: which of them a notice could belong to by its time and place, and which are over.
import type { Policy } from '../policy.ts'
import type { Episode, Home, NoticeMemory } from './notice-memory.ts'
import type { NoticeInHand } from './notice-in-hand.ts'
import { kinship, onsetWithin } from './kinship.ts'
import { goesOn, isFlood } from './pace.ts'

/** Where notices of the key go; null when their episode is over. */
export function liveHome(memory: NoticeMemory, key: string, at: number, policy: Policy): Home | null {
  const home = memory.homes.get(key)
  if (home === undefined) return null
  if (goesOn(home.episode, at, policy)) return home
  forget(memory, home.episode)
  return null
}

/** The flood on the CI, when there is one: there, time proves nothing. */
export function floodOn(memory: NoticeMemory, ci: string, at: number, policy: Policy): Episode | null {
  for (const episode of memory.episodes) {
    const flooding = isFlood(episode, policy) && at - episode.lastAt < policy.notices.floodCalmMs
    if (flooding && episode.cis.has(ci)) return episode
  }
  return null
}

/** The episode that the first notice of a key joins: one that just began or widened on its CI, else one of its class elsewhere. */
export function episodeAt(hand: NoticeInHand): Episode | null {
  const { work, memory, event, ci, at } = hand
  const { policy } = work
  let best: Episode | null = null
  let bestHere = false
  for (const episode of memory.episodes) {
    if (episode.domain !== event.domain) continue
    const here = episode.cis.has(ci.id)
    const lag = at - episode.onsetAt
    if (here ? lag > reach(hand, episode) : lag > policy.notices.onsetMs || !episode.classes.has(event.eventClass))
      continue
    // What is elsewhere is not in the middle of it: of a flood only the beginning counts.
    if (!here && isFlood(episode, policy)) continue
    if (!goesOn(episode, at, policy)) continue
    if (best !== null && bestHere && !here) continue
    if (best === null || (here && !bestHere) || episode.onsetAt > best.onsetAt) {
      best = episode
      bestHere = here
    }
  }
  return best
}

/** How long after its last onset an episode on the CI takes the notice in; nothing is ever taken in by a flood that it does not speak of. */
function reach({ work, memory, classKey, ci, at }: NoticeInHand, episode: Episode): number {
  const { policy } = work
  const alike = kinship(memory, policy, episode, classKey)
  if (isFlood(episode, policy)) return alike >= policy.notices.alike ? policy.notices.floodOnsetMs : -1
  return onsetWithin(policy, alike, floodOn(memory, ci.id, at, policy) !== null)
}

/** A small episode on the CI in which something happened at this very moment. */
export function episodeOfMoment(
  memory: NoticeMemory,
  ci: string,
  at: number,
  except: Episode,
  policy: Policy,
): Episode | null {
  for (let i = memory.episodes.length - 1; i >= 0; i--) {
    const episode = memory.episodes[i]
    if (episode === undefined || episode === except || !episode.cis.has(ci) || isFlood(episode, policy)) continue
    if (at - episode.touchedAt <= policy.notices.sameMomentMs) return episode
  }
  return null
}

export function remember(memory: NoticeMemory, episode: Episode, at: number, policy: Policy): void {
  for (const old of memory.episodes.filter((one) => !goesOn(one, at, policy))) forget(memory, old)
  memory.episodes.push(episode)
  const oldest = memory.episodes[0]
  if (memory.episodes.length > policy.notices.maxEpisodes && oldest !== undefined) forget(memory, oldest)
}

export function forget(memory: NoticeMemory, episode: Episode): void {
  memory.episodes = memory.episodes.filter((one) => one !== episode)
  for (const key of episode.members.keys()) {
    if (memory.homes.get(key)?.episode === episode) memory.homes.delete(key)
  }
}
