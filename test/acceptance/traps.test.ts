// Debian's snmptrap and snmpinform against the running system.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkDownV1, linkNotification, V2C, V3 } from '../support/link-notification.ts'
import { listAlerts } from '../support/list.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { missingTools, run, runBeside } from '../support/tool.ts'
import { waitFor } from '../support/wait-for.ts'

const missing = missingTools('snmptrap', 'snmpinform')

describe.skipIf(missing !== '')(`SNMP notifications${missing}`, () => {
  let system: RunningSystem
  let config: string
  let target: string

  beforeAll(async () => {
    config = mkdtempSync(join(tmpdir(), 'nocturne-config-'))
    const file = join(config, 'nocturne.yaml')
    writeFileSync(
      file,
      [
        'snmp:',
        '  users:',
        '    - { name: noc, level: authPriv, authProtocol: sha256, authKey: authpass12345, privProtocol: aes, privKey: privpass12345 }',
      ].join('\n'),
    )
    system = await startSystem({ configFile: file })
    target = `127.0.0.1:${system.snmpPort}`
  })
  afterAll(async () => {
    await system.stop()
    rmSync(config, { recursive: true, force: true })
  })

  const alertOn = (component: string) =>
    waitFor(`an alert on ${component}`, async () =>
      (await listAlerts(system)).find((one) => one.component === component),
    )

  it('v1 linkDown => an alert of class linkDown on the agent address', async () => {
    const sent = run('snmptrap', linkDownV1(target, '10.1.1.1', 11))
    expect(sent.code).toBe(0)
    const alert = await alertOn('ifIndex=11')
    expect(alert.eventClass).toBe('linkDown')
    expect(alert.ci.id).toContain('10.1.1.1')
  })

  it('v2c linkDown, then linkUp => raised, then cleared', async () => {
    run('snmptrap', linkNotification('linkDown', V2C, target, 12))
    const raised = await alertOn('ifIndex=12')
    expect(raised.state).toBe('active')
    run('snmptrap', linkNotification('linkUp', V2C, target, 12))
    await waitFor('the alert to clear', async () => {
      const alert = (await listAlerts(system)).find((one) => one.component === 'ifIndex=12')
      return alert?.state === 'cleared' ? alert : undefined
    })
  })

  it('v3 authPriv trap => an alert', async () => {
    const sent = run('snmptrap', linkNotification('linkDown', [...V3, '-e', '0x8000000001020304'], target, 13))
    expect(sent.code).toBe(0)
    await alertOn('ifIndex=13')
  })

  it('v3 authPriv inform => engine discovery, acknowledged', async () => {
    const sent = run('snmpinform', linkNotification('linkDown', V3, target, 14))
    expect(sent.code, sent.stderr).toBe(0)
    await alertOn('ifIndex=14')
  })

  it('v2c inform => acknowledged, and in the history', async () => {
    const sent = run('snmpinform', linkNotification('linkDown', V2C, target, 15))
    expect(sent.code, sent.stderr).toBe(0)
    await alertOn('ifIndex=15')
    await waitFor('the event in the history', async () => {
      const { items } = await system.get<{ items: { component: string | null }[] }>('/api/v1/events?class=linkDown')
      return items.some((event) => JSON.stringify(event).includes('ifIndex=15')) ? true : undefined
    })
  })

  it('inform while the stream cannot store => no acknowledgement; once it can => acknowledged', async () => {
    const pid = Number(readFileSync(join(system.dataDir, 'nats/nats-server.pid'), 'utf8'))
    process.kill(pid, 'SIGSTOP')
    let acknowledged = false
    const inform = runBeside('snmpinform', linkNotification('linkDown', [...V2C, '-t', '1', '-r', '20'], target, 16))
    const done = inform.then((result) => {
      acknowledged = true
      return result
    })
    const early = await Promise.race([done, new Promise((resolve) => setTimeout(() => resolve('waiting'), 2500))])
    process.kill(pid, 'SIGCONT')
    expect(early, 'an inform was acknowledged although nothing could be stored').toBe('waiting')
    const result = await done
    expect(acknowledged && result.code === 0, result.stderr).toBe(true)
    const alert = await alertOn('ifIndex=16')
    expect(alert.count, 'retransmitted informs are one occurrence').toBe(1)
  })
})
