// Which business services an incident takes down or degrades, with redundancy taken into account.
import type { AffectedService } from '../../contract/incident.ts'
import type { Topology } from '../../topology/topology.ts'
import type { Policy } from '../policy.ts'

/** Services looked at: beyond it nobody reads the list, and the critical ones are long in it. */
const MAX_EVALUATED = 500

export interface Damage {
  /** CIs with active alerts in the incident. */
  readonly alerting: readonly string[]
  readonly isDown: (ci: string) => boolean
  readonly isImpaired: (ci: string) => boolean
}

export function affectedServices(topology: Topology, damage: Damage, policy: Policy): AffectedService[] {
  const ids = new Set<string>()
  for (const ci of damage.alerting) {
    for (const service of topology.services(ci)) {
      if (ids.size < MAX_EVALUATED) ids.add(service)
    }
  }
  const effects = topology.effects([...ids], damage.isDown, damage.isImpaired)
  const services: AffectedService[] = []
  for (const [id, effect] of effects) {
    const ci = topology.ci(id)
    const criticality = ci?.criticality ?? policy.priority.defaultCriticality
    services.push({ ci: id, name: ci?.name ?? id, criticality, effect })
  }
  return services
}

/** Both lists as one, each service with its worst effect: what was hit during the incident stays named. */
export function mergeServices(
  before: readonly AffectedService[],
  now: readonly AffectedService[],
  limit: number,
): AffectedService[] {
  const merged = new Map(before.map((service) => [service.ci, service]))
  for (const service of now) {
    if (merged.get(service.ci)?.effect !== 'down') merged.set(service.ci, service)
  }
  return [...merged.values()]
    .sort(
      (a, b) =>
        (a.effect === b.effect ? 0 : a.effect === 'down' ? -1 : 1) ||
        b.criticality - a.criticality ||
        (a.ci < b.ci ? -1 : 1),
    )
    .slice(0, limit)
}
