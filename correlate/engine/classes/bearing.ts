// What a class says about its CI besides the family: a metric that left its usual range, and in which direction, tells less than a condition
// that somebody wrote a rule for, and may even be good news.
import { CAUSE_PRIOR } from './compatibility.ts'
import { classKind, classWords } from './class-families.ts'
import type { Family } from './class-families.ts'

/**
 * condition: a rule's or a device's own word for trouble (linkDown, DiskFull). The others are deviations of a metric:
 * failing: work is not done (availability or success rate low, errors high); slow: it is done late; pressed: a resource is used more than
 * usual; slack: less than usual, as after a restart; volume: more or less of it is asked for, which callers and callees both bring about;
 * better: it moved to the good side.
 */
export type Bearing = 'condition' | 'failing' | 'slow' | 'pressed' | 'slack' | 'volume' | 'better'

export interface ClassBearing {
  readonly bearing: Bearing
  /** The family it counts as where causes and symptoms are compared. */
  readonly family: Family
  /** How much it says of something being wrong here, 0..1. */
  readonly gravity: number
  /** Whether it stops what needs the CI outright: power, reachability and links do; a slow service is only felt. */
  readonly isHard: boolean
  /** Only a spare part of the CI is hit: it goes on working, and nothing that needs it notices. */
  readonly isPart: boolean
  /** More requests than usual come in. */
  readonly isLoad: boolean
}

/** The last word of a deviation's class. */
const DIRECTION = new Map<string, 'up' | 'down'>([
  ['up', 'up'],
  ['high', 'up'],
  ['rise', 'up'],
  ['increase', 'up'],
  ['increased', 'up'],
  ['spike', 'up'],
  ['down', 'down'],
  ['low', 'down'],
  ['drop', 'down'],
  ['decrease', 'down'],
  ['decreased', 'down'],
])

/** The measures behind the golden signals, with the abbreviations that tools use (sr: success rate, mrt: mean response time, rr: request rate). */
const SUCCESS = /\b(availability|success|sr|apdex|uptime)\b/
const ERRORS = /\b(errors?|error rate|fail\w*|5xx|500|exceptions?|timeouts?|rejected|drops?|discards?)\b/
const TIME = /\b(latency|duration|response|mrt|rt|delay|jitter|lag|slow\w*)\b/
/** What callers ask for; bytes and packets also answer what the CI itself asked for. */
const ASKED = /\b(requests?|rr|qps|tps|rps|calls|hits)\b/
const VOLUME =
  /\b(requests?|rr|traffic|throughput|network|packets?|bytes|qps|tps|rps|calls|connections?|sessions?|hits)\b/
/** Classes that end in a direction but are conditions of a thing, not deviations of a metric: link down, host down. */
const THING_FAMILIES: ReadonlySet<Family> = new Set(['link', 'power'])
const THINGS =
  /\b(host|node|device|instance|target|server|service|process|job|agent|switch|router|peer|exporter|site)\b/
/** Words that are states of a thing where no measure is named, and the families whose names tell of a measure. */
const STATES = /\b(up|down)$/
const MEASURED: ReadonlySet<Family> = new Set(['capacity', 'performance'])
/** Parts that devices have two of. */
const SPARE = /\b(power supply|psu|fan)\b/
const HARD: ReadonlySet<Family> = new Set(['power', 'reachability', 'link'])

/**
 * A failed request is a failure; slowness and pressure are felt by many that only wait for another; volume moves with everybody's volume
 * and what got better is no trouble, but its size still says that something changed there.
 */
const GRAVITY = { failing: 1, slow: 0.35, pressed: 0.4, slack: 0.2, volume: 0.1, better: 0.05 } as const
const FAMILY = { failing: 'application', slow: 'performance', pressed: 'capacity', slack: 'capacity' } as const

/** As many as class-families remembers: the classes seen are few. */
const REMEMBERED = 10_000
const known = new Map<string, ClassBearing>()

/** What the event class says of its CI. */
export function bearingOf(eventClass: string): ClassBearing {
  const found = known.get(eventClass)
  if (found !== undefined) return found
  const made = read(eventClass)
  if (known.size >= REMEMBERED) known.clear()
  known.set(eventClass, made)
  return made
}

function read(eventClass: string): ClassBearing {
  const words = classWords(eventClass)
  const { family } = classKind(eventClass)
  const bearing = deviationOf(words, family, /:\w+$/.test(eventClass))
  if (bearing === 'condition') {
    return {
      bearing,
      family,
      gravity: CAUSE_PRIOR[family],
      isHard: HARD.has(family),
      isPart: SPARE.test(words),
      isLoad: false,
    }
  }
  const isLoad = bearing === 'volume' && ASKED.test(words) && DIRECTION.get(lastWord(words)) === 'up'
  const counted = bearing === 'volume' || bearing === 'better' ? 'unknown' : FAMILY[bearing]
  return { bearing, family: counted, gravity: GRAVITY[bearing], isHard: false, isPart: false, isLoad }
}

/** @param isSeries whether the class is written as detectors do, a series and its direction: `container_threads:down` */
function deviationOf(words: string, family: Family, isSeries: boolean): Bearing {
  const direction = DIRECTION.get(lastWord(words))
  if (direction === undefined) return 'condition'
  if (SUCCESS.test(words)) return direction === 'down' ? 'failing' : 'better'
  if (ERRORS.test(words)) return direction === 'up' ? 'failing' : 'better'
  if (TIME.test(words)) return direction === 'up' ? 'slow' : 'better'
  if (THING_FAMILIES.has(family) || THINGS.test(words)) return 'condition'
  if (VOLUME.test(words)) return 'volume'
  // PostgresqlDown: a name and `down`, without a measure that could go there.
  if (!isSeries && STATES.test(words) && !MEASURED.has(family)) return 'condition'
  return direction === 'up' ? 'pressed' : 'slack'
}

function lastWord(words: string): string {
  return words.slice(words.lastIndexOf(' ') + 1)
}
