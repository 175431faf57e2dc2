// What must hold whatever the sources say.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RELATIONSHIP_TYPES, type InventoryReport } from '../../ingest/contract/inventory.ts'
import { buildTopology } from '../topology/build-topology.ts'
import { decodeInventory, encodeInventory } from '../runtime/inventory/encode-inventory.ts'
import { applyReport, hold, NOTHING_HELD } from './apply-report.ts'
import { countDifference, differenceOf } from './difference.ts'
import { after, T0 } from './inventory.test-support.ts'

/** Few values, so that sources often mean the same thing, or nearly. */
const word = fc.constantFrom('a', 'b', 'c', 'd')
const fact = fc.record(
  {
    key: word,
    name: word,
    type: fc.constantFrom('switch', 'host', 'service', 'unknown'),
    site: fc.constantFrom('hq', 'branch'),
    attributes: fc.record(
      { ip: word.map((w) => `10.0.0.${w.charCodeAt(0)}`), serial: word, hostname: word, owner: word },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['key', 'attributes'] },
)
const relationship = fc.record({ from: word, to: word, type: fc.constantFrom(...RELATIONSHIP_TYPES) })
const facts = fc.record({
  cis: fc.uniqueArray(fact, { selector: ({ key }) => key, maxLength: 4 }),
  relationships: fc.array(relationship, { maxLength: 4 }),
})
const SOURCES = ['file', 'csv', 'netbox', 'snmp', 'prometheus'] as const

/** One full report of each source. */
const oneOfEach = fc.tuple(...SOURCES.map(() => facts)).map((all) =>
  all.map((one, index): InventoryReport => ({
    id: `r${index}`,
    source: SOURCES[index] ?? 'file',
    instance: 'main',
    actor: 'system',
    at: T0 + index,
    scope: 'full',
    ...one,
  })),
)
/** What a report list leads to, ids apart: names of CIs depend on who came first. */
const groupsOf = (reports: readonly InventoryReport[]) =>
  [...after(reports).inventory.members.values()]
    .map((members) =>
      members
        .map(({ ref }) => ref)
        .sort()
        .join(' '),
    )
    .sort()

describe('the inventory', () => {
  it('groups records the same in whatever order the reports came', () => {
    fc.assert(
      fc.property(oneOfEach, fc.infiniteStream(fc.nat()), (reports, dice) => {
        const shuffled = [...reports].sort(() => (Number(dice.next().value) % 3) - 1)
        expect(groupsOf(shuffled)).toEqual(groupsOf(reports))
      }),
    )
  })

  it('loses nothing: each record is in exactly one CI, ids are unique, every fact is of its CI or a conflict', () => {
    fc.assert(
      fc.property(oneOfEach, (reports) => {
        const { inventory } = after(reports)
        const refs = [...inventory.members.values()].flat().map(({ ref }) => ref)
        expect([...refs].sort()).toEqual(reports.flatMap((r) => r.cis.map((ci) => `${r.source}/main/${ci.key}`)).sort())
        const ids = inventory.cmdb.cis.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        for (const [id, members] of inventory.members) {
          const explained = inventory.explain(id)
          for (const { record } of members) {
            if (record.fact.site === undefined) continue
            const others = explained?.conflicts.find(({ field }) => field === 'site')?.others ?? []
            const words = [explained?.ci.site, ...others.map(({ value }) => value)]
            expect(words).toContain(record.fact.site)
          }
        }
      }),
    )
  })

  it('keys of the file are the ids of their CIs, or lead there as aliases', () => {
    fc.assert(
      fc.property(oneOfEach, (reports) => {
        const { inventory } = after(reports)
        for (const { key } of reports[0]?.cis ?? []) expect(inventory.ids.get(`file/main/${key}`)).toBe(key)
      }),
    )
  })

  it('the same again => no revision; what is stored comes back the same', () => {
    fc.assert(
      fc.property(oneOfEach, (reports) => {
        const held = after(reports)
        for (const report of reports) {
          const again = applyReport(held, { ...report, id: `${report.id} again`, at: report.at + 100 }, 'apply')
          expect(again.answer).toMatchObject({ kind: 'done', result: { outcome: 'unchanged' } })
        }
        const stored = hold(decodeInventory(encodeInventory(held.state)))
        expect(stored.version).toBe(held.version)
        expect(stored.inventory.duplicates).toEqual(held.inventory.duplicates)
      }),
    )
  })

  it('a dry run tells what the report then does; sources are named by kind and instance alone', () => {
    fc.assert(
      fc.property(oneOfEach, ([first, second]) => {
        if (first === undefined || second === undefined) return
        const held = after([first])
        const dry = applyReport(held, second, 'dry_run').answer
        const done = applyReport(held, second, 'apply').answer
        if (dry.kind !== 'done' || done.kind !== 'done') throw new Error('refused')
        expect(dry.result).toEqual({ ...done.result, outcome: 'dry_run' })
        for (const { fields } of dry.result.difference.cis)
          for (const { by } of fields) expect(Object.keys(by)).toEqual(['source', 'instance'])
      }),
    )
  })

  it('differences count what the two CMDBs differ by, and the topology can be built', () => {
    fc.assert(
      fc.property(oneOfEach, (reports) => {
        const { inventory } = after(reports)
        const { cisAdded } = countDifference(
          differenceOf(NOTHING_HELD.inventory, inventory, { source: 'file', instance: 'x' }),
        )
        expect(cisAdded).toBe(inventory.cmdb.cis.length)
        expect(buildTopology(inventory.cmdb).size).toBe(inventory.cmdb.cis.length)
      }),
    )
  })
})
