// One CI out of its records: for each field the word of the source that is believed for it; other words are conflicts, kept and shown.
import type { FieldValue } from '../../ingest/contract/inventory-difference.ts'
import type { Ci } from '../contract/ci.ts'
import { rankOf, UNITED } from './precedence.ts'
import type { Member } from './units.ts'

/** What one record says of one field. */
export interface Word {
  readonly value: Exclude<FieldValue, null>
  readonly by: Member
}

export interface FieldConflict {
  readonly field: string
  readonly chosen: Word
  readonly others: readonly Word[]
}

export interface ResolvedCi {
  readonly ci: Ci
  /** Whose word each field is. */
  readonly by: ReadonlyMap<string, Member>
  readonly conflicts: readonly FieldConflict[]
}

/** Whether this CI may have a value of a united field that several CIs' records name. */
export type MayClaim = (field: string, value: string, by: Member) => boolean

/**
 * @param aliases former ids and keys that lead to the CI besides its own
 */
export function resolveFields(
  id: string,
  members: readonly Member[],
  aliases: readonly string[],
  mayClaim: MayClaim,
): ResolvedCi {
  const words = new Map<string, Word[]>()
  for (const by of members)
    for (const [field, value] of fieldsOf(by)) {
      const known = words.get(field)
      if (known === undefined) words.set(field, [{ value, by }])
      else known.push({ value, by })
    }
  const chosen = new Map<string, FieldValue>()
  const by = new Map<string, Member>()
  const conflicts: FieldConflict[] = []
  for (const [field, said] of words) {
    const [first, ...others] = said.length === 1 ? said : [...said].sort((a, b) => compareWords(field, a, b))
    if (first === undefined) continue
    by.set(field, first.by)
    if (UNITED.has(field)) {
      chosen.set(field, united(field, first, others, mayClaim))
      continue
    }
    chosen.set(field, first.value)
    const contrary = others.filter((other) => !sameValue(other.value, first.value))
    if (contrary.length > 0) conflicts.push({ field, chosen: first, others: contrary })
  }
  return { ci: ciOf(id, chosen, aliases), by, conflicts }
}

function* fieldsOf({ record: { fact } }: Member): Generator<[string, Exclude<FieldValue, null>]> {
  if (fact.type !== undefined && fact.type !== 'unknown') yield ['type', fact.type]
  if (fact.name !== undefined) yield ['name', fact.name]
  if (fact.site !== undefined) yield ['site', fact.site]
  if (fact.criticality !== undefined) yield ['criticality', fact.criticality]
  if (fact.owner !== undefined) yield ['owner', fact.owner]
  if (fact.supportGroup !== undefined) yield ['supportGroup', fact.supportGroup]
  for (const [name, value] of Object.entries(fact.attributes)) yield [`attributes.${name}`, value]
}

/** Believed first: named now before missing, then by the table. Between two of one kind the order of names decides, so that they do not take turns. */
function compareWords(field: string, a: Word, b: Word): number {
  const missing = Number(a.by.record.missingSince !== null) - Number(b.by.record.missingSince !== null)
  return missing || rankOf(field, a.by.source) - rankOf(field, b.by.source)
}

function united(field: string, first: Word, others: readonly Word[], mayClaim: MayClaim): FieldValue {
  const have = new Set(listOf(first.value).map((value) => value.toLowerCase()))
  const added: string[] = []
  for (const { value, by } of others) {
    if (by.record.missingSince !== null) continue
    for (const one of listOf(value)) {
      if (have.has(one.toLowerCase()) || !mayClaim(field, one, by)) continue
      have.add(one.toLowerCase())
      added.push(one)
    }
  }
  return added.length === 0 ? first.value : [...listOf(first.value), ...added]
}

export function listOf(value: Exclude<FieldValue, null>): readonly string[] {
  return typeof value === 'object' ? value : [String(value)]
}

/** A value and a list of it alone are the same word; so are texts that differ in case or the order of a list. */
export function sameValue(a: FieldValue, b: FieldValue): boolean {
  if (a === b) return true
  if (a === null || b === null) return false
  const [some, others] = [listOf(a), listOf(b)]
  if (some.length !== others.length) return false
  const fold = (list: readonly string[]) => list.map((text) => text.trim().toLowerCase()).sort()
  const [x, y] = [fold(some), fold(others)]
  return x.every((text, index) => text === y[index])
}

/** The order of the keys is that of the CMDB file: the version is a hash of the text. */
function ciOf(id: string, chosen: ReadonlyMap<string, FieldValue>, aliases: readonly string[]): Ci {
  const attributes: Record<string, string | readonly string[]> = {}
  for (const [field, value] of chosen) {
    // Values of attributes are texts or lists of them: fieldsOf.
    if (field.startsWith('attributes.')) attributes[field.slice('attributes.'.length)] = value as string | string[]
  }
  if (aliases.length > 0) {
    const known = attributes['aliases'] === undefined ? [] : listOf(attributes['aliases'])
    attributes['aliases'] = [...new Set([...known, ...aliases])]
  }
  const text = (field: string) => chosen.get(field) as string | undefined // fieldsOf
  const [site, owner, supportGroup] = [text('site'), text('owner'), text('supportGroup')]
  const criticality = chosen.get('criticality') as number | undefined // fieldsOf
  return {
    id,
    type: text('type') ?? 'unknown',
    name: text('name') ?? id,
    attributes,
    ...(site === undefined ? {} : { site }),
    ...(criticality === undefined ? {} : { criticality }),
    ...(owner === undefined ? {} : { owner }),
    ...(supportGroup === undefined ? {} : { supportGroup }),
  }
}
