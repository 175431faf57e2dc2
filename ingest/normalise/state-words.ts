// Words by which tools say that a condition begins or ends. Data, for sources that have no fixed set of their own.
import type { EventKind } from '../contract/event.ts'

const WORDS: Readonly<Record<EventKind, string>> = {
  raise:
    'raise raised firing fired alert alerting alarm problem open opened active activated triggered trigger new set down failed failure fail error critical major minor warning warn degraded unhealthy unreachable offline breached in_alarm true',
  clear:
    'clear cleared resolved resolve ok okay up recovered recovery recover closed close inactive deactivated normal restored healthy online reset success succeeded ended end false',
  notice: 'notice notification info information acknowledged ack event created updated deleted unknown suppressed',
}

const BY_WORD = new Map<string, EventKind>(
  (Object.entries(WORDS) as [EventKind, string][]) // the keys of the literal above
    .flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
)

/** What a state word says; undefined when it is not one of those. */
export function kindOfWord(word: string): EventKind | undefined {
  return BY_WORD.get(
    word
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )
}
