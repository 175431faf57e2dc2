// What the engine remembers of notices: how often each is usual, which bursts go on, and which surprising ones stand alone so far.
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import type { CiRef } from '../../contract/ci.ts'

/** How often something was seen: minutes with at least one notice, older ones weighing less. */
export interface Habit {
  readonly minutes: number
  /** When `minutes` was last brought up to date, epoch ms. */
  readonly at: number
  /** What the last minute counted for. */
  readonly newest: number
}

export interface ClassHabit extends Habit {
  /** CIs that the class was seen on. */
  readonly cis: number
}

/** One class on one CI within an episode: one alert. */
export interface EpisodeMember {
  readonly alertId: string
  readonly ci: string
  readonly eventClass: string
  notices: number
  /** Its own pace: first and last arrival, and the pauses between. */
  readonly firstAt: number
  lastAt: number
  pauses: number
}

/** Notices that belong together: one incident, as long as its pace holds. */
export interface Episode {
  readonly id: number
  readonly domain: string
  /** Its first alert: the way to its incident, through merges. */
  firstAlertId: string
  readonly startedAt: number
  /** Last notice that was an arrival of its own, and the pauses between those before. */
  lastAt: number
  pauses: number
  pausedMs: number
  /** Last notice of any kind that truly belongs to it. */
  touchedAt: number
  /** When a class last came in on a CI for the first time. */
  onsetAt: number
  notices: number
  readonly members: Map<string, EpisodeMember>
  readonly cis: Set<string>
  readonly classes: Set<string>
}

/** What an alert is made of when it is made later. */
export type NoticeText = Pick<
  MonitoringEvent,
  | 'id'
  | 'kind'
  | 'domain'
  | 'source'
  | 'sender'
  | 'occurredAt'
  | 'observedAt'
  | 'eventClass'
  | 'severity'
  | 'resource'
  | 'fingerprint'
  | 'summary'
  | 'labels'
  | 'annotations'
  | 'links'
>

/** A surprising notice (or several of one moment) that belongs to nothing yet. */
export interface LooseNotice {
  readonly key: string
  readonly ci: CiRef
  readonly event: NoticeText
  readonly at: number
  lastAt: number
  count: number
  /** Whether it is a by-note of a flood: then it goes only to what happens at the same moment. */
  readonly minor: boolean
}

/** Where the notices of a key go at present. */
export interface Home {
  readonly episode: Episode
  readonly member: EpisodeMember
  /** Minute in which it was last looked whether the key is routine. */
  minute: number
}

export interface NoticeMemory {
  /** First notice ever, epoch ms; 0 before it. */
  since: number
  /** Key (notice-key.ts) -> habit; the longest unseen first. */
  readonly habits: Map<string, Habit>
  readonly classHabits: Map<string, ClassHabit>
  /** What classes speak of (class-texts.ts), the first learned first; word -> how many of them use it. */
  readonly texts: Map<string, readonly string[]>
  readonly wordUse: Map<string, number>
  /** Episodes that may go on, oldest first. */
  episodes: Episode[]
  nextEpisode: number
  readonly homes: Map<string, Home>
  loose: LooseNotice[]
}

export function createNoticeMemory(): NoticeMemory {
  return {
    since: 0,
    habits: new Map(),
    classHabits: new Map(),
    texts: new Map(),
    wordUse: new Map(),
    episodes: [],
    nextEpisode: 1,
    homes: new Map(),
    loose: [],
  }
}
