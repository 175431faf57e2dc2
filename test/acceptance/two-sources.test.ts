// The same port seen by a trap and by Prometheus is one alert with two sources (DESIGN §2).
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listAlerts, listIncidents } from '../support/list.ts'
import { linkNotification, V2C } from '../support/link-notification.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { missingTools, run } from '../support/tool.ts'
import { waitFor } from '../support/wait-for.ts'

const missing = missingTools('snmptrap')

describe.skipIf(missing !== '')(`one port, two tools${missing}`, () => {
  let system: RunningSystem
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nocturne-cmdb-'))
    const cmdb = join(folder, 'cmdb.json')
    writeFileSync(
      cmdb,
      JSON.stringify({
        cis: [
          {
            id: 'sw-7',
            type: 'switch',
            name: 'Switch 7',
            attributes: { ip: ['127.0.0.1'], hostname: ['sw-7.example.net'] },
          },
        ],
        relationships: [],
      }),
    )
    system = await startSystem({ env: { NOCTURNE_CMDB: cmdb } })
  })
  afterAll(async () => {
    await system.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('linkDown trap, then an ifOperStatus alert for ifIndex 3 => one alert, two sources, one incident', async () => {
    run('snmptrap', linkNotification('linkDown', V2C, `127.0.0.1:${system.snmpPort}`, 3))
    const labels = { alertname: 'InterfaceDown', instance: 'sw-7.example.net:9116', ifIndex: '3', severity: 'critical' }
    const answer = await fetch(`${system.url}/api/v2/alerts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${system.ingestToken}`, 'content-type': 'application/json' },
      body: JSON.stringify([
        { labels, startsAt: new Date().toISOString(), endsAt: new Date(Date.now() + 240_000).toISOString() },
      ]),
    })
    expect(answer.status).toBe(200)
    const alert = await waitFor('both sources on one alert', async () => {
      const alerts = await listAlerts(system)
      return alerts.find((one) => one.sources.length === 2)
    })
    expect(alert.ci.id).toBe('sw-7')
    expect(new Set(alert.sources.map((source) => source.source))).toEqual(new Set(['snmp', 'prometheus']))
    expect(await listAlerts(system)).toHaveLength(1)
    expect(await listIncidents(system)).toHaveLength(1)
  })
})
