// Real devices, recorded by others (../shared/fixtures), discovered through a real agent on loopback: every link that is expected of them, and no
// walk with an error. Prints found / expected of each device.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentialsOf } from '../../ingest/discovery/network/credential.ts'
import { DISCOVERY_POLICY } from '../../ingest/discovery/network/discovery-policy.ts'
import { deviceFacts } from '../../ingest/discovery/read/device-facts.ts'
import { discoverAt, factsAt } from '../support/discover-recording.ts'
import {
  expectedLinks,
  LLDP_FIXTURES,
  missingLinks,
  recordedDevices,
  type ExpectedLink,
} from '../support/expected-links.ts'
import { startSnmpAgent, type SnmpAgent } from '../support/snmp-agent.ts'
import { readRecording } from '../support/snmp-recording.ts'
import { SNMPSIM_USER, startSnmpsim, type Snmpsim } from '../support/snmpsim.ts'
import { missingTools } from '../support/tool.ts'

const WALKS = fileURLToPath(new URL('../../../shared/fixtures/snmpsim-data/data', import.meta.url))
const DEVICES = recordedDevices()
const noDevices = DEVICES.length > 0 ? '' : ' (skipped: no ../shared/fixtures/librenms-snmp)'
const noWalks = existsSync(WALKS) ? missingTools('bzip2') : ' (skipped: no ../shared/fixtures/snmpsim-data)'
const noSimulator = noDevices === '' ? missingTools('snmpsimd') : noDevices

/** The simulator takes most of a minute for all devices: packed recordings of up to 25 kB, and SR OS; all of them with SNMPSIM_ALL=1. */
const SIMULATED = DEVICES.filter(
  (device) =>
    process.env['SNMPSIM_ALL'] === '1' ||
    device === 'timos_ixr' ||
    statSync(join(LLDP_FIXTURES, `${device}.snmprec.gz`)).size < 25_000,
)

/** Discovers devices and says what is missing. */
async function missingOn(
  devices: readonly string[],
  portOf: (device: string) => Promise<number>,
): Promise<Record<string, ExpectedLink[]>> {
  const missing: Record<string, ExpectedLink[]> = {}
  let [found, expected] = [0, 0]
  for (const device of devices) {
    const { neighbours, gaps } = await factsAt(await portOf(device), device)
    const links = expectedLinks(device)
    const lost = missingLinks(links, neighbours)
    if (lost.length > 0) missing[device] = lost
    expected += links.length
    found += links.length - lost.length
    process.stdout.write(
      `${device.padEnd(28)} ${links.length - lost.length}/${links.length} of ${neighbours.length} neighbours\n`,
    )
    expect(gaps, `${device} was not read to its end`).toEqual([])
  }
  process.stdout.write(`${'all'.padEnd(28)} ${found}/${expected}\n`)
  return missing
}

describe.skipIf(noDevices !== '')(`recorded devices over an agent of our own${noDevices}`, () => {
  const agents: SnmpAgent[] = []
  afterAll(() => Promise.all(agents.map((agent) => agent.close())))

  it('have all expected links: local port, remote name, remote port, protocol', { timeout: 300_000 }, async () => {
    const missing = await missingOn(DEVICES, async (device) => {
      const agent = await startSnmpAgent({ [device]: readRecording(join(LLDP_FIXTURES, `${device}.snmprec.gz`)) })
      agents.push(agent)
      return agent.port
    })
    expect(missing).toEqual({})
  })
})

describe.skipIf(noSimulator !== '')(`recorded devices over snmpsim${noSimulator}`, () => {
  let simulator: Snmpsim
  beforeAll(async () => {
    const files = SIMULATED.map((device) => [device, join(LLDP_FIXTURES, `${device}.snmprec.gz`)] as const)
    simulator = await startSnmpsim(Object.fromEntries(files))
  })
  afterAll(() => simulator.close())

  it('have all expected links', { timeout: 300_000 }, async () => {
    expect(await missingOn(SIMULATED, () => Promise.resolve(simulator.port))).toEqual({})
  })

  it('are read by v3 with authentication and privacy', { timeout: 60_000 }, async () => {
    const outcome = await discoverAt(simulator.port, credentialsOf([SNMPSIM_USER], [], 'timos_ixr'))
    if (outcome.kind === 'failed') throw new Error(outcome.detail)
    expect(outcome.walk.credential).toBe('v3 user reader')
    const { neighbours } = deviceFacts(outcome.walk, DISCOVERY_POLICY)
    expect(missingLinks(expectedLinks('timos_ixr'), neighbours)).toEqual([])
  })

  it('refuse a user with another key, and say so', async () => {
    const stranger = { ...SNMPSIM_USER, authKey: 'another-secret' }
    const outcome = await discoverAt(simulator.port, credentialsOf([stranger], [], 'timos_ixr'))
    expect(outcome).toMatchObject({ kind: 'failed', fault: 'refused' })
  })
})

describe.skipIf(noWalks !== '')(`recorded walks of all kinds of devices${noWalks}`, () => {
  it('are all discovered without an error', { timeout: 300_000 }, async () => {
    const files = readdirSync(WALKS, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('.snmprec'))
    expect(files.length).toBeGreaterThan(90)
    const wrong: Record<string, unknown> = {}
    for (const file of files) {
      const agent = await startSnmpAgent({ walk: readRecording(join(WALKS, file)) })
      const facts = await factsAt(agent.port, 'walk').catch((error: unknown) => error)
      await agent.close()
      if (facts instanceof Error) wrong[file] = facts.message
      else if ((facts as { gaps: unknown[] }).gaps.length > 0) wrong[file] = (facts as { gaps: unknown[] }).gaps // factsAt gives nothing else
    }
    expect(wrong).toEqual({})
  })
})
