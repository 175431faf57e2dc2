// A source's record -> the values that identify it, cleaned so that two sources' spellings of one value are equal.
import type { CiFact } from '../../ingest/contract/inventory.ts'
import { familyOf, IDENTIFICATION, type IdentifierRule, type TypeFamily } from './identification.ts'

export interface Identifier {
  readonly identifier: string
  readonly strength: number
  readonly value: string
  /** Both in one text: what is looked up. */
  readonly claim: string
}

/** Serial numbers and the like that vendors put where there is none. */
const NO_VALUE = new Set([
  '',
  '-',
  '0',
  'n/a',
  'na',
  'none',
  'null',
  'unknown',
  'default',
  'default string',
  'not specified',
  'system serial number',
  'to be filled by o.e.m.',
  'localhost',
  'localhost.localdomain',
])
/** Addresses that every machine has, or that mean nothing outside of one cable. */
const NOBODYS = /^(127\.|0\.0\.0\.0$|169\.254\.|::1?$|fe80:|ff[0-9a-f]{2}:)/
const ADDRESS = /^\d{1,3}(\.\d{1,3}){3}$|:.*:/

const byFamily = new Map<TypeFamily, readonly IdentifierRule[]>()
for (const family of ['equipment', 'pod', 'logical', 'unknown'] as const)
  byFamily.set(
    family,
    IDENTIFICATION.filter((rule) => rule.families.includes(family)),
  )

/** The identifying values of a record; none twice. */
export function identifiersOf(fact: CiFact): Identifier[] {
  const found: Identifier[] = []
  const seen = new Set<string>()
  for (const rule of byFamily.get(familyOf(fact.type)) ?? []) {
    for (const raw of rawValues(fact, rule)) {
      const value = cleaned(rule.identifier, raw, fact)
      if (value === null) continue
      const claim = `${rule.identifier} ${value}`
      if (seen.has(claim)) continue
      seen.add(claim)
      found.push({ identifier: rule.identifier, strength: rule.strength, value, claim })
    }
  }
  return found
}

function* rawValues(fact: CiFact, rule: IdentifierRule): Generator<string> {
  for (const attribute of rule.attributes) yield* textsOf(fact.attributes[attribute])
  // A scrape target is a name or an address with a port.
  if (rule.families.includes('equipment') && /name|^address$/.test(rule.identifier))
    for (const target of textsOf(fact.attributes['instance'])) yield target.replace(/:\d+$/, '').replace(/^\[|\]$/g, '')
  if (rule.name === true) yield fact.name ?? fact.key
}

function* textsOf(value: string | readonly string[] | undefined): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value !== undefined) yield* value
}

/** Null: the value identifies nothing. */
function cleaned(identifier: string, raw: string, fact: CiFact): string | null {
  const text = raw.trim().toLowerCase()
  if (NO_VALUE.has(text)) return null
  switch (identifier) {
    case 'engineId': {
      const digits = text.replace(/^0x/, '').replace(/[:\s]/g, '')
      return /^0*$/.test(digits) ? null : digits
    }
    case 'mac': {
      const digits = text.replace(/[^0-9a-f]/g, '')
      return digits.length !== 12 || /^(0+|f+)$/.test(digits) ? null : digits
    }
    case 'management address':
    case 'address': {
      const address = text.replace(/\/\d+$/, '')
      return ADDRESS.test(address) && !NOBODYS.test(address) ? address : null
    }
    case 'full name':
      return text.includes('.') && !ADDRESS.test(text) && !/\s/.test(text) ? text.replace(/\.$/, '') : null
    case 'name':
      return ADDRESS.test(text) ? null : (text.split('.', 1)[0] ?? null)
    case 'pod': {
      const [namespace] = textsOf(fact.attributes['k8sNamespace'])
      return text.includes('/') || namespace === undefined ? text : `${namespace.toLowerCase()}/${text}`
    }
    case 'name and type':
      return `${(fact.type ?? '').toLowerCase()} ${text}`
    default:
      return text
  }
}
