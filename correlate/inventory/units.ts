// All records of all sources in the one order in which they are identified; those that a person joined come as one.
import { compareText } from './compare-text.ts'
import { identifiersOf, type Identifier } from './identifiers-of.ts'
import { recordRef, type CiRecord, type InventoryState, type RecordRef, type SourceState } from './inventory-state.ts'
import type { SourceRef } from '../../ingest/contract/inventory-difference.ts'
import { IDENTITY_ORDER, KEYS_ARE_IDS } from './precedence.ts'

/** One record of one source. */
export interface Member extends SourceRef {
  readonly ref: RecordRef
  readonly key: string
  readonly record: CiRecord
}

/** A record, or several that a person said are one. */
export interface Unit {
  readonly members: Member[]
  readonly identifiers: Identifier[]
}

/** The key of a source whose keys are ids is proof beyond any other. */
const ID_STRENGTH = 100

/** Sources by IDENTITY_ORDER, then by name; a file's records in the file's order, all others by key. */
export function sourcesInOrder(state: InventoryState): SourceState[] {
  const place = new Map(IDENTITY_ORDER.map((source, index) => [source, index]))
  return [...state.sources.values()].sort(
    (a, b) => (place.get(a.source) ?? 0) - (place.get(b.source) ?? 0) || compareText(a.instance, b.instance),
  )
}

export function unitsOf(state: InventoryState): Unit[] {
  const merged = mergedRefs(state)
  const units: Unit[] = []
  const byGroup = new Map<RecordRef, Unit>()
  for (const source of sourcesInOrder(state)) {
    for (const member of membersOf(source)) {
      const group = merged.get(member.ref)
      const known = group === undefined ? undefined : byGroup.get(group)
      if (known === undefined) {
        const unit = { members: [member], identifiers: identifiersOfMember(member) }
        units.push(unit)
        if (group !== undefined) byGroup.set(group, unit)
      } else {
        known.members.push(member)
        known.identifiers.push(...identifiersOfMember(member))
      }
    }
  }
  return units
}

function* membersOf({ source, instance, cis }: SourceState): Generator<Member> {
  const entries = [...cis]
  if (source !== 'file') entries.sort(([a], [b]) => compareText(a, b))
  for (const [key, record] of entries)
    yield { source, instance, key, record, ref: recordRef({ source, instance }, key) }
}

function identifiersOfMember({ source, key, record }: Member): Identifier[] {
  const identifiers = identifiersOf(record.fact)
  if (KEYS_ARE_IDS.has(source))
    identifiers.unshift({ identifier: 'id', strength: ID_STRENGTH, value: key, claim: `id ${key}` })
  return identifiers
}

/** Record -> the smallest record that decisions join it with, over any number of steps. */
function mergedRefs({ decisions }: InventoryState): ReadonlyMap<RecordRef, RecordRef> {
  const parent = new Map<RecordRef, RecordRef>()
  const rootOf = (ref: RecordRef): RecordRef => {
    const next = parent.get(ref)
    return next === undefined || next === ref ? ref : rootOf(next)
  }
  for (const { decision, a, b } of decisions) {
    if (decision !== 'merge') continue
    const [first, second] = [rootOf(a), rootOf(b)].sort(compareText)
    // Two of them.
    parent.set(second!, first!)
    if (!parent.has(first!)) parent.set(first!, first!)
  }
  return new Map([...parent.keys()].map((ref) => [ref, rootOf(ref)]))
}
