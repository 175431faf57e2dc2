// Incidents in memory: all that are not closed, and closed ones for a little while, so that a screen sees them end.
import type { Incident } from '../../correlate/contract/incident.ts'

export class IncidentTable {
  readonly #byId = new Map<string, Incident>()
  /** When the closed revision of an incident came to us: wall clock, epoch ms. */
  readonly #closedSince = new Map<string, number>()

  get size(): number {
    return this.#byId.size
  }

  get(id: string): Incident | undefined {
    return this.#byId.get(id)
  }

  values(): IterableIterator<Incident> {
    return this.#byId.values()
  }

  /** @returns false when this revision, or a newer one, is known */
  apply(incident: Incident, now: number): boolean {
    const known = this.#byId.get(incident.id)
    if (known !== undefined && known.revision >= incident.revision) return false
    this.#byId.set(incident.id, incident)
    if (incident.state === 'closed') this.#closedSince.set(incident.id, now)
    else this.#closedSince.delete(incident.id)
    return true
  }

  /** Forgets what was closed before `before`. @returns the ids that left */
  forgetClosed(before: number): readonly string[] {
    const left: string[] = []
    for (const [id, since] of this.#closedSince) {
      // Insertion order is the order of closing.
      if (since > before) break
      this.#closedSince.delete(id)
      this.#byId.delete(id)
      left.push(id)
    }
    return left
  }
}
