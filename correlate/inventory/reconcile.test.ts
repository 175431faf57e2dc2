import { describe, expect, it } from 'vitest'
import { parseCmdb } from '../topology/parse-cmdb.ts'
import { cmdbVersion } from '../topology/build-topology.ts'
import { cmdbFacts } from '../../ingest/contract/cmdb-facts.ts'
import { aFact, aReport, after, T0 } from './inventory.test-support.ts'
import { applyReport } from './apply-report.ts'
import { editCi, decidePair } from './edit.ts'
import { hold } from './apply-report.ts'
import { driftOf } from './drift.ts'
import { forgetMissing } from './take-report.ts'

const idsOf = (held: ReturnType<typeof after>) => held.inventory.cmdb.cis.map(({ id }) => id)
const ciOf = (held: ReturnType<typeof after>, id: string) => held.inventory.cmdb.cis.find((ci) => ci.id === id)

describe('a CMDB file alone', () => {
  it('gives exactly the CMDB that it gave without an inventory: ids, order, content hash, lines written twice', () => {
    const value = {
      cis: [
        { id: 'z', type: 'switch', name: 'Z', attributes: { ip: ['10.0.0.1'], hostname: 'z' }, site: 'hq', owner: 'o' },
        { id: 'a', attributes: {}, criticality: 3, supportGroup: 'g' },
        { id: 'same-name', name: 'Z', type: 'switch', attributes: { ip: '10.0.0.1' } },
      ],
      relationships: [
        { from: 'a', to: 'z', type: 'dependsOn', redundancy: 'r' },
        { from: 'z', to: 'a', type: 'dependsOn' },
        { from: 'a', to: 'z', type: 'connectedTo' },
        { from: 'z', to: 'a', type: 'connectedTo' },
        { from: 'a', to: 'nobody', type: 'runsOn' },
        { from: 'a', to: 'a', type: 'memberOf' },
        { from: 'a', to: 'z', type: 'dependsOn', redundancy: 'r' },
      ],
    }
    const [parsed, read] = [parseCmdb(value), cmdbFacts(value)]
    if (!parsed.ok || !read.ok) throw new Error('the fixture is wrong')
    const held = after([aReport({ source: 'file', instance: 'NOCTURNE_CMDB', ...read.facts })])
    expect(held.inventory.cmdb).toEqual(parsed.cmdb)
    expect(held.version).toBe(cmdbVersion(parsed.cmdb))
  })
})

describe('identification', () => {
  it.each([
    ['serial => one', { serial: 'FOC1' }, { serial: 'foc1' }, 1],
    ['engine id, spelt otherwise => one', { engineId: '0x80001F88' }, { engineId: '80001f88' }, 1],
    ['full name => one', { fqdn: 'sw1.example.net' }, { sysName: 'SW1.example.net.' }, 1],
    ['address => one', { ip: '10.1.1.1' }, { ip: ['10.1.1.1/24'] }, 1],
    ['loopback address => two', { ip: '127.0.0.1' }, { ip: '127.0.0.1' }, 2],
    ['name without its domain => one', { hostname: 'sw1' }, { hostname: 'sw1.example.net' }, 1],
    ['same name, other serial => two', { hostname: 'sw1', serial: 'A' }, { hostname: 'sw1', serial: 'B' }, 2],
    ['no serial number is none => two', { serial: 'N/A' }, { serial: 'n/a' }, 2],
  ])('%s', (_, one, other, expected) => {
    const held = after([
      aReport({ cis: [aFact('device:1', one, { name: 'x', type: 'switch' })] }),
      aReport({ source: 'snmp', cis: [aFact('k', other, { name: 'y', type: 'switch' })] }),
    ])
    expect(held.inventory.cmdb.cis).toHaveLength(expected)
  })

  it('one name at two sites => the site decides; without a site a person does', () => {
    const file = aReport({
      source: 'file',
      cis: [
        aFact('hq-sw1', { hostname: 'sw1' }, { site: 'hq' }),
        aFact('br-sw1', { hostname: 'sw1' }, { site: 'branch' }),
      ],
    })
    const sited = after([file, aReport({ cis: [aFact('1', { hostname: 'sw1' }, { site: 'Branch', name: 'sw1' })] })])
    expect(sited.inventory.members.get('br-sw1')?.map(({ source }) => source)).toEqual(['file', 'netbox'])
    const unsited = after([file, aReport({ cis: [aFact('1', { hostname: 'sw1' }, { name: 'sw1' })] })])
    expect(idsOf(unsited)).toEqual(['hq-sw1', 'br-sw1', 'sw1'])
    expect(unsited.inventory.duplicates.map(({ a, b, against }) => [a, b, against])).toEqual([
      ['br-sw1', 'sw1', 'several CIs match'],
      ['hq-sw1', 'sw1', 'several CIs match'],
    ])
  })

  it('decided: merged for good, kept apart for good, and taken apart again by the records', () => {
    const reports = [
      aReport({ source: 'file', cis: [aFact('a', { hostname: 'sw1', serial: 'A' })] }),
      aReport({ cis: [aFact('1', { hostname: 'sw1.example.net', serial: 'B' }, { name: 'sw1.example.net' })] }),
    ]
    const before = after(reports)
    const decide = (held: typeof before, a: string, b: string, decision: 'merge' | 'apart') => {
      const edited = decidePair(held.state, held.inventory, { a, b, decision, actor: 'me', at: T0 })
      if (!edited.ok) throw new Error(JSON.stringify(edited.faults))
      return hold(edited.state)
    }
    expect(idsOf(before)).toEqual(['a', 'sw1.example.net'])
    const merged = decide(before, 'a', 'sw1.example.net', 'merge')
    expect(idsOf(merged)).toEqual(['a'])
    expect(idsOf(after([aReport({ cis: [aFact('1', { serial: 'C' })] })], merged)), 'remembered').toEqual(['a'])
    const apart = decide(merged, 'file/main/a', 'netbox/main/1', 'apart')
    expect(idsOf(apart)).toHaveLength(2)
    expect(apart.inventory.duplicates).toEqual([])
  })

  it('a person decides wrongly => said, nothing done', () => {
    const { state, inventory } = after([aReport({ source: 'file', cis: [aFact('a')] })])
    const pair = { decision: 'merge', actor: 'me', at: T0 } as const
    expect(decidePair(state, inventory, { ...pair, a: 'a', b: 'x' })).toMatchObject({
      ok: false,
      faults: [{ path: 'b' }],
    })
    expect(decidePair(state, inventory, { ...pair, a: 'a', b: 'a' })).toMatchObject({ ok: false })
  })
})

describe('precedence', () => {
  const netbox = aReport({
    cis: [
      aFact(
        '1',
        { serial: 'S', sysName: 'old', model: 'guess' },
        { name: 'Core', owner: 'net', site: 'hq', type: 'switch' },
      ),
    ],
  })
  const snmp = aReport({
    source: 'snmp',
    cis: [aFact('1', { serial: 'S', sysName: 'new', interfaces: ['ifIndex=1'] }, { name: 'new', site: 'rack 3' })],
  })

  it('people for what is agreed, the device for what it knows of itself; other words are conflicts', () => {
    const held = after([netbox, snmp])
    expect(ciOf(held, 'core')).toMatchObject({
      name: 'Core',
      site: 'hq',
      owner: 'net',
      attributes: { sysName: 'new', model: 'guess' },
    })
    const conflicts = held.inventory.explain('core')?.conflicts
    expect(conflicts?.map(({ field, others }) => [field, others.map(({ value }) => value)])).toEqual([
      ['name', ['new']],
      ['site', ['rack 3']],
      ['attributes.sysName', ['old']],
    ])
  })

  it('by hand above all; taken back => the sources again', () => {
    const held = after([netbox, snmp])
    const edit = (from: typeof held, owner: string | null) => {
      const edited = editCi(from.state, from.inventory, { ci: 'core', edit: { owner }, actor: 'me', at: T0 })
      if (!edited.ok) throw new Error(JSON.stringify(edited.faults))
      return hold(edited.state)
    }
    const edited = edit(held, 'ann')
    expect(ciOf(edited, 'core')?.owner).toBe('ann')
    expect(ciOf(edit(edited, null), 'core')?.owner).toBe('net')
    expect(editCi(held.state, held.inventory, { ci: 'typo', edit: { owner: 'x' }, actor: 'me', at: T0 })).toMatchObject(
      {
        ok: false,
        faults: [{ path: 'type' }],
      },
    )
  })

  it('a weaker source adds no address that a stronger one says of another CI', () => {
    const file = aReport({
      source: 'file',
      cis: [aFact('a', { ip: '10.0.0.1', serial: 'A' }), aFact('b', { ip: '10.0.0.2' })],
    })
    const found = aReport({
      source: 'snmp',
      cis: [aFact('x', { serial: 'A', ip: ['10.0.0.1', '10.0.0.2', '10.0.0.3'] })],
    })
    expect(ciOf(after([file, found]), 'a')?.attributes['ip']).toEqual(['10.0.0.1', '10.0.0.3'])
  })
})

describe('relationships', () => {
  it('both ends of a cable, and two sources => one; the weaker takes none away', () => {
    const cis = [aFact('1', {}, { name: 'a' }), aFact('2', {}, { name: 'b' })]
    const netbox = aReport({ cis, relationships: [{ from: '1', to: '2', type: 'dependsOn', redundancy: 'uplink' }] })
    const snmp = aReport({
      source: 'snmp',
      cis,
      relationships: [
        { from: '1', to: '2', type: 'connectedTo', fromPort: 'Gi0/1', toPort: 'Gi0/2' },
        { from: '2', to: '1', type: 'connectedTo', fromPort: 'Gi0/2', toPort: 'Gi0/1' },
        { from: '2', to: '1', type: 'dependsOn' },
      ],
    })
    const held = after([netbox, snmp])
    expect(held.inventory.cmdb.relationships).toEqual([
      { from: 'a', to: 'b', type: 'dependsOn', redundancy: 'uplink' },
      { from: 'a', to: 'b', type: 'connectedTo' },
    ])
    expect(held.inventory.warnings).toEqual(['b dependsOn a of snmp main: netbox main says the opposite'])
    expect(after([aReport({ source: 'snmp', cis })], held).inventory.cmdb.relationships[0]?.type).toBe('dependsOn')
  })
})

describe('time', () => {
  it('left out by discovery => kept a week, then gone; left out of a file => gone', () => {
    const file = aReport({ source: 'file', cis: [aFact('f')] })
    const found = aReport({ source: 'snmp', cis: [aFact('s', {}, { name: 's' })], at: T0 })
    const held = after([file, found, aReport({ ...file, id: 'f2', cis: [] }), aReport({ source: 'snmp', at: T0 + 1 })])
    expect(idsOf(held)).toEqual(['s'])
    const week = 7 * 86_400_000
    expect(forgetMissing(held.state, T0 + week).forgotten).toBeNull()
    const { state, forgotten } = forgetMissing(held.state, T0 + 1 + week)
    expect(forgotten).toEqual({ source: 'snmp', instance: 'main' })
    expect(hold(state).inventory.cmdb.cis).toEqual([])
  })

  it('names change => ids stay', () => {
    const before = after([aReport({ cis: [aFact('1', {}, { name: 'old name' })] })])
    expect(idsOf(before)).toEqual(['old-name'])
    expect(idsOf(after([aReport({ cis: [aFact('1', {}, { name: 'new' })] })], before))).toEqual(['old-name'])
  })

  it('a full report older than one that is in => refused', () => {
    const held = after([aReport({ at: T0 + 10 })])
    expect(applyReport(held, aReport({ at: T0 }), 'apply').answer).toMatchObject({
      kind: 'refused',
      faults: [{ path: 'at' }],
    })
  })

  it('documented and not observed, observed and not documented', () => {
    const { inventory } = after([
      aReport({
        source: 'file',
        cis: [aFact('a', { ip: '10.0.0.1' }), aFact('b'), aFact('shop', {}, { type: 'service' })],
      }),
      aReport({ source: 'snmp', at: T0, cis: [aFact('x', { ip: '10.0.0.1' }), aFact('y', {}, { name: 'y' })] }),
    ])
    const { unseen, undocumented } = driftOf(inventory, T0)
    expect([unseen.map(({ ci }) => ci), undocumented.map(({ ci }) => ci)]).toEqual([['b'], ['y']])
    expect(driftOf(inventory, T0 + 1).unseen.map(({ ci, lastSeenAt }) => [ci, lastSeenAt])).toEqual([
      ['a', T0],
      ['b', null],
    ])
  })
})
