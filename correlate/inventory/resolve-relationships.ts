// The relationships of the CMDB out of those of all sources: one for both ends of a cable and for all that name it; a weaker source takes none away.
import type { Relationship } from '../contract/ci.ts'
import type { SourceRef } from '../../ingest/contract/inventory-difference.ts'
import {
  recordRef,
  type InventoryState,
  type RecordRef,
  type RelationshipRecord,
  type SourceState,
} from './inventory-state.ts'
import { KEYS_ARE_IDS, rankOf } from './precedence.ts'
import { sourcesInOrder } from './units.ts'

/** What one record of one source says of a relationship. */
export interface RelationshipWord extends SourceRef {
  readonly record: RelationshipRecord
}

export interface ResolvedRelationship {
  /** By relationshipKey. */
  readonly key: string
  readonly relationship: Relationship
  /** Whose word it is; the first is believed. */
  readonly words: readonly RelationshipWord[]
}

export interface ResolvedRelationships {
  readonly relationships: readonly ResolvedRelationship[]
  /** In words; bounded by the caller. */
  readonly warnings: readonly string[]
}

/** Both ends of a cable give the same key. */
function relationshipKey({ from, to, type }: Pick<Relationship, 'from' | 'to' | 'type'>): string {
  const [a, b] = type === 'connectedTo' && to < from ? [to, from] : [from, to]
  return `${a} ${type} ${b}`
}

interface Line {
  readonly key: string
  readonly relationship: Relationship
}

/**
 * @param ids the CI that each record became
 */
export function resolveRelationships(
  state: InventoryState,
  ids: ReadonlyMap<RecordRef, string>,
): ResolvedRelationships {
  const known = new Set(ids.values())
  const lines: Line[] = []
  const words = new Map<string, RelationshipWord[]>()
  const warnings: string[] = []
  const sources = sourcesInOrder(state)
  for (const source of sources) {
    // A file means what it says, line by line: alone it gives the topology that it gave before there were other sources.
    const isVerbatim = source === sources[0] && source.source === 'file'
    for (const record of source.relationships.values()) {
      const relationship = translated(source, record, ids, known)
      if (typeof relationship === 'string') {
        warnings.push(relationship)
        continue
      }
      const key = relationshipKey(relationship)
      const said = words.get(key)
      const word = { source: source.source, instance: source.instance, record }
      if (said === undefined) words.set(key, [word])
      else said.push(word)
      if (said === undefined || isVerbatim) lines.push({ key, relationship })
    }
  }
  for (const said of words.values()) said.sort(compareWords)
  const denied = deniedKeys(lines, words, warnings)
  return {
    relationships: lines
      .filter(({ key }) => !denied.has(key))
      .map(({ key, relationship }) => {
        const said = words.get(key) ?? []
        return { key, relationship: withRedundancy(relationship, said), words: said }
      }),
    warnings,
  }
}

function compareWords(a: RelationshipWord, b: RelationshipWord): number {
  const missing = Number(a.record.missingSince !== null) - Number(b.record.missingSince !== null)
  return missing || rankOf('relationship', a.source) - rankOf('relationship', b.source)
}

/** With the CMDB's ids; in words when an end is nobody's. */
function translated(
  source: SourceState,
  { fact }: RelationshipRecord,
  ids: ReadonlyMap<RecordRef, string>,
  known: ReadonlySet<string>,
): Relationship | string {
  const [from, to] = [fact.from, fact.to].map((key) => {
    const own = ids.get(recordRef(source, key))
    if (own !== undefined) return own
    // Not one of its own CIs: it means one of the CMDB. Persons may write of CIs that are yet to come.
    return known.has(key) || KEYS_ARE_IDS.has(source.source) ? key : undefined
  })
  const words = `${fact.from} ${fact.type} ${fact.to} of ${source.source} ${source.instance}`
  if (from === undefined || to === undefined)
    return `${words}: there is no CI ${from === undefined ? fact.from : fact.to}`
  if (from === to && fact.from !== fact.to) return `${words}: both ends are CI ${from}`
  return { from, to, type: fact.type, ...(fact.redundancy === undefined ? {} : { redundancy: fact.redundancy }) }
}

/** The strongest source that knows of alternatives names them. */
function withRedundancy(relationship: Relationship, said: readonly RelationshipWord[]): Relationship {
  if (said.length < 2 || relationship.redundancy !== undefined) return relationship
  const redundancy = said.map(({ record }) => record.fact.redundancy).find((word) => word !== undefined)
  return redundancy === undefined ? relationship : { ...relationship, redundancy }
}

/** Of two sources that say which end needs which the other way round, the weaker's word does not count; it is told of. */
function deniedKeys(
  lines: readonly Line[],
  words: ReadonlyMap<string, readonly RelationshipWord[]>,
  warnings: string[],
): ReadonlySet<string> {
  const denied = new Set<string>()
  for (const { key, relationship } of lines) {
    if (relationship.type === 'connectedTo') continue
    const opposite = relationshipKey({ from: relationship.to, to: relationship.from, type: relationship.type })
    const [mine, theirs] = [words.get(key)?.[0], words.get(opposite)?.[0]]
    if (mine === undefined || theirs === undefined || compareWords(mine, theirs) <= 0 || denied.has(key)) continue
    denied.add(key)
    warnings.push(`${key} of ${mine.source} ${mine.instance}: ${theirs.source} ${theirs.instance} says the opposite`)
  }
  return denied
}
