// The memory of notices in a checkpoint: episodes with their members, and which key is at home in which.
import type { ClassHabit, Episode, EpisodeMember, Habit, LooseNotice, NoticeMemory } from '../notices/notice-memory.ts'
import type { EngineState } from '../state.ts'
import { fillMap } from './section.ts'

interface EncodedEpisode extends Omit<Episode, 'members' | 'cis' | 'classes'> {
  readonly members: readonly (readonly [string, EpisodeMember])[]
}

interface EncodedNotices {
  readonly since: number
  readonly habits: readonly (readonly [string, Habit])[]
  readonly classHabits: readonly (readonly [string, ClassHabit])[]
  readonly texts: readonly (readonly [string, readonly string[]])[]
  readonly episodes: readonly EncodedEpisode[]
  readonly nextEpisode: number
  /** Key, episode, minute looked at. */
  readonly homes: readonly (readonly [string, number, number])[]
  readonly loose: readonly LooseNotice[]
}

export function encodeNotices(memory: NoticeMemory): EncodedNotices {
  return {
    since: memory.since,
    habits: [...memory.habits],
    classHabits: [...memory.classHabits],
    texts: [...memory.texts],
    episodes: memory.episodes.map(({ members, cis: _cis, classes: _classes, ...rest }) => ({
      ...rest,
      members: [...members],
    })),
    nextEpisode: memory.nextEpisode,
    homes: [...memory.homes].map(([key, { episode, minute }]) => [key, episode.id, minute]),
    loose: memory.loose,
  }
}

export function decodeNotices({ notices: memory }: EngineState, encoded: EncodedNotices): void {
  Object.assign(memory, { since: encoded.since, nextEpisode: encoded.nextEpisode, loose: [...encoded.loose] })
  fillMap(memory.habits, encoded.habits)
  fillMap(memory.classHabits, encoded.classHabits)
  fillMap(memory.texts, encoded.texts)
  for (const word of encoded.texts.flatMap(([, words]) => words))
    memory.wordUse.set(word, (memory.wordUse.get(word) ?? 0) + 1)
  memory.episodes = encoded.episodes.map(revive)
  for (const [key, id, minute] of encoded.homes) {
    const episode = memory.episodes.find((one) => one.id === id)
    const member = episode?.members.get(key)
    if (episode !== undefined && member !== undefined) memory.homes.set(key, { episode, member, minute })
  }
}

function revive({ members, ...rest }: EncodedEpisode): Episode {
  const all = members.map(([, member]) => member)
  return {
    ...rest,
    members: new Map(members),
    cis: new Set(all.map(({ ci }) => ci)),
    classes: new Set(all.map(({ eventClass }) => eventClass)),
  }
}
