// What words in the name of a notification say. Data: the guesses of `nocturne mib add`, all of them editable afterwards.
import type { PerceivedSeverity } from '../../contract/severity.ts'

/** How a condition begins and how the same one ends. A name may carry either. */
export const PAIRS: readonly { readonly begin: string; readonly end: string }[] = [
  { begin: 'down', end: 'up' },
  {
    begin: 'fail failed failure fails fault faulty bad',
    end: 'restored restore recovered recovery repaired ok normal up good',
  },
  { begin: 'lost loss los', end: 'found regained restored established acquired recovered' },
  { begin: 'set raise raised asserted assert', end: 'clear cleared deasserted unset' },
  { begin: 'off', end: 'on' },
  { begin: 'offline', end: 'online' },
  { begin: 'disconnected disconnect', end: 'connected reconnected connect' },
  { begin: 'unreachable', end: 'reachable' },
  { begin: 'unavailable', end: 'available' },
  { begin: 'removed absent extracted missing remove', end: 'inserted present insert' },
  { begin: 'stopped stop terminated shutdown', end: 'started start' },
  { begin: 'high low exceeded over overload overheat hot rising exceed exceeds', end: 'normal ok falling cleared' },
  { begin: 'degraded degrade', end: 'restored normal ok recovered' },
  { begin: 'open opened', end: 'closed close' },
  { begin: 'abnormal', end: 'normal' },
  { begin: 'inactive', end: 'active' },
  { begin: 'mismatch invalid conflict', end: 'match resolved ok' },
]

/** Ends whatever it stands behind: `fanAlarm`, `fanAlarmClear`. */
export const ENDS_ANYTHING = new Set(
  'clear cleared resolved recovered recovery restored normal normalized ok rectified ceased resume resumed deactivated end ended'.split(
    ' ',
  ),
)

/** Begins a condition, though nothing may say that it ends. */
export const BEGINS = new Set(
  PAIRS.flatMap(({ begin }) => begin.split(' ')).concat(
    'alarm alert critical emergency major minor warning error crash panic violation denied unauthorized flapping shutdown dead expired'.split(
      ' ',
    ),
  ),
)

/** First row with a word of the name wins. */
export const SEVERITY_WORDS: readonly (readonly [PerceivedSeverity, ReadonlySet<string>])[] = (
  [
    ['critical', 'critical emergency fatal dead panic crash overheat fire'],
    [
      'major',
      'major down shutdown fail failed failure fails fault faulty lost loss los error unreachable unavailable offline disconnected abnormal bad',
    ],
    ['minor', 'minor degraded degrade mismatch conflict invalid removed absent missing violation'],
    [
      'warning',
      'warning high low exceeded exceeds exceed over overload hot rising threshold denied unauthorized expired flapping off stopped',
    ],
  ] as const
).map(([severity, words]) => [severity, new Set(words.split(' '))] as const)

/** Words of `--#SEVERITY` notes. */
export const NOTED_SEVERITIES: Readonly<Record<string, PerceivedSeverity>> = {
  critical: 'critical',
  fatal: 'critical',
  major: 'major',
  severe: 'major',
  error: 'major',
  minor: 'minor',
  warning: 'warning',
  informational: 'indeterminate',
  info: 'indeterminate',
  normal: 'indeterminate',
}

/** Values of a state object that say that all is well, and that it is not; values in neither list decide nothing. */
export const GOOD_VALUES = new Set(
  'ok normal up online active good operational green cleared clear established full present connected enabled running healthy inserted available nominal'.split(
    ' ',
  ),
)
export const BAD_VALUES = new Set(
  'down failed failure fail fault faulty error critical major minor warning offline inactive bad red yellow alarm lost absent missing removed disconnected degraded nonoperational notoperational shutdown stopped unhealthy unavailable high low over abnormal raised set nonrecoverable'.split(
    ' ',
  ),
)

/** Objects that name what a notification is about. */
export const NAMES_A_PART =
  /(index|id|name|descr|description|number|num|slot|port|module|unit|address|addr|peer|sensor|neighbor|neighbour|label|location)$/i
/** ... and those that look so and do not. */
export const NAMES_NO_PART =
  /(alarm|trap|event|log|sequence|serial|severity|status|state|time|date|count|text|message|info)\w{0,12}$/i
