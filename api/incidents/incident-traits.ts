// What the list says of an incident beside the engine's record: where it is, who reported it, whether it is unusual. Kept by revision, because
// thousands of screens may ask every half minute.
import type { Incident } from '../../correlate/contract/incident.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { StoreUnavailableError } from '../../platform/clickhouse/store-error.ts'
import type { LiveView } from '../live/live-view.ts'
import { selectCauseCounts, type CauseCount } from '../queries/cause-counts.ts'
import { CauseTally, HABIT_POLICY, type Habit } from './habit.ts'

export interface IncidentTraits {
  readonly id: string
  /** Site of the probable root cause, else of the first member whose site is known. */
  readonly site: string | null
  /** Kinds of tools that reported members, in order of the alphabet. */
  readonly sources: readonly string[]
  /** Members that flap. */
  readonly flapping: number
  /** Active members that a maintenance window holds back. */
  readonly maintenance: number
  /** Null while the history is away. */
  readonly habit: Habit | null
}

type Members = Omit<IncidentTraits, 'id' | 'habit'>

/** Members that are looked at: an incident of 100,000 alerts has no source that the first two thousand do not have. */
const MAX_MEMBERS = 2_000
/** The share of 30 days hardly changes in ten minutes. */
const RECOUNT_MS = 10 * 60_000
/** After a failure. */
const RETRY_MS = 30_000

export class TraitBook {
  readonly #live: LiveView
  readonly #store: Store
  readonly #now: () => number
  readonly #members = new Map<string, { readonly revision: number; readonly members: Members }>()
  #closed: readonly CauseCount[] | null = null
  #countAgainAt = 0
  #counting: Promise<void> | null = null

  /** @param now wall clock, epoch ms */
  constructor(live: LiveView, store: Store, now: () => number = Date.now) {
    this.#live = live
    this.#store = store
    this.#now = now
  }

  /** Traits of all incidents that are not closed. Waits for the first count of the history, never for a later one. */
  async list(): Promise<readonly IncidentTraits[]> {
    if (this.#now() >= this.#countAgainAt) this.#counting ??= this.#count()
    if (this.#closed === null) await this.#counting
    const open = [...this.#live.incidents.values()].filter(({ state }) => state !== 'closed')
    const since = this.#now() - HABIT_POLICY.windowMs
    const tally =
      this.#closed &&
      new CauseTally(
        this.#closed,
        open.filter(({ openedAt }) => openedAt >= since),
      )
    this.#forget()
    return open.map((incident) => ({
      id: incident.id,
      ...this.#membersOf(incident),
      habit: tally?.habitOf(incident) ?? null,
    }))
  }

  async #count(): Promise<void> {
    const to = this.#now()
    try {
      this.#closed = await selectCauseCounts(this.#store, { from: to - HABIT_POLICY.windowMs, to })
      this.#countAgainAt = to + RECOUNT_MS
    } catch (error) {
      if (!(error instanceof StoreUnavailableError) && this.#store.ready()) throw error
      this.#countAgainAt = to + RETRY_MS
    } finally {
      this.#counting = null
    }
  }

  #membersOf(incident: Incident): Members {
    const known = this.#members.get(incident.id)
    if (known?.revision === incident.revision) return known.members
    const members = this.#lookAt(incident)
    this.#members.set(incident.id, { revision: incident.revision, members })
    return members
  }

  #lookAt({ id, rootCause }: Incident): Members {
    const sources = new Set<string>()
    let [flapping, maintenance] = [0, 0]
    let site = this.#siteOf(rootCause[0]?.ci)
    let looked = 0
    for (const alert of this.#live.alerts.ofIncident(id)) {
      if (++looked > MAX_MEMBERS) break
      for (const { source } of alert.sources) sources.add(source)
      if (alert.flapping) flapping += 1
      if (alert.state === 'active' && alert.suppression?.kind === 'maintenance') maintenance += 1
      site ??= this.#siteOf(alert.ci.id)
    }
    return { site, sources: [...sources].sort(), flapping, maintenance }
  }

  #siteOf(ci: string | undefined): string | null {
    return (ci === undefined ? undefined : this.#live.graph.get(ci)?.site) ?? null
  }

  /** Lets go of incidents that have left the live view. */
  #forget(): void {
    if (this.#members.size <= this.#live.incidents.size) return
    for (const id of this.#members.keys()) if (this.#live.incidents.get(id) === undefined) this.#members.delete(id)
  }
}
