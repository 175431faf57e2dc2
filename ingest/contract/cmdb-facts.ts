// The rules of a CMDB file (DESIGN §2): its value -> facts, or every fault with its path. One set of rules for the file that the engine
// loads at start and for a file that is imported. Never throws for what an operator wrote.
import { RELATIONSHIP_TYPES } from './inventory.ts'
import type { CiFact, InventoryFacts, InventoryFault, RelationshipFact, RelationshipType } from './inventory.ts'

export type CmdbFacts =
  | { readonly ok: true; readonly facts: InventoryFacts }
  | { readonly ok: false; readonly faults: readonly InventoryFault[] }

type Raw = Readonly<Record<string, unknown>>
type Items<T> = readonly { readonly made: T; readonly path: string }[]

const RELATIONSHIP_TEXTS = ['redundancy', 'fromPort', 'toPort'] as const

/**
 * Reads the value of a CMDB file; the id of a CI is its key.
 * Relationships to CIs that the file does not have are no fault here: inventories are never complete, the topology lists them.
 */
export function cmdbFacts(value: unknown): CmdbFacts {
  if (!isObject(value))
    return { ok: false, faults: [{ path: '', message: 'expected an object with cis and relationships' }] }
  const faults: InventoryFault[] = []
  const cis = readList(value['cis'], 'cis', faults, readCi)
  const relationships = readList(value['relationships'] ?? [], 'relationships', faults, readRelationship)
  const seen = new Map<string, string>()
  for (const { made, path } of cis) {
    const first = seen.get(made.key)
    if (first === undefined) seen.set(made.key, path)
    else faults.push({ path: `${path}.id`, message: `id ${made.key} is there twice, first in ${first}` })
  }
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, facts: { cis: cis.map(({ made }) => made), relationships: relationships.map(({ made }) => made) } }
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function readList<T>(
  value: unknown,
  path: string,
  faults: InventoryFault[],
  read: (item: Raw, path: string, faults: InventoryFault[]) => T | null,
): Items<T> {
  if (!Array.isArray(value)) {
    faults.push({ path, message: 'expected a list' })
    return []
  }
  const items: { made: T; path: string }[] = []
  value.forEach((item: unknown, index) => {
    const here = `${path}[${String(index)}]`
    if (!isObject(item)) {
      faults.push({ path: here, message: 'expected an object' })
      return
    }
    const made = read(item, here, faults)
    if (made !== null) items.push({ made, path: here })
  })
  return items
}

function readCi(raw: Raw, path: string, faults: InventoryFault[]): CiFact | null {
  const { id, type, name, site, criticality, owner, supportGroup } = raw
  const attributes = readAttributes(raw['attributes'], `${path}.attributes`, faults)
  if (!isText(id)) {
    faults.push({ path: `${path}.id`, message: 'expected a non-empty text' })
    return null
  }
  if (type !== undefined && !isText(type)) faults.push({ path: `${path}.type`, message: 'expected a non-empty text' })
  if (criticality !== undefined && !isCriticality(criticality)) {
    faults.push({ path: `${path}.criticality`, message: 'expected a whole number from 1 to 5' })
  }
  for (const [key, text] of Object.entries({ name, site, owner, supportGroup })) {
    if (text !== undefined && typeof text !== 'string')
      faults.push({ path: `${path}.${key}`, message: 'expected a text' })
  }
  return {
    key: id,
    ...(isText(type) ? { type } : {}),
    ...(isText(name) ? { name } : {}),
    attributes,
    ...(isText(site) ? { site } : {}),
    ...(isCriticality(criticality) ? { criticality } : {}),
    ...(isText(owner) ? { owner } : {}),
    ...(isText(supportGroup) ? { supportGroup } : {}),
  }
}

/** 1 (least) to 5 (most). */
export function isCriticality(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5
}

function readAttributes(value: unknown, path: string, faults: InventoryFault[]): CiFact['attributes'] {
  if (value === undefined) return {}
  if (!isObject(value)) {
    faults.push({ path, message: 'expected an object' })
    return {}
  }
  const attributes: Record<string, string | string[]> = {}
  for (const [key, item] of Object.entries(value)) {
    if (typeof item === 'string') attributes[key] = item
    else if (typeof item === 'number' || typeof item === 'boolean') attributes[key] = String(item)
    else if (Array.isArray(item) && item.every((one) => typeof one === 'string')) attributes[key] = item
    else faults.push({ path: `${path}.${key}`, message: 'expected a text or a list of texts' })
  }
  return attributes
}

/** Whether a word is one of the relationship types. */
export function isRelationshipType(value: unknown): value is RelationshipType {
  return RELATIONSHIP_TYPES.some((type) => type === value)
}

function readRelationship(raw: Raw, path: string, faults: InventoryFault[]): RelationshipFact | null {
  const { from, to, type } = raw
  const before = faults.length
  if (!isText(from)) faults.push({ path: `${path}.from`, message: 'expected a CI id' })
  if (!isText(to)) faults.push({ path: `${path}.to`, message: 'expected a CI id' })
  if (!isRelationshipType(type)) {
    faults.push({ path: `${path}.type`, message: `expected one of ${RELATIONSHIP_TYPES.join(', ')}` })
  }
  const texts: Partial<Record<(typeof RELATIONSHIP_TEXTS)[number], string>> = {}
  for (const key of RELATIONSHIP_TEXTS) {
    const text = raw[key]
    if (isText(text)) texts[key] = text
    else if (text !== undefined) faults.push({ path: `${path}.${key}`, message: 'expected a non-empty text' })
  }
  if (faults.length > before || !isText(from) || !isText(to) || !isRelationshipType(type)) return null
  return { from, to, type, ...texts }
}
