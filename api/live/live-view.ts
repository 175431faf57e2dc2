// The present, in memory: what the API answers from without asking ClickHouse. Fed by CHANGES and by a snapshot of ClickHouse, in any order:
// a revision that is known, or older than the known one, changes nothing.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { ChangeBatch, ChangeEntities, ChangeEntity, CiRevision } from '../../correlate/contract/change.ts'
import type { Activity, Incident } from '../../correlate/contract/incident.ts'
import type { MaintenanceWindow } from '../../correlate/contract/maintenance/window.ts'
import type { Problem } from '../../correlate/contract/problem.ts'
import type { Silence } from '../../correlate/contract/silence.ts'
import { atOnce, type Pausing } from '../../platform/pieces/pausing.ts'
import { AlertTable } from './alert-table.ts'
import { CiGraph } from './ci-graph.ts'
import { IncidentTable } from './incident-table.ts'
import { MAINTENANCE_RETENTION_MS, MaintenanceTable } from './maintenance-table.ts'
import { ProblemTable } from './problem-table.ts'
import { SILENCE_RETENTION_MS, SilenceTable } from './silence-table.ts'

/** Something that a screen may want to know. */
export type LiveChange =
  | { readonly topic: 'incident'; readonly entity: Incident }
  | { readonly topic: 'alert'; readonly entity: Alert }
  | { readonly topic: 'activity'; readonly entity: Activity }
  | { readonly topic: 'problem'; readonly entity: Problem }
  | { readonly topic: 'silence'; readonly entity: Silence }
  | { readonly topic: 'maintenance'; readonly entity: MaintenanceWindow }
  | { readonly topic: 'topology'; readonly entity: { readonly id: string; readonly version: string } }

/** Closed incidents and ended alerts stay this long. */
export const KEEP_ENDED_MS = 10 * 60_000

/** Takes in one item; a CMDB version that is complete takes time, and pauses. */
type Apply<Item> = (item: Item) => LiveChange | null | Pausing<LiveChange | null>

export class LiveView {
  readonly incidents = new IncidentTable()
  readonly alerts = new AlertTable()
  readonly silences = new SilenceTable()
  readonly problems = new ProblemTable()
  readonly graph = new CiGraph()
  readonly maintenance = new MaintenanceTable(this.graph)
  readonly #now: () => number
  readonly #apply: { readonly [E in ChangeEntity]: Apply<ChangeEntities[E]> | null }

  /** @param now wall clock, epoch ms */
  constructor(now: () => number = Date.now) {
    this.#now = now
    this.#apply = {
      alert: (entity) => (this.alerts.apply(entity, now()) ? { topic: 'alert', entity } : null),
      incident: (entity) => (this.incidents.apply(entity, now()) ? { topic: 'incident', entity } : null),
      activity: (entity) => ({ topic: 'activity', entity }),
      problem: (entity) => (this.problems.apply(entity) ? { topic: 'problem', entity } : null),
      silence: (entity) => (this.silences.apply(entity) ? { topic: 'silence', entity } : null),
      maintenance: (entity) => (this.maintenance.apply(entity) ? { topic: 'maintenance', entity } : null),
      ci: (revision) => this.#applyCi(revision),
      // History only; the outcomes of commands go to those who wait for them.
      decision: null,
      affinity: null,
      command: null,
      inventory: null,
      ci_history: null,
    }
  }

  /** Takes in one message of CHANGES. @returns what it changed */
  apply<E extends ChangeEntity>(batch: Pick<ChangeBatch<E>, 'entity' | 'items'>): LiveChange[] {
    return atOnce(this.applying(batch))
  }

  /** The same with pauses, which only a CMDB version that is complete needs. */
  *applying<E extends ChangeEntity>(batch: Pick<ChangeBatch<E>, 'entity' | 'items'>): Pausing<LiveChange[]> {
    const apply = this.#apply[batch.entity]
    const changes: LiveChange[] = []
    if (apply === null) return changes
    for (const item of batch.items) {
      const applied = apply(item)
      const change = applied !== null && Symbol.iterator in applied ? yield* applied : applied
      if (change !== null) changes.push(change)
    }
    return changes
  }

  *#applyCi(revision: CiRevision): Pausing<LiveChange | null> {
    const isSwitched = yield* this.graph.apply(revision)
    return isSwitched ? { topic: 'topology', entity: { id: 'topology', version: revision.version } } : null
  }

  /** Forgets what has ended a while ago. */
  sweep(): void {
    const now = this.#now()
    this.incidents.forgetClosed(now - KEEP_ENDED_MS)
    this.alerts.forgetEnded(now - KEEP_ENDED_MS, (id) => this.incidents.get(id) !== undefined)
    this.silences.forgetExpired(now - SILENCE_RETENTION_MS)
    this.maintenance.forgetOver(now - MAINTENANCE_RETENTION_MS)
  }
}
