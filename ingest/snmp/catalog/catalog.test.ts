import { describe, expect, it } from 'vitest'
import type { CatalogEntry, CatalogMib } from './catalog-entry.ts'
import { canonicalOid, createCatalog } from './catalog.ts'
import { STANDARD_MIBS } from './standard-catalog.ts'

const entries = STANDARD_MIBS.flatMap(({ mib, notifications }) => notifications.map((entry) => ({ mib, entry })))

/** What the entry can do to its class. */
function effects(entry: CatalogEntry): { raises: boolean; clears: boolean } {
  const { kind } = entry
  if (typeof kind === 'string') return { raises: kind === 'raise', clears: kind === 'clear' }
  return { raises: kind.raise === 'others' || kind.raise.length > 0, clears: kind.clear.length > 0 }
}

const classesOf = (entry: CatalogEntry): string[] => [
  entry.eventClass,
  ...Object.values(entry.eventClassBy?.when ?? {}),
]

describe('the standard catalogue', () => {
  it('loads: no OID and no object twice, every rule refers to an object that is there', () => {
    expect(createCatalog(STANDARD_MIBS).size).toBe(entries.length)
    expect(entries.length, 'what issue 4 asks of the shipped catalogue').toBeGreaterThanOrEqual(200)
  })

  it('has a raise for every clear, and a clear or an end by itself for every raise', () => {
    const raised = new Set(
      entries.filter(({ entry }) => effects(entry).raises).flatMap(({ entry }) => classesOf(entry)),
    )
    const cleared = new Set(
      entries.filter(({ entry }) => effects(entry).clears).flatMap(({ entry }) => classesOf(entry)),
    )
    expect([...cleared].filter((name) => !raised.has(name))).toEqual([])
    const passing = new Set(
      entries.filter(({ entry }) => entry.lastsMinutes !== undefined).map(({ entry }) => entry.eventClass),
    )
    expect([...raised].filter((name) => !cleared.has(name) && !passing.has(name))).toEqual([])
    expect(
      [...passing].filter((name) => cleared.has(name)),
      'a lease on what is cleared anyway',
    ).toEqual([])
  })

  it('never raises and clears one class under different component names within one MIB', () => {
    for (const { mib, notifications } of STANDARD_MIBS) {
      const names = new Map<string, Set<string>>()
      for (const entry of notifications) {
        const { raises, clears } = effects(entry)
        if (!raises && !clears) continue
        const rules = new Set((entry.component ?? []).map(({ name }) => name))
        const before = names.get(entry.eventClass)
        if (before !== undefined) expect([...rules], `${mib} ${entry.name}`).toEqual([...before])
        names.set(entry.eventClass, rules)
      }
    }
  })

  it('gives clears the severity cleared, and others none', () => {
    const wrong = entries.filter(({ entry }) => (entry.kind === 'clear') !== (entry.severity === 'cleared'))
    expect(wrong.map(({ entry }) => entry.name)).toEqual([])
  })

  it('fills its summaries from labels that exist', () => {
    const known = new Set(STANDARD_MIBS.flatMap(({ objects }) => Object.keys(objects)).concat('component', 'part'))
    for (const { entry } of entries)
      for (const [, names = ''] of entry.summary.matchAll(/\{([^}]*)\}/g))
        for (const name of names.split('|')) expect(known, `${entry.name}: {${name}}`).toContain(name)
  })

  it('has OIDs in dotted numbers and names as identifiers', () => {
    for (const { entry } of entries) {
      if (entry.oid !== null) expect(entry.oid).toMatch(/^\d+(\.\d+){4,}$/)
      expect(entry.name).toMatch(/^[a-z][A-Za-z0-9]+$/)
      expect(entry.eventClass).toMatch(/^[a-z][A-Za-z0-9]+$/)
    }
  })
})

describe('createCatalog', () => {
  const mib = (change: Partial<CatalogMib>): CatalogMib => ({ mib: 'T-MIB', objects: {}, notifications: [], ...change })
  const entry: CatalogEntry = {
    oid: '1.3.6.1.4.1.1.0.7',
    name: 'seven',
    eventClass: 'seven',
    kind: 'notice',
    severity: 'minor',
    summary: 'seven',
  }

  it('finds a notification with and without the zero before its number', () => {
    const catalog = createCatalog([mib({ notifications: [entry] })])
    expect(catalog.notification('1.3.6.1.4.1.1.0.7')?.entry.name).toBe('seven')
    expect(catalog.notification('1.3.6.1.4.1.1.7')?.entry.name).toBe('seven')
    expect(catalog.notification('1.3.6.1.4.1.1.10.7')).toBeUndefined()
  })

  it('takes a varbind name apart: the longest known object, the rest is the instance', () => {
    const catalog = createCatalog([mib({ objects: { a: { oid: '1.3.6' }, b: { oid: '1.3.6.1.2' } } })])
    expect(catalog.object('1.3.6.1.2.10.0')).toMatchObject({ name: 'b', instance: '10.0' })
    expect(catalog.object('1.3.6.1')).toMatchObject({ name: 'a', instance: '1' })
    expect(catalog.object('1.3.60')).toBeUndefined()
  })

  it.each([
    [
      'the same notification',
      [mib({ notifications: [entry, { ...entry, oid: '1.3.6.1.4.1.1.7' }] })],
      /seven .* twice/,
    ],
    [
      'the same object',
      [mib({ objects: { a: { oid: '1.3' } } }), mib({ objects: { b: { oid: '1.3' } } })],
      /b is there twice/,
    ],
    [
      'a rule about nothing',
      [mib({ notifications: [{ ...entry, component: [{ name: 'x', from: ['nothing'] }] }] })],
      /seven refers to nothing/,
    ],
  ])('refuses %s', (_, mibs, message) => {
    expect(() => createCatalog(mibs)).toThrow(message)
  })

  it('drops a zero only before the last number', () => {
    expect(canonicalOid('1.0.8802.1.1.2.0.0.1')).toBe('1.0.8802.1.1.2.0.1')
    expect(canonicalOid('1.3.6.10.1')).toBe('1.3.6.10.1')
  })
})
