// An event's resource -> its place in the CMDB: the CI that its sender names, else the one that its hints mean, else one made for it.
import type { EventResource } from '../../ingest/contract/event.ts'
import type { Ci, CiRef } from '../contract/ci.ts'
import type { HintIndex } from './hint-index.ts'
import { PortIndex } from './ports.ts'
import { resolveHints } from './resolve-hints.ts'
import type { Place } from './topology.ts'
import { unmanagedRef } from './unmanaged-ci.ts'

export function placeFinder(
  hints: HintIndex,
  ciOf: (id: string) => Ci | undefined,
): (resource: EventResource) => Place {
  const ports = new PortIndex()
  const partOf = (ci: Ci | null, component: string | undefined): string | undefined =>
    component === undefined ? undefined : ports.component(ci, component)

  return (resource) => {
    const { ci: id, hints: given, component } = resource
    if (id !== undefined && id !== '') {
      const ci = ciOf(id) ?? null
      return { ci: ci === null ? unmanagedRef(resource) : managedRef(ci), component: partOf(ci, component) }
    }
    if (given === undefined) return { ci: null, component }
    const { ci, pod, contested } = resolveHints(hints, given)
    if (ci === null) {
      const made = unmanagedRef(resource)
      return {
        ci: made === null || contested.length === 0 ? made : { ...made, contested },
        component: partOf(null, component),
      }
    }
    const part = partOf(ci, component)
    // Two pods of one deployment stay two.
    if (pod !== null) return { ci: managedRef(ci), component: part === undefined ? `pod=${pod}` : `pod=${pod},${part}` }
    return { ci: managedRef(ci), component: part }
  }
}

function managedRef({ id, name, type }: Ci): CiRef {
  return { id, name, type, managed: true }
}
