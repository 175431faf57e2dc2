// What changed between two states of the CMDB, CI by CI and relationship by relationship, and whose word each change is.
import type {
  CiDifference,
  DifferenceCounts,
  FieldDifference,
  FieldValue,
  InventoryDifference,
  RelationshipDifference,
  SourceRef,
} from '../../ingest/contract/inventory-difference.ts'
import { DIFFERENCE_LIMIT } from '../../ingest/contract/inventory-difference.ts'
import type { Ci } from '../contract/ci.ts'
import { UNITED } from './precedence.ts'
import type { Inventory } from './reconcile.ts'
import { sameValue } from './resolve-fields.ts'
import type { ResolvedRelationship } from './resolve-relationships.ts'

export interface FullDifference {
  readonly cis: readonly CiDifference[]
  readonly relationships: readonly RelationshipDifference[]
}

/** What changed. The last argument is the source that spoke now: a change that no single record accounts for is its word. */
export function differenceOf(before: Inventory, after: Inventory, { source, instance }: SourceRef): FullDifference {
  const nobody = { source, instance }
  return { cis: ciDifferences(before, after, nobody), relationships: relationshipDifferences(before, after, nobody) }
}

function ciDifferences(before: Inventory, after: Inventory, nobody: SourceRef): CiDifference[] {
  const old = new Map(before.cmdb.cis.map((ci) => [ci.id, ci]))
  const differences: CiDifference[] = []
  for (const ci of after.cmdb.cis) {
    const was = old.get(ci.id)
    old.delete(ci.id)
    if (was !== undefined && JSON.stringify(was) === JSON.stringify(ci)) continue
    const by = after.explain(ci.id)?.by
    // What is united is of several sources: the one that spoke now made the change.
    const word = (field: string) => (UNITED.has(field) ? undefined : (by?.get(field) ?? gone(field)))
    const gone = (field: string) => (was === undefined ? undefined : before.explain(ci.id)?.by.get(field))
    const fields = fieldDifferences(was, ci, (field) => refOf(word(field)) ?? nobody)
    // The order of a list or of the attributes alone is no news.
    if (was !== undefined && fields.length === 0) continue
    differences.push({
      ci: ci.id,
      name: ci.name,
      type: ci.type,
      change: was === undefined ? 'added' : 'changed',
      fields,
    })
  }
  for (const { id, name, type } of old.values()) differences.push({ ci: id, name, type, change: 'gone', fields: [] })
  return differences
}

function fieldDifferences(was: Ci | undefined, is: Ci, by: (field: string) => SourceRef): FieldDifference[] {
  const [before, after] = [was === undefined ? new Map<string, FieldValue>() : valuesOf(was), valuesOf(is)]
  const fields: FieldDifference[] = []
  for (const field of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(field) ?? null, after.get(field) ?? null]
    if (!sameExactly(old, now)) fields.push({ field, before: old, after: now, by: by(field) })
  }
  return fields
}

/** Unlike two sources' words, two states of one field differ by case too. */
function sameExactly(a: FieldValue, b: FieldValue): boolean {
  if (a === null || b === null) return a === b
  return JSON.stringify(a) === JSON.stringify(b) || (typeof a === 'object' && sameValue(a, b))
}

function valuesOf(ci: Ci): Map<string, FieldValue> {
  const { id: _id, attributes, ...fields } = ci
  const values = new Map<string, FieldValue>(Object.entries(fields))
  for (const [name, value] of Object.entries(attributes)) values.set(`attributes.${name}`, value)
  return values
}

function relationshipDifferences(before: Inventory, after: Inventory, nobody: SourceRef): RelationshipDifference[] {
  const differences: RelationshipDifference[] = []
  for (const [key, now] of after.relationships) {
    const was = before.relationships.get(key)
    const [old, current] = [redundancyOf(was), redundancyOf(now)]
    if (was !== undefined && old === current) continue
    differences.push({
      ...endsOf(now),
      change: was === undefined ? 'added' : 'changed',
      before: old,
      after: current,
      by: refOf(now.words[0]) ?? nobody,
    })
  }
  for (const [key, was] of before.relationships) {
    if (after.relationships.has(key)) continue
    differences.push({
      ...endsOf(was),
      change: 'gone',
      before: redundancyOf(was),
      after: null,
      by: refOf(was.words[0]) ?? nobody,
    })
  }
  return differences
}

function endsOf({ relationship: { from, to, type } }: ResolvedRelationship) {
  return { from, to, type }
}

function redundancyOf(resolved: ResolvedRelationship | undefined): string | null {
  return resolved?.relationship.redundancy ?? null
}

function refOf(of: SourceRef | undefined): SourceRef | undefined {
  return of === undefined ? undefined : { source: of.source, instance: of.instance }
}

export function countDifference({ cis, relationships }: FullDifference): DifferenceCounts {
  const count = (list: readonly { readonly change: string }[], change: string) =>
    list.filter((one) => one.change === change).length
  return {
    cisAdded: count(cis, 'added'),
    cisChanged: count(cis, 'changed'),
    cisGone: count(cis, 'gone'),
    relationshipsAdded: count(relationships, 'added'),
    relationshipsChanged: count(relationships, 'changed'),
    relationshipsGone: count(relationships, 'gone'),
  }
}

export function bounded(difference: FullDifference): InventoryDifference {
  const { cis, relationships } = difference
  return {
    counts: countDifference(difference),
    cis: cis.slice(0, DIFFERENCE_LIMIT),
    relationships: relationships.slice(0, DIFFERENCE_LIMIT),
    truncated: cis.length > DIFFERENCE_LIMIT || relationships.length > DIFFERENCE_LIMIT,
  }
}
