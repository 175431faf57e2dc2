// A revision and the history entries of the CIs that it changed.
import type { RelationshipDifference } from '../../ingest/contract/inventory-difference.ts'
import type { CiHistory, InventoryRevision, RevisionCause } from '../contract/inventory-revision.ts'
import type { Relationship } from '../contract/ci.ts'
import type { Held } from './apply-report.ts'
import { countDifference, type FullDifference } from './difference.ts'

export interface Revision {
  readonly revision: InventoryRevision
  readonly history: readonly CiHistory[]
}

/**
 * @param difference of the revision before and this one
 * @param when the revision's time and the inventory's beginning, epoch ms
 */
export function revisionOf(
  difference: FullDifference,
  after: Held,
  cause: RevisionCause,
  when: { readonly at: number; readonly epoch: number },
): Revision {
  const { cmdb } = after.inventory
  const head = {
    revision: after.state.revision,
    ...when,
    reason: cause.reason,
    source: cause.source,
    instance: cause.instance,
    actor: cause.actor,
    reportId: cause.reportId,
  }
  const cis = new Map(cmdb.cis.map((ci) => [ci.id, ci]))
  const changed = new Map(difference.cis.map((one) => [one.ci, one]))
  const moved = groupBy(difference.relationships, ({ from }) => from)
  const outgoing = groupBy<Relationship>(cmdb.relationships, ({ from }) => from)
  const history: CiHistory[] = []
  for (const id of new Set([...changed.keys(), ...moved.keys()])) {
    const change = changed.get(id)
    const ci = cis.get(id)
    const relationships: readonly RelationshipDifference[] = moved.get(id) ?? []
    if (ci === undefined && change === undefined) continue // a line about a CI that nobody knows
    history.push({
      ...head,
      ci: id,
      name: ci?.name ?? change?.name ?? id,
      type: ci?.type ?? change?.type ?? 'unknown',
      change: change?.change ?? 'changed',
      fields: change?.fields ?? [],
      relationships,
      after: ci === undefined ? null : { ci, relationships: outgoing.get(id) ?? [] },
    })
  }
  const total = { cis: cmdb.cis.length, relationships: cmdb.relationships.length }
  return { revision: { ...head, version: after.version, total, counts: countDifference(difference) }, history }
}

function groupBy<T>(list: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const of = groups.get(key(one))
    if (of === undefined) groups.set(key(one), [one])
    else of.push(one)
  }
  return groups
}
