// The pace of an episode: how long a silence it can have and still go on. A flood is over after a second or two, three commands typed by a
// person may be half a minute apart. The waiting time for the next arrival, seen `pauses` pauses of together `pausedMs`, is a Lomax variable
// (exponential pauses of unknown rate): P(silence > g) = (1 + g / (pausedMs + prior)) ^ -(pauses + 1).
import type { Policy } from '../policy.ts'
import type { Episode } from './notice-memory.ts'

type Paced = Pick<Episode, 'lastAt' | 'pauses' | 'pausedMs'>

/** Chance that the episode, going on, is silent from its last arrival until `at`. */
export function chanceOfSilence({ lastAt, pauses, pausedMs }: Paced, at: number, policy: Policy): number {
  const gap = Math.max(0, at - lastAt)
  return (1 + gap / (pausedMs + policy.notices.priorPauseMs)) ** -(pauses + 1)
}

export function goesOn(episode: Paced, at: number, policy: Policy): boolean {
  return chanceOfSilence(episode, at, policy) >= policy.notices.silenceChance
}

/** The longest silence after a single arrival, ms. */
export function longestPause(policy: Policy): number {
  return policy.notices.priorPauseMs * (1 / policy.notices.silenceChance - 1)
}

/** Counts an arrival: what comes within the instant of the last one is the same arrival (one log line, one poll). */
export function arrive(episode: Episode, at: number, policy: Policy): void {
  const gap = at - episode.lastAt
  if (gap < policy.notices.instantMs) return
  episode.pauses++
  episode.pausedMs += gap
  episode.lastAt = at
}

/** So many notices that almost every moment is near one: then time alone proves nothing. What came in one moment is no flood, however much it is. */
export function isFlood({ notices, pauses }: Episode, policy: Policy): boolean {
  return notices >= policy.notices.floodNotices && pauses > 0
}
