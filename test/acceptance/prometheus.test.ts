// Debian's Prometheus, Alertmanager and amtool against the running system.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server as HttpServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeTcpPort } from '../support/free-port.ts'
import { listAlerts } from '../support/list.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { missingTools, run, startServer, type Server } from '../support/tool.ts'
import { waitFor } from '../support/wait-for.ts'

const missing = missingTools('prometheus', 'prometheus-alertmanager', 'amtool')

describe.skipIf(missing !== '')(`Prometheus and Alertmanager${missing}`, () => {
  let system: RunningSystem
  let folder: string
  const servers: Server[] = []

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nocturne-prometheus-'))
    system = await startSystem()
  })
  afterAll(async () => {
    for (const server of servers) await server.stop()
    await system.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('a dead target fires straight into us; when it answers again the alert clears', async () => {
    const targetPort = await freeTcpPort()
    const port = await freeTcpPort()
    writeFileSync(
      join(folder, 'rules.yml'),
      'groups: [{name: g, rules: [{alert: TargetDown, expr: "up == 0", for: 0s, labels: {severity: critical}, annotations: {summary: "{{ $labels.instance }} is down"}}]}]',
    )
    writeFileSync(
      join(folder, 'prometheus.yml'),
      [
        'global: { scrape_interval: 1s, evaluation_interval: 1s }',
        'rule_files: [rules.yml]',
        `scrape_configs: [{ job_name: node, static_configs: [{ targets: ["127.0.0.1:${targetPort}"] }] }]`,
        'alerting:',
        '  alertmanagers:',
        `    - static_configs: [{ targets: ["127.0.0.1:${system.httpPort}"] }]`,
        `      authorization: { credentials: "${system.ingestToken}" }`,
      ].join('\n'),
    )
    const prometheus = startServer('prometheus', [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'tsdb')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--rules.alert.resend-delay=2s',
    ])
    servers.push(prometheus)
    const find = async () =>
      (await listAlerts(system)).find((one) => one.labels['instance'] === `127.0.0.1:${targetPort}`)
    const fired = await waitFor('the alert of the dead target', find, 40_000)
    expect(fired.state).toBe('active')
    expect(fired.severity).toBe('critical')
    expect(fired.eventClass).toBe('HostDown')

    const target: HttpServer = createServer((_request, response) => response.end('up_since 1\n'))
    await new Promise<void>((resolve) => target.listen(targetPort, '127.0.0.1', resolve))
    try {
      await waitFor('the alert to clear', async () => ((await find())?.state === 'cleared' ? true : undefined), 40_000)
    } finally {
      target.close()
      target.closeAllConnections()
    }
  }, 120_000)

  it('Alertmanager posts its webhook, firing and resolved', async () => {
    const port = await freeTcpPort()
    writeFileSync(
      join(folder, 'alertmanager.yml'),
      [
        'route: { receiver: nocturne, group_by: [alertname], group_wait: 1s, group_interval: 1s }',
        'receivers:',
        '  - name: nocturne',
        '    webhook_configs:',
        `      - url: http://127.0.0.1:${system.httpPort}/ingest/alertmanager`,
        '        max_alerts: 0',
        `        http_config: { authorization: { credentials: "${system.ingestToken}" } }`,
      ].join('\n'),
    )
    servers.push(
      startServer('prometheus-alertmanager', [
        `--config.file=${join(folder, 'alertmanager.yml')}`,
        `--storage.path=${join(folder, 'am')}`,
        `--web.listen-address=127.0.0.1:${port}`,
        '--cluster.listen-address=',
      ]),
    )
    const am = `http://127.0.0.1:${port}`
    await waitFor('Alertmanager to be ready', async () => ((await fetch(`${am}/-/ready`)).ok ? true : undefined))
    const add = (...more: string[]) =>
      run('amtool', [
        `--alertmanager.url=${am}`,
        'alert',
        'add',
        'QueueTooLong',
        'instance=mq-1:15692',
        'severity=warning',
        ...more,
      ])
    expect(add().code).toBe(0)
    const find = async () => (await listAlerts(system)).find((one) => one.labels['alertname'] === 'QueueTooLong')
    const alert = await waitFor('the webhook’s alert', find)
    expect(alert.sources.map((source) => source.source)).toEqual(['alertmanager'])
    expect(add(`--end=${new Date(Date.now() - 1000).toISOString()}`).code).toBe(0)
    await waitFor('the resolved webhook', async () => ((await find())?.state === 'cleared' ? true : undefined), 30_000)
  }, 90_000)

  it('amtool queries our alerts and silences them', async () => {
    const netrc = join(folder, 'http.yml')
    writeFileSync(netrc, `authorization: { credentials: "${system.adminToken}" }\n`)
    const amtool = (...args: string[]) =>
      run('amtool', [`--alertmanager.url=${system.url}`, `--http.config.file=${netrc}`, ...args])
    const added = amtool('alert', 'add', 'DoorOpen', 'instance=rack-9', 'severity=warning')
    expect(added.code, added.stderr).toBe(0)
    const shown = await waitFor('amtool to show the alert', () => {
      const answer = amtool('alert', 'query', '-o', 'json', 'alertname=DoorOpen')
      const alerts = JSON.parse(answer.stdout || '[]') as { labels: Record<string, string> }[]
      return alerts.length === 1 ? alerts[0] : undefined
    })
    expect(shown.labels['instance']).toBe('rack-9')

    const silenced = amtool(
      'silence',
      'add',
      'alertname=~Door.*',
      '--duration=1h',
      '--comment=works on the rack',
      '--author=noc',
    )
    expect(silenced.code, silenced.stderr).toBe(0)
    const id = silenced.stdout.trim()
    await waitFor('the alert to be held back', () => {
      const active = amtool('alert', 'query', '-o', 'json', '--active', 'alertname=DoorOpen')
      return (JSON.parse(active.stdout || '[]') as unknown[]).length === 0 ? true : undefined
    })
    expect(amtool('silence', 'query', '-q').stdout).toContain(id)
    const expired = amtool('silence', 'expire', id)
    expect(expired.code, expired.stderr).toBe(0)
    await waitFor('the alert to be active again', () => {
      const active = amtool('alert', 'query', '-o', 'json', '--active', 'alertname=DoorOpen')
      return (JSON.parse(active.stdout || '[]') as unknown[]).length === 1 ? true : undefined
    })
  }, 60_000)
})
