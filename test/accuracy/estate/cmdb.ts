// The CMDB that the engine gets: the estate with what inventories get wrong - edges nobody entered, hosts nobody entered, names that changed since.
import type { Ci, CmdbFile } from '../../../correlate/contract/ci.ts'
import { hash32 } from '../random.ts'
import type { Random } from '../random.ts'
import type { Estate, Role } from './estate.ts'

export interface CmdbFaults {
  /** Share of relationships that are missing. */
  readonly missingEdges: number
  /** Share of servers and staff PCs that are not in it. */
  readonly unmanaged: number
  /** Share of CIs whose host name there is an old one; the address is right. */
  readonly staleNames: number
}

export const USUAL_CMDB: CmdbFaults = { missingEdges: 0.01, unmanaged: 0.01, staleNames: 0.01 }
export const PERFECT_CMDB: CmdbFaults = { missingEdges: 0, unmanaged: 0, staleNames: 0 }

/** @param kept CIs that must be in it: the roots of faults, which could not be named otherwise */
export function cmdbOf(estate: Estate, faults: CmdbFaults, kept: ReadonlySet<string>, random: Random): CmdbFile {
  const cis: Ci[] = []
  const idOf = new Map<string, string>()
  for (const { ci: real, role } of estate.things.values()) {
    const ci = hasPortsListed(real, role) ? withPorts(estate, real) : real
    const mayBeMissing = (role === 'server' || role === 'workstation') && !kept.has(ci.id)
    const [missing, stale] = [random.chance(faults.unmanaged), random.chance(faults.staleNames)]
    if (mayBeMissing && missing) continue
    // Only what has an address can be found by it when its name changed.
    const entry = stale && ci.attributes['ip'] !== undefined && !kept.has(ci.id) ? renamed(ci, cis.length) : ci
    idOf.set(ci.id, entry.id)
    cis.push(entry)
  }
  const relationships = estate.relationships.flatMap((one) => {
    const [from, to] = [idOf.get(one.from), idOf.get(one.to)]
    const missing = random.chance(faults.missingEdges)
    return missing || from === undefined || to === undefined ? [] : [{ ...one, from, to }]
  })
  return { cis, relationships }
}

/** Inventories filled by discovery know the addresses of the ports of routers and switches, those filled by hand do not. */
function hasPortsListed({ id }: Ci, role: Role): boolean {
  return (role === 'router' || role === 'switch') && hash32(`discovered/${id}`) % 10 < 6
}

function withPorts(estate: Estate, ci: Ci): Ci {
  const ports = [...estate.cables(ci.id).values()].map((port) => estate.portAddress(ci.id, port))
  return { ...ci, attributes: { ...ci.attributes, ip: [ci.attributes['ip'] ?? [], ports].flat(2) } }
}

/** Nothing in the entry is a name that events carry today; its address is. */
function renamed(ci: Ci, number: number): Ci {
  const name = `old-${ci.name}`
  return { ...ci, id: `asset-${number}`, name, attributes: { ...ci.attributes, hostname: [name] } }
}
