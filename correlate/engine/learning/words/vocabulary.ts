// How usual a word is in what alerts say, and who said it last. A word that is heard every hour ties nobody together; one that was never heard before and is
// said on two CIs within minutes does. Learned from the stream, bounded, counted in periods, so that one trouble with many alerts counts once.
import { conditionName } from '../../classes/class-synonyms.ts'
import type { Policy } from '../../policy.ts'
import { TrackedMap } from '../../sections/tracked-map.ts'
import type { AlertRecord, EngineState } from '../../state.ts'
import { keepNewest } from '../affinities/bounded-map.ts'
import { wordsOf } from './words-of.ts'

/** What is remembered of a word. Replaced when it changes, never changed in place. */
export interface WordRecord {
  /** Periods in which it was said before the present run, decayed up to its begin. */
  readonly before: number
  /** Periods by the clock, without one between, in which it is said now: one trouble. */
  readonly run: number
  /** The last of them by the clock, and counted over periods with raises. */
  readonly clockPeriod: number
  readonly period: number
  /** Who said it last. */
  readonly alertId: string
}

export interface Vocabulary {
  /** Clock period of the last raise, and how many periods with raises there have been. */
  clockPeriod: number
  periods: number
  /** Word, within its domain -> what is known of it; least recently said first. */
  readonly records: TrackedMap<WordRecord>
}

export function emptyVocabulary(): Vocabulary {
  return { clockPeriod: -1, periods: 0, records: new TrackedMap() }
}

/** The alert has said its words. */
export function noteWords({ vocabulary }: EngineState, { words }: Policy, alert: AlertRecord): void {
  const { periodMs, memoryPeriods, runPeriods, maxRecords } = words
  const clockPeriod = Math.floor(alert.raisedAt / periodMs)
  if (clockPeriod > vocabulary.clockPeriod) {
    vocabulary.clockPeriod = clockPeriod
    vocabulary.periods++
  }
  const { clockPeriod: now, periods: period } = vocabulary
  for (const key of [classKey(alert), ...wordsOf(alert).map((word) => keyOf(alert, word))]) {
    const known = vocabulary.records.get(key)
    const goesOn = known !== undefined && now - known.clockPeriod <= 1
    const run = goesOn ? known.run + (now - known.clockPeriod) : 1
    const past = known === undefined ? 0 : goesOn ? known.before : decayed(known, period, memoryPeriods)
    // What has gone on for so long is how things are.
    const before = past + Math.max(0, run - runPeriods)
    const record = { before, run: Math.min(run, runPeriods), clockPeriod: now, period, alertId: alert.id }
    keepNewest(vocabulary.records, key, record, maxRecords)
  }
}

/** A word that somebody said lately. */
export interface Heard {
  readonly word: string
  /** Periods in which it was said, the present trouble aside. */
  readonly before: number
  /** Share of the periods in which it is said, the present trouble aside. */
  readonly share: number
  readonly alertId: string
}

/** The words of an alert that were said by others before, and are rarer than chance would have it. */
export function heardBefore({ vocabulary }: EngineState, { words }: Policy, alert: AlertRecord): readonly Heard[] {
  const { priorPeriods, priorShare, mostShare } = words
  const experience = experienceOf(vocabulary, words)
  const unheard = (priorPeriods * priorShare) / experience
  // Too early to tell what is rare.
  if (unheard > mostShare) return []
  const heard: Heard[] = []
  for (const word of wordsOf(alert)) {
    const known = vocabulary.records.get(keyOf(alert, word))
    if (known === undefined || known.alertId === alert.id) continue
    const share = unheard + known.before / experience
    if (share <= mostShare) heard.push({ word, before: known.before, share, alertId: known.alertId })
  }
  return heard
}

/**
 * Whether the word is more than what alerts of such a class say anyway (`device=sda1` of full disks): one of the two classes is heard often, and without it.
 */
export function isMoreThanClass(
  { vocabulary }: EngineState,
  { words }: Policy,
  { before }: Heard,
  ...alerts: readonly AlertRecord[]
): boolean {
  const heard = alerts.map((alert) => vocabulary.records.get(classKey(alert))?.before ?? 0)
  return Math.max(...heard) >= words.timesWithout * (before + 1)
}

/** Periods of which a share is one: those that count still, and what is taken for granted. */
export function experienceOf({ periods }: Vocabulary, { memoryPeriods, priorPeriods }: Policy['words']): number {
  return memoryPeriods * (1 - Math.exp(-periods / memoryPeriods)) + priorPeriods
}

function decayed({ before, run, period }: WordRecord, now: number, memory: number): number {
  return (before + run) * Math.exp(-(now - period) / memory)
}

/** Words of two tenants are two. */
export function keyOf({ domain }: AlertRecord, word: string): string {
  return [domain, word].join('|')
}

/** No word has this mark. */
function classKey({ domain, eventClass }: AlertRecord): string {
  return [domain, conditionName(eventClass)].join('||')
}
