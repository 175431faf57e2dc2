// Whether a CI fails often: its share of a service's incidents of the last 30 days, in one word (PagerDuty calls it the outlier label).
// What is closed is counted by ClickHouse now and then, what is not closed in memory, so that an incident never counts itself.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { CauseCount } from '../queries/cause-counts.ts'

export const HABIT_WORDS = ['frequent', 'rare', 'anomaly'] as const
export type HabitWord = (typeof HABIT_WORDS)[number]

export const HABIT_POLICY = {
  /** Long enough for monthly jobs, short enough to forget what was repaired. */
  windowMs: 30 * 24 * 60 * 60_000,
  /** One in five: worth a problem record. */
  frequentShare: 0.2,
  /** One in twenty: nobody on shift will remember the last one. */
  rareShare: 0.05,
  /** With fewer than twenty others, one of them alone would be more than rare. */
  minIncidents: 20,
} as const

export interface Habit {
  /** Null: neither often nor seldom, or too few incidents to say. */
  readonly word: HabitWord | null
  /** Other incidents of the service with the same probable cause. */
  readonly seen: number
  /** All other incidents of the service. */
  readonly of: number
  /** CI id of the service; null: counted among incidents that touch no service. */
  readonly service: string | null
}

export function habitWord(seen: number, of: number): HabitWord | null {
  if (of < HABIT_POLICY.minIncidents) return null
  if (seen === 0) return 'anomaly'
  if (seen / of >= HABIT_POLICY.frequentShare) return 'frequent'
  return seen / of <= HABIT_POLICY.rareShare ? 'rare' : null
}

const causeOf = ({ rootCause }: Pick<Incident, 'rootCause'>): string => rootCause[0]?.ci ?? ''
const servicesOf = ({ services }: Pick<Incident, 'services'>): readonly string[] =>
  services.length === 0 ? [''] : services.map(({ ci }) => ci)

/** Counts by service and cause that incidents can be looked up in. */
export class CauseTally {
  readonly #byService = new Map<string, { all: number; readonly byCause: Map<string, number> }>()

  /** @param closed from the history; @param live what is not closed, of the same time */
  constructor(closed: readonly CauseCount[], live: Iterable<Incident>) {
    for (const { service, cause, incidents } of closed) this.#add(service, cause, incidents)
    for (const incident of live) {
      for (const service of servicesOf(incident)) this.#add(service, causeOf(incident), 1)
    }
  }

  /** @param incident one of the live ones that were counted */
  habitOf(incident: Pick<Incident, 'rootCause' | 'services'>): Habit {
    // The first service is the most critical one.
    const [service = ''] = servicesOf(incident)
    const counts = this.#byService.get(service)
    const seen = Math.max(0, (counts?.byCause.get(causeOf(incident)) ?? 0) - 1)
    const of = Math.max(0, (counts?.all ?? 0) - 1)
    // Without a cause there is nothing that could be often.
    const word = causeOf(incident) === '' ? null : habitWord(seen, of)
    return { word, seen, of, service: service === '' ? null : service }
  }

  #add(service: string, cause: string, incidents: number): void {
    let counts = this.#byService.get(service)
    if (counts === undefined) this.#byService.set(service, (counts = { all: 0, byCause: new Map() }))
    counts.all += incidents
    counts.byCause.set(cause, (counts.byCause.get(cause) ?? 0) + incidents)
  }
}
