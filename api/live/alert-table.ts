// Alerts in memory: the active ones, the members of incidents that are in memory, and ended ones for a little while.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Pausing } from '../../platform/pieces/pausing.ts'
import { worstSeverity, type PerceivedSeverity } from '../../ingest/contract/severity.ts'
import { MultiMap } from './multi-map.ts'

/** Members looked up between two pauses: about half a millisecond. */
const STRIDE = 1_000

export class AlertTable {
  readonly #byId = new Map<string, Alert>()
  readonly #byIncident = new MultiMap()
  readonly #byCi = new MultiMap()
  /** Worst active alert of a CI, where it was asked for since an alert of the CI changed. */
  readonly #worstOfCi = new Map<string, PerceivedSeverity>()
  /** When the ended revision of an alert came to us: wall clock, epoch ms. */
  readonly #endedSince = new Map<string, number>()
  #active = 0
  #changes = 0
  #suppressed = 0

  get size(): number {
    return this.#byId.size
  }

  /** Rises with each change: what was reckoned from the alerts holds while it stays. */
  get changes(): number {
    return this.#changes
  }

  /** Active alerts, suppressed ones included. */
  get activeCount(): number {
    return this.#active
  }

  /** Active alerts that are held back. */
  get suppressedCount(): number {
    return this.#suppressed
  }

  get(id: string): Alert | undefined {
    return this.#byId.get(id)
  }

  values(): IterableIterator<Alert> {
    return this.#byId.values()
  }

  /** One after the other, for who needs a few of them. Not to be walked across a pause: changes would come in between. */
  *ofIncident(incidentId: string): Iterable<Alert> {
    for (const id of this.#byIncident.get(incidentId)) {
      const alert = this.#byId.get(id)
      if (alert !== undefined) yield alert
    }
  }

  /** All that are in it at the beginning and still at their turn, each as it is then: there may be 100,000. */
  *membersOf(incidentId: string): Pausing<Alert[]> {
    const members: Alert[] = []
    let looked = 0
    for (const id of [...this.#byIncident.get(incidentId)]) {
      const alert = this.#byId.get(id)
      if (alert?.membership?.incidentId === incidentId) members.push(alert)
      if (++looked % STRIDE === 0) yield
    }
    return members
  }

  ofCi(ciId: string): Alert[] {
    return [...this.#byCi.get(ciId)].flatMap((id) => this.#byId.get(id) ?? [])
  }

  /** Worst active alert of a CI; `cleared` when there is none. Drawings ask it of thousands of CIs. */
  worstOfCi(ciId: string): PerceivedSeverity {
    const known = this.#worstOfCi.get(ciId)
    if (known !== undefined) return known
    const ids = this.#byCi.get(ciId)
    let worst: PerceivedSeverity = 'cleared'
    // Nothing is kept of a CI without alerts: anybody may ask for any id.
    if (ids.size === 0) return worst
    for (const id of ids) {
      const alert = this.#byId.get(id)
      if (alert?.state === 'active') worst = worstSeverity(worst, alert.severity)
    }
    this.#worstOfCi.set(ciId, worst)
    return worst
  }

  /** @returns false when this revision, or a newer one, is known */
  apply(alert: Alert, now: number): boolean {
    const known = this.#byId.get(alert.id)
    if (known !== undefined && known.revision >= alert.revision) return false
    if (known !== undefined) this.#unlink(known)
    this.#byId.set(alert.id, alert)
    this.#changes += 1
    if (alert.membership !== null) this.#byIncident.add(alert.membership.incidentId, alert.id)
    this.#byCi.add(alert.ci.id, alert.id)
    this.#worstOfCi.delete(alert.ci.id)
    this.#count(alert, 1)
    if (alert.state === 'active') this.#endedSince.delete(alert.id)
    else if (!this.#endedSince.has(alert.id)) this.#endedSince.set(alert.id, now)
    return true
  }

  /** Forgets alerts that ended before `before`, unless `isKept` says that their incident still needs them. */
  forgetEnded(before: number, isKept: (incidentId: string) => boolean): void {
    for (const [id, since] of this.#endedSince) {
      if (since > before) break
      const alert = this.#byId.get(id)
      if (alert?.membership != null && isKept(alert.membership.incidentId)) continue
      this.#endedSince.delete(id)
      if (alert === undefined) continue
      this.#byId.delete(id)
      this.#unlink(alert)
    }
  }

  #unlink(alert: Alert): void {
    if (alert.membership !== null) this.#byIncident.delete(alert.membership.incidentId, alert.id)
    this.#byCi.delete(alert.ci.id, alert.id)
    this.#worstOfCi.delete(alert.ci.id)
    this.#count(alert, -1)
  }

  #count(alert: Alert, by: 1 | -1): void {
    if (alert.state !== 'active') return
    this.#active += by
    if (alert.suppression !== null) this.#suppressed += by
  }
}
