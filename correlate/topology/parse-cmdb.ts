// A CMDB file as text or object -> checked CIs and relationships, or every fault in it with its path. Never throws for what an operator wrote.
import { RELATIONSHIP_TYPES } from '../contract/ci.ts'
import type { Ci, CmdbFile, Relationship, RelationshipType } from '../contract/ci.ts'

export interface CmdbFault {
  /** Where, as in `cis[3].criticality`. Empty: the file as a whole. */
  readonly path: string
  readonly message: string
}

export type ParsedCmdb =
  { readonly ok: true; readonly cmdb: CmdbFile } | { readonly ok: false; readonly faults: readonly CmdbFault[] }

type Raw = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

/**
 * Reads a CMDB: JSON text or the object that YAML gave.
 * Relationships to CIs that the file does not have are no fault here: inventories are never complete, buildTopology lists them.
 */
export function parseCmdb(input: unknown): ParsedCmdb {
  let value = input
  if (typeof input === 'string') {
    try {
      value = JSON.parse(input)
    } catch (error) {
      return {
        ok: false,
        faults: [{ path: '', message: `not JSON: ${error instanceof Error ? error.message : String(error)}` }],
      }
    }
  }
  if (!isObject(value))
    return { ok: false, faults: [{ path: '', message: 'expected an object with cis and relationships' }] }
  const faults: CmdbFault[] = []
  const cis = readList(value['cis'], 'cis', faults, readCi)
  const relationships = readList(value['relationships'] ?? [], 'relationships', faults, readRelationship)
  const seen = new Set<string>()
  cis.forEach((ci) => {
    if (seen.has(ci.id)) faults.push({ path: 'cis', message: `id ${ci.id} is there twice` })
    seen.add(ci.id)
  })
  return faults.length > 0 ? { ok: false, faults } : { ok: true, cmdb: { cis, relationships } }
}

function readList<T>(
  value: unknown,
  path: string,
  faults: CmdbFault[],
  read: (item: Raw, path: string, faults: CmdbFault[]) => T | null,
): T[] {
  if (!Array.isArray(value)) {
    faults.push({ path, message: 'expected a list' })
    return []
  }
  const items: T[] = []
  value.forEach((item: unknown, index) => {
    const here = `${path}[${String(index)}]`
    if (!isObject(item)) {
      faults.push({ path: here, message: 'expected an object' })
      return
    }
    const made = read(item, here, faults)
    if (made !== null) items.push(made)
  })
  return items
}

function readCi(raw: Raw, path: string, faults: CmdbFault[]): Ci | null {
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
  for (const [key, value] of Object.entries({ name, site, owner, supportGroup })) {
    if (value !== undefined && typeof value !== 'string')
      faults.push({ path: `${path}.${key}`, message: 'expected a text' })
  }
  return {
    id,
    type: isText(type) ? type : 'unknown',
    name: isText(name) ? name : id,
    attributes,
    ...(isText(site) ? { site } : {}),
    ...(isCriticality(criticality) ? { criticality } : {}),
    ...(isText(owner) ? { owner } : {}),
    ...(isText(supportGroup) ? { supportGroup } : {}),
  }
}

function isCriticality(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 5
}

function readAttributes(value: unknown, path: string, faults: CmdbFault[]): Ci['attributes'] {
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

function isRelationshipType(value: unknown): value is RelationshipType {
  return RELATIONSHIP_TYPES.some((type) => type === value)
}

function readRelationship(raw: Raw, path: string, faults: CmdbFault[]): Relationship | null {
  const { from, to, type, redundancy } = raw
  const before = faults.length
  if (!isText(from)) faults.push({ path: `${path}.from`, message: 'expected a CI id' })
  if (!isText(to)) faults.push({ path: `${path}.to`, message: 'expected a CI id' })
  if (!isRelationshipType(type)) {
    faults.push({ path: `${path}.type`, message: `expected one of ${RELATIONSHIP_TYPES.join(', ')}` })
  }
  if (redundancy !== undefined && !isText(redundancy)) {
    faults.push({ path: `${path}.redundancy`, message: 'expected a non-empty text' })
  }
  if (faults.length > before || !isText(from) || !isText(to) || !isRelationshipType(type)) return null
  return { from, to, type, ...(isText(redundancy) ? { redundancy } : {}) }
}
