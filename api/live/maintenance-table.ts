// Maintenance windows in memory: those to come, those in force, and those of the last weeks; with the CIs that each covers.
import { coveredBy } from '../../correlate/contract/cmdb-graph/covered.ts'
import { occurrenceAt, spanOf } from '../../correlate/contract/maintenance/schedule.ts'
import type { Occurrence } from '../../correlate/contract/maintenance/schedule.ts'
import { windowState } from '../../correlate/contract/maintenance/window.ts'
import type { MaintenanceWindow, WindowState } from '../../correlate/contract/maintenance/window.ts'
import type { CiGraph } from './ci-graph.ts'

/** People look back a month at most in the list; revisions stay in ClickHouse for good. */
export const MAINTENANCE_RETENTION_MS = 30 * 24 * 60 * 60_000

interface Cover {
  readonly revision: number
  /** Of the CMDB. */
  readonly version: string | null
  readonly cis: ReadonlySet<string>
}

export class MaintenanceTable {
  readonly #graph: CiGraph
  readonly #byId = new Map<string, MaintenanceWindow>()
  readonly #covers = new Map<string, Cover>()

  constructor(graph: CiGraph) {
    this.#graph = graph
  }

  get(id: string): MaintenanceWindow | undefined {
    return this.#byId.get(id)
  }

  values(): IterableIterator<MaintenanceWindow> {
    return this.#byId.values()
  }

  /** Copies of one window come from every partition. @returns false when this revision, or a newer one, is known */
  apply(window: MaintenanceWindow): boolean {
    const known = this.#byId.get(window.id)
    if (known !== undefined && known.revision >= window.revision) return false
    this.#byId.set(window.id, window)
    return true
  }

  /** The CIs that it covers by the CMDB in use: as the engine reckons. */
  cisOf({ id, revision, scope }: MaintenanceWindow): ReadonlySet<string> {
    const { version } = this.#graph
    const known = this.#covers.get(id)
    if (known?.revision === revision && known.version === version) return known.cis
    const cis = coveredBy(this.#graph.adjacency, scope)
    this.#covers.set(id, { revision, version, cis })
    return cis
  }

  /** What is in force or to come, with its present or next occurrence. */
  *coming(now: number): Generator<{ readonly window: MaintenanceWindow; readonly occurrence: Occurrence }> {
    for (const window of this.#byId.values()) {
      const occurrence = window.cancelledAt === null ? occurrenceAt(window.schedule, now) : null
      if (occurrence !== null) yield { window, occurrence }
    }
  }

  forgetOver(before: number): void {
    for (const [id, window] of this.#byId) {
      if (overAt(window) >= before) continue
      this.#byId.delete(id)
      this.#covers.delete(id)
    }
  }
}

/** Its state, and its present or next occurrence. */
export function standingOf(
  window: MaintenanceWindow,
  now: number,
): { readonly state: WindowState; readonly occurrence: Occurrence | null } {
  const occurrence = window.cancelledAt === null ? occurrenceAt(window.schedule, now) : null
  return { state: windowState(window, occurrence, now), occurrence }
}

function overAt({ cancelledAt, schedule }: MaintenanceWindow): number {
  return cancelledAt ?? spanOf(schedule).endsAt
}
