// The inventory as people look at it: its sources, and how one CI came about.
import type {
  CiOrigin,
  DecidedPair,
  InventorySummary,
  Seen,
  SourceSummary,
} from '../../ingest/contract/inventory-view.ts'
import type { SourceRef } from '../../ingest/contract/inventory-difference.ts'
import type { Held } from './apply-report.ts'
import { sourceName, type Sighting } from './inventory-state.ts'

export function summaryOf({ state, inventory, version }: Held): InventorySummary {
  const onlyHere = new Map<string, number>()
  for (const members of inventory.members.values()) {
    const names = new Set(members.map(sourceName))
    const [only] = names
    if (names.size === 1 && only !== undefined) onlyHere.set(only, (onlyHere.get(only) ?? 0) + 1)
  }
  return {
    revision: state.revision,
    version,
    total: { cis: inventory.cmdb.cis.length, relationships: inventory.cmdb.relationships.length },
    conflicts: inventory.conflicts,
    duplicates: inventory.duplicates.length,
    sources: [...state.sources.values()].map((source): SourceSummary => {
      const { cis, relationships, ...rest } = source
      let missing = 0
      for (const record of cis.values()) if (record.missingSince !== null) missing += 1
      const only = onlyHere.get(sourceName(source)) ?? 0
      return { ...rest, cis: cis.size, relationships: relationships.size, missing, onlyHere: only }
    }),
  }
}

/** Null: there is no such CI. */
export function originOf({ inventory }: Held, ci: string): CiOrigin | null {
  const [members, resolved] = [inventory.members.get(ci), inventory.explain(ci)]
  if (members === undefined || resolved === undefined) return null
  const others = new Map(resolved.conflicts.map((conflict) => [conflict.field, conflict.others]))
  const values = new Map<string, string | number | readonly string[]>(Object.entries(resolved.ci.attributes))
  const { id: _id, attributes: _attributes, ...plain } = resolved.ci
  const valueOf = (field: string) =>
    field.startsWith('attributes.')
      ? (values.get(field.slice('attributes.'.length)) ?? null)
      : (new Map<string, string | number>(Object.entries(plain)).get(field) ?? null)
  return {
    ci,
    records: members.map((member) => ({ ...seen(member, member.record), key: member.key })),
    fields: [...resolved.by].map(([field, by]) => ({
      field,
      value: valueOf(field),
      by: { source: by.source, instance: by.instance },
      others: (others.get(field) ?? []).map(({ value, by: { source, instance } }) => ({ source, instance, value })),
    })),
    relationships: [...inventory.relationships.values()]
      .filter(({ relationship: { from, to } }) => from === ci || to === ci)
      .map(({ relationship: { from, to, type }, words }) => ({
        from,
        to,
        type,
        said: words.map((word) => {
          const { fromPort, toPort } = word.record.fact
          return {
            ...seen(word, word.record),
            ...(fromPort === undefined ? {} : { fromPort }),
            ...(toPort === undefined ? {} : { toPort }),
          }
        }),
      })),
  }
}

function seen({ source, instance }: SourceRef, { firstSeenAt, lastSeenAt, missingSince }: Sighting): Seen {
  return { source, instance, firstSeenAt, lastSeenAt, missingSince }
}

/** Newest first. */
export function decidedPairs({ state, inventory }: Held): DecidedPair[] {
  const of = (record: string) => ({ record, ci: inventory.ids.get(record) ?? null })
  return [...state.decisions].reverse().map(({ a, b, ...rest }) => ({ ...rest, a: of(a), b: of(b) }))
}
