// A small network from its agents to the report, and agents that do not keep to the standard.
import { afterEach, describe, expect, it } from 'vitest'
import { credentialsOf } from '../../ingest/discovery/network/credential.ts'
import type { DeviceFacts } from '../../ingest/discovery/read/device-facts.ts'
import { findingsOf, inventoryReport } from '../../ingest/discovery/report/inventory-report.ts'
import { ACCESS_1, ACCESS_2, CORE } from '../support/campus.ts'
import { discoverAt, factsAt } from '../support/discover-recording.ts'
import { startSnmpAgent, type AgentQuirks, type SnmpAgent } from '../support/snmp-agent.ts'
import { parseRecording } from '../support/snmp-recording.ts'

const CAMPUS = { core: parseRecording(CORE), access1: parseRecording(ACCESS_1), access2: parseRecording(ACCESS_2) }
const QUICK = { timeoutMs: 300, retries: 0 }
const agents: SnmpAgent[] = []
afterEach(() => Promise.all(agents.splice(0).map((agent) => agent.close())))

async function agent(quirks: AgentQuirks = {}): Promise<SnmpAgent> {
  const started = await startSnmpAgent(CAMPUS, quirks)
  agents.push(started)
  return started
}

async function campus(): Promise<DeviceFacts[]> {
  const { port } = await agent()
  const facts: DeviceFacts[] = []
  // All agents are on one address here: each device is given its own.
  for (const [index, name] of ['core', 'access1', 'access2'].entries())
    facts.push({ ...(await factsAt(port, name)), address: `198.51.100.${index + 1}` })
  return facts
}

const SUBJECT = { id: 'run-1', instance: 'default', actor: 'system', at: 0, scope: 'partial' } as const

describe('a small network', () => {
  it('has each link once, with the ports as the devices name them, whoever said it', async () => {
    const { links, devices, unpolled } = findingsOf(await campus())
    const names = new Map([
      ...devices.map(({ key, facts }) => [key, facts.sysName] as const),
      ...unpolled.map(({ key, name }) => [key, name] as const),
    ])
    expect(
      links.map((link) => [
        names.get(link.from),
        link.fromPort,
        link.toPort,
        names.get(link.to),
        link.protocols.join('+'),
        link.saidByBoth,
      ]),
    ).toEqual([
      ['core-1.example.net', 'Ethernet1/1', 'Gi0/49', 'acc-1', 'cdp+lldp', true],
      ['acc-2', 'Gi0/49', 'Ethernet1/2', 'core-1.example.net', 'lldp', false],
      ['acc-1', 'Gi0/2', 'P1', 'SEP00bb00000010', 'lldp', false],
      ['acc-1', 'Gi0/50', 'ge-0/0/25', 'annex-sw', 'lldp', false],
    ])
  })

  it('is reported with types, serials, interfaces, and what was not asked marked as such', async () => {
    const report = inventoryReport(findingsOf(await campus()), SUBJECT)
    const ci = (name: string) => report.cis.find((one) => one.name === name)
    expect(ci('core-1.example.net')).toMatchObject({
      key: 'mac:00:aa:00:00:00:01',
      type: 'switch',
      attributes: { ip: ['198.51.100.1'], serial: ['SSI000001'], model: 'N5K-C5548UP', os: 'NX-OS', polled: 'yes' },
    })
    expect(ci('acc-1')?.attributes['interfaces']).toContain(
      'ifIndex=10101;ifName=Gi0/1;ifAlias=payroll server;ifDescr=GigabitEthernet0/1;mac=00:aa:00:00:00:21',
    )
    expect(ci('annex-sw')).toMatchObject({
      key: 'mac:00:bb:00:00:00:09',
      type: 'switch',
      attributes: { seenBy: ['lldp'] },
    })
    expect(ci('annex-sw')?.attributes['polled']).toBeUndefined()
    expect(ci('SEP00bb00000010')?.type).toBe('phone')
    const keys = new Set(report.cis.map((one) => one.key))
    expect(report.relationships.filter(({ from, to }) => !keys.has(from) || !keys.has(to))).toEqual([])
  })

  it('has the silent server at its port, with the address that the core has resolved, and nobody behind the uplink', async () => {
    const { hosts } = findingsOf(await campus())
    expect(hosts).toEqual([
      {
        key: 'mac:00:cc:00:00:00:77',
        mac: '00:cc:00:00:00:77',
        addresses: ['198.51.100.77'],
        switchKey: 'mac:00:aa:00:00:00:02',
        port: 'Gi0/1',
      },
    ])
  })

  it('gives the same report in whatever order its devices answered', async () => {
    const facts = await campus()
    const report = inventoryReport(findingsOf(facts), SUBJECT)
    expect(inventoryReport(findingsOf([...facts].reverse()), SUBJECT)).toEqual(report)
  })

  it('takes two addresses of one device as one device', async () => {
    const facts = await campus()
    const [core] = facts
    if (core === undefined) throw new Error('no core')
    const { devices } = findingsOf([...facts, { ...core, address: '203.0.113.1' }])
    expect(devices).toHaveLength(3)
    expect(devices[0]?.facts.addresses).toContain('203.0.113.1')
  })
})

describe('an agent', () => {
  const LINKS = ['acc-1']
  const read = async (quirks: AgentQuirks, community = 'core') => {
    const { port } = await agent(quirks)
    const outcome = await discoverAt(port, credentialsOf([], [community]), QUICK)
    if (outcome.kind === 'failed') return outcome
    const names = [...(outcome.walk.columns.get('lldpRemSysName')?.values() ?? [])].map(String)
    return { names, credential: outcome.walk.credential, gaps: outcome.walk.gaps }
  }

  it('that gives no answer to GETBULK is read by GETNEXT', async () => {
    expect(await read({ noBulk: true })).toEqual({ names: LINKS, credential: 'v2c community 1', gaps: [] })
  })
  it('that speaks v1 only is read by v1', async () => {
    expect(await read({ v1Only: true })).toEqual({ names: LINKS, credential: 'v1 community 1', gaps: [] })
  })
  it('that never comes to an end is left, and what it said before is kept', async () => {
    const found = await read({ circular: true })
    expect(found).toMatchObject({ names: LINKS })
  })
  it('that does not know the community gives no answer, and that is said', async () => {
    expect(await read({}, 'wrong')).toMatchObject({ kind: 'failed', fault: 'no_answer' })
  })

  it('is read as far as its rows and its time go', async () => {
    const { port } = await agent()
    const few = await factsAt(port, 'access1', { ...QUICK, rowsPerColumn: 2 })
    expect(few.gaps).toContainEqual({ stage: 'interfaces', reason: 'row_limit', detail: 'ifDescr: more than 2 rows' })
    expect(few.interfaces.map(({ name }) => name)).toContain('Gi0/1')
    const none = await factsAt(port, 'access1', { ...QUICK, deviceTimeMs: -1 })
    expect(none.gaps.map(({ reason }) => reason)).toEqual(['time_limit'])
    expect(none.sysName).toBe('acc-1')
  })
})

describe('devices that share what should tell them apart', () => {
  it('have keys of their own, and what could be either of them is neither', async () => {
    const facts = (await campus()).map((one) => ({ ...one, sysName: 'switch', lldpName: 'switch', chassisIds: [] }))
    const seen = facts.map((one) => ({
      ...one,
      neighbours: one.neighbours.map((neighbour) => ({ ...neighbour, sysName: 'switch', chassisId: '', portId: '' })),
    }))
    const report = inventoryReport(findingsOf(seen), SUBJECT)
    const keys = report.cis.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain('name:switch')
    // Each cable's end is a thing of its own.
    expect(keys.filter((key) => key.startsWith('port:'))).not.toEqual([])
  })
})
