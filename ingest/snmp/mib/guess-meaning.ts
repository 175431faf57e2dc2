// A guess at what the notifications of a module mean: which begin and end one condition, how bad, of which class. By names alone, and by the values
// of a state object where the name says nothing. The guess is written down for people to correct.
import type { CatalogEntry } from '../catalog/catalog-entry.ts'
import type { PerceivedSeverity } from '../../contract/severity.ts'
import { conditionOf } from '../../normalise/event-class.ts'
import { commonWords, wordsOf } from './name-words.ts'
import {
  BAD_VALUES,
  BEGINS,
  ENDS_ANYTHING,
  GOOD_VALUES,
  NOTED_SEVERITIES,
  PAIRS,
  SEVERITY_WORDS,
} from './notification-words.ts'
import type { ResolvedModule, ResolvedNotification } from './resolve-smi.ts'

export interface GuessedMeaning extends Pick<CatalogEntry, 'eventClass' | 'kind' | 'severity' | 'lastsMinutes'> {
  /** The one that begins or ends the same condition. */
  readonly partner: ResolvedNotification | undefined
  /** Words of the name without what all names of the module begin with. */
  readonly words: readonly string[]
}

interface Named {
  readonly notification: ResolvedNotification
  readonly words: readonly string[]
}

/** What nothing ends is over after this time (docs/decisions/0140). */
const LASTS_MINUTES = 60

export function guessMeanings(module: ResolvedModule): ReadonlyMap<string, GuessedMeaning> {
  const all = module.notifications.map(({ name }) => wordsOf(name))
  const common = commonWords(all)
  const named = module.notifications.map((notification, i) => ({ notification, words: (all[i] ?? []).slice(common) }))
  const partners = pairUp(named)
  return new Map(named.map((one) => [one.notification.name, meaningOf(one, partners, module)]))
}

function meaningOf(
  { notification, words }: Named,
  { endOf, beginOf }: Pairing,
  module: ResolvedModule,
): GuessedMeaning {
  const begin = beginOf.get(notification.name)
  if (begin !== undefined)
    return { words, partner: begin.notification, eventClass: classOf(begin), kind: 'clear', severity: 'cleared' }
  const eventClass = classOf({ notification, words })
  const severity = severityOf(notification, words)
  const end = endOf.get(notification.name)
  if (end !== undefined)
    return { words, partner: end.notification, eventClass, kind: 'raise', severity: atLeast(severity, 'warning') }
  const decided = decidedByValue(notification, module)
  if (decided !== undefined)
    return { words, partner: undefined, eventClass, kind: decided, severity: atLeast(severity, 'major') }
  // An end without a beginning ends nothing.
  const begins = words.some((word) => BEGINS.has(word)) && !words.some((word) => ENDS_ANYTHING.has(word))
  if (begins || (notification.severityNote !== undefined && severity !== 'indeterminate'))
    return {
      words,
      partner: undefined,
      eventClass,
      kind: 'raise',
      severity: atLeast(severity, 'warning'),
      lastsMinutes: LASTS_MINUTES,
    }
  return { words, partner: undefined, eventClass, kind: 'notice', severity }
}

interface Pairing {
  /** Name of a beginning -> its end. */
  readonly endOf: ReadonlyMap<string, Named>
  readonly beginOf: ReadonlyMap<string, Named>
}

/** Two names are one condition when they differ in a pair of words alone, or one has a word more that ends anything. */
function pairUp(named: readonly Named[]): Pairing {
  const endOf = new Map<string, Named>()
  const beginOf = new Map<string, Named>()
  const byWords = new Map(named.map((one) => [one.words.join(' '), one]))
  const pair = (begin: Named | undefined, end: Named): boolean => {
    if (begin === undefined || begin === end) return false
    if (endOf.has(begin.notification.name) || beginOf.has(begin.notification.name)) return false
    endOf.set(begin.notification.name, end)
    beginOf.set(end.notification.name, begin)
    return true
  }
  for (const end of named)
    for (const words of beginningsOf(end.words)) if (pair(byWords.get(words.join(' ')), end)) break
  return { endOf, beginOf }
}

/** Names that the beginning may have, the nearest first. */
function* beginningsOf(words: readonly string[]): Generator<readonly string[]> {
  for (const [at, word] of [...words.entries()].reverse()) {
    for (const { begin, end } of PAIRS)
      if (end.split(' ').includes(word)) for (const other of begin.split(' ')) yield words.with(at, other)
    if (!ENDS_ANYTHING.has(word)) continue
    const without = words.filter((_, i) => i !== at)
    yield without
    for (const other of BEGINS) {
      yield words.with(at, other)
      yield [...without, other]
    }
  }
}

/** A class that other tools know the condition by, else the notification's own name. */
function classOf({ notification, words }: Named): string {
  const known = conditionOf(words.join(''), {})
  return known.eventClass === words.join('') ? notification.name : known.eventClass
}

function severityOf({ severityNote }: ResolvedNotification, words: readonly string[]): PerceivedSeverity {
  const noted = severityNote === undefined ? undefined : NOTED_SEVERITIES[severityNote]
  if (noted !== undefined) return noted
  return SEVERITY_WORDS.find(([, known]) => words.some((word) => known.has(word)))?.[0] ?? 'indeterminate'
}

function atLeast(severity: PerceivedSeverity, least: PerceivedSeverity): PerceivedSeverity {
  return severity === 'indeterminate' ? least : severity
}

/** One notification for both: the value of a state among its objects tells. */
function decidedByValue(notification: ResolvedNotification, module: ResolvedModule): CatalogEntry['kind'] | undefined {
  for (const name of notification.objects) {
    const values = Object.entries(module.object(name)?.object.values ?? {})
    const numbers = (words: ReadonlySet<string>) =>
      values.filter(([, word]) => words.has(word.toLowerCase())).map(([number]) => Number(number))
    const [clear, raise] = [numbers(GOOD_VALUES), numbers(BAD_VALUES)]
    if (clear.length > 0 && raise.length > 0) return { object: name, clear, raise }
  }
  return undefined
}
