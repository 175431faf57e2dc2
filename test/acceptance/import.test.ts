// An inventory imported as its user does it, into the running system: the dry run changes nothing, a wrong file changes nothing and says all
// that is wrong, and an event finds the CI that was imported a moment ago.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Activity } from '../../correlate/contract/incident.ts'
import { runProgram } from '../house/run-program.ts'
import { ROOT } from '../house/root.ts'
import { listAlerts } from '../support/list.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { waitFor } from '../support/wait-for.ts'

const NETBOX = fileURLToPath(new URL('../../ingest/inventory/formats/fixtures/good/netbox', import.meta.url))

describe('nocturne import', () => {
  let system: RunningSystem
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nocturne-import-'))
    system = await startSystem()
  })
  afterAll(async () => {
    await system.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function command(...args: readonly string[]) {
    const env = { ...process.env, NOCTURNE_URL: system.url, NOCTURNE_TOKEN: system.adminToken }
    return runProgram(process.execPath, [join(ROOT, 'dist/main.js'), 'import', ...args], { env })
  }

  async function owned(...args: readonly string[]) {
    return waitFor('an owner of the inventory', async () => {
      const ended = await command(...args)
      return ended.stderr.includes('No process with the role correlate') ? undefined : ended
    })
  }

  it('dry run, import, import again', async () => {
    const dry = await owned(NETBOX, '--dry-run')
    expect(dry.code, dry.stderr).toBe(0)
    expect(dry.stdout).toContain('Dry run, nothing was changed. Applied, the CMDB would have 17 CIs')
    const applied = await command(NETBOX)
    expect(applied.stdout).toContain('CIs: 17 added, 0 changed, 0 gone')
    expect((await command(NETBOX)).stdout).toContain('Nothing to change')
  })

  it('a wrong file changes nothing and says all that is wrong', async () => {
    const file = join(folder, 'cmdb.json')
    writeFileSync(file, '{"cis": [\n{"id": "x"},\n{"id": "x", "criticality": 9},\n{}]}')
    const refused = await command(file)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain('The import has 3 faults (format cmdb); nothing was changed.')
    for (const line of [3, 4]) expect(refused.stderr).toContain(`cmdb.json:${line} `)
    expect((await command(NETBOX)).stdout).toContain('Nothing to change: the CMDB says so already, 17 CIs')
  })

  it('what is gone from the source is gone, and an event finds what is new', async () => {
    const [cis, more] = [
      'id,type,ip\nlab-1,server,10.99.0.1\nlab-2,server,10.99.0.2\n',
      'id,type,ip\nlab-2,server,10.99.0.2\n',
    ]
    const file = join(folder, 'lab.csv')
    writeFileSync(file, cis)
    expect((await command(file)).stdout).toContain('+ lab-1  server')
    writeFileSync(file, more)
    expect((await command(file)).stdout).toContain('- lab-1  server')
    await raise('10.99.0.2:9100')
    await alertOn('lab-2')
  })

  it('an alert that came before its CI finds it, and stays the alert that it is', async () => {
    await raise('10.99.0.7:9100')
    const { id, membership } = await alertOn('host:10.99.0.7')
    const file = join(folder, 'late.csv')
    writeFileSync(file, 'id,type,ip\nlate-7,server,10.99.0.7\n')
    expect((await command(file)).stdout).toContain('+ late-7  server')
    const placed = await alertOn('late-7')
    expect(placed).toMatchObject({ id, ci: { managed: true } })
    const incident = `/api/v1/incidents/${membership?.incidentId ?? ''}`
    const told = await waitFor('a line of the time-line', async () => {
      const { items } = await system.get<{ items: readonly Activity[] }>(`${incident}/timeline`)
      return items.find(({ kind }) => kind === 'placed')
    })
    expect(told.values).toEqual({ alerts: 1, from: '10.99.0.7', ci: 'late-7' })
  })

  async function raise(instance: string): Promise<void> {
    const body = JSON.stringify([{ labels: { alertname: 'InstanceDown', instance, severity: 'critical' } }])
    const headers = { 'content-type': 'application/json' }
    expect((await system.request('/api/v2/alerts', { method: 'POST', headers, body })).status).toBe(200)
  }

  function alertOn(ci: string): Promise<Alert> {
    return waitFor(`an alert on ${ci}`, async () => (await listAlerts(system)).find((alert) => alert.ci.id === ci))
  }
})
