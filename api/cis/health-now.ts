// What is left of each CI now, by its own alerts and by what it needs: the engine's reckoning (correlate/contract/cmdb-graph) on all live alerts.
import { ServiceEffects } from '../../correlate/contract/cmdb-graph/service-effect.ts'
import type { Health, ServiceEffect } from '../../correlate/contract/cmdb-graph/service-effect.ts'
import type { LiveView } from '../live/live-view.ts'

/** Reckons again only when an alert or the CMDB changed since. */
export class HealthNow {
  readonly #live: LiveView
  #effects: ServiceEffects | null = null
  #seen = ''

  constructor(live: LiveView) {
    this.#live = live
  }

  effects(): ServiceEffects {
    const { alerts, graph } = this.#live
    const seen = `${alerts.changes} ${graph.version}`
    if (this.#effects === null || seen !== this.#seen) {
      const hit = this.#hit()
      this.#effects = new ServiceEffects(
        (ci) => hit.get(ci) === 'down',
        (ci) => hit.has(ci),
      )
      this.#seen = seen
    }
    return this.#effects
  }

  /** ok for a CI that the CMDB does not have. */
  of(id: string): Health {
    const node = this.#live.graph.adjacency.nodes.get(id)
    return node === undefined ? 'ok' : this.effects().of(node)
  }

  /** CIs with an active alert that those who need them would feel, each with the worst of its alerts. */
  #hit(): Map<string, ServiceEffect> {
    const hit = new Map<string, ServiceEffect>()
    for (const { state, ci, effect } of this.#live.alerts.values()) {
      if (state !== 'active' || effect == null) continue
      if (effect === 'down' || !hit.has(ci.id)) hit.set(ci.id, effect)
    }
    return hit
  }
}
