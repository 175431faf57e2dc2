// Alerts in memory: the active ones, the members of incidents that are in memory, and ended ones for a little while.
import type { Alert } from '../../correlate/contract/alert.ts'
import { MultiMap } from './multi-map.ts'

export class AlertTable {
  readonly #byId = new Map<string, Alert>()
  readonly #byIncident = new MultiMap()
  readonly #byCi = new MultiMap()
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

  ofIncident(incidentId: string): Alert[] {
    return this.#resolve(this.#byIncident.get(incidentId))
  }

  ofCi(ciId: string): Alert[] {
    return this.#resolve(this.#byCi.get(ciId))
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
    this.#count(alert, -1)
  }

  #count(alert: Alert, by: 1 | -1): void {
    if (alert.state !== 'active') return
    this.#active += by
    if (alert.suppression !== null) this.#suppressed += by
  }

  #resolve(ids: ReadonlySet<string>): Alert[] {
    const alerts: Alert[] = []
    for (const id of ids) {
      const alert = this.#byId.get(id)
      if (alert !== undefined) alerts.push(alert)
    }
    return alerts
  }
}
