// Where documentation and observation part: documented CIs that nothing observed, and observed ones that nobody documented.
import type { SourceRef } from '../../ingest/contract/inventory-difference.ts'
import type { Drift, DriftingCi } from '../../ingest/contract/inventory-view.ts'
import type { InventorySource } from '../../ingest/contract/inventory.ts'
import type { Ci } from '../contract/ci.ts'
import type { Inventory } from './reconcile.ts'
import type { Member } from './units.ts'

/** Sources that tell what is there, by looking; all others tell what ought to be there. */
const OBSERVING: ReadonlySet<InventorySource> = new Set(['snmp', 'kubernetes', 'prometheus'])
/** Nothing looks at these: a business service has no address. */
const NOT_OBSERVABLE = /\b(service|application|site|location|region|circuit|tenant|team)\b/i

/** @param since epoch ms */
export function driftOf({ cmdb, members }: Inventory, since: number): Drift {
  const unseen: DriftingCi[] = []
  const undocumented: DriftingCi[] = []
  for (const ci of cmdb.cis) {
    const of = members.get(ci.id) ?? []
    const lastSeenAt = lastObservation(of)
    if (of.every(({ source }) => OBSERVING.has(source))) {
      if (lastSeenAt !== null && lastSeenAt >= since) undocumented.push(drifting(ci, of, lastSeenAt))
    } else if ((lastSeenAt === null || lastSeenAt < since) && !NOT_OBSERVABLE.test(ci.type))
      unseen.push(drifting(ci, of, lastSeenAt))
  }
  return { unseen, undocumented }
}

function lastObservation(members: readonly Member[]): number | null {
  const times = members.filter(({ source }) => OBSERVING.has(source)).map(({ record }) => record.lastSeenAt)
  return times.length === 0 ? null : Math.max(...times)
}

function drifting({ id, name, type, site }: Ci, members: readonly Member[], lastSeenAt: number | null): DriftingCi {
  const sources = members.map(({ source, instance }): SourceRef => ({ source, instance }))
  return { ci: id, name, type, site: site ?? null, sources, lastSeenAt }
}
