// Every PromQL of the dashboards and of the rules about ourselves, run by Debian's Prometheus that scrapes the running system.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { queriesOf, readDashboards } from '../house/grafana-file.ts'
import { withoutVariables } from '../house/promql.ts'
import { readText } from '../house/root.ts'
import { freeTcpPort } from '../support/free-port.ts'
import { sendDatagram } from '../support/send-datagram.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { missingTools, startServer, type Server } from '../support/tool.ts'
import { trapPacket } from '../support/trap-packet.ts'
import { waitFor } from '../support/wait-for.ts'

const missing = missingTools('prometheus')
const LINK_DOWN = '1.3.6.1.6.3.1.1.5.3'

interface Answer {
  readonly status: 'success' | 'error'
  readonly error?: string
  readonly data?: { readonly result: readonly unknown[] }
}

const panels = readDashboards()
  .flatMap(queriesOf)
  .flatMap(({ at, target }) => (target.expr === undefined ? [] : [{ at, expr: withoutVariables(target.expr) }]))
const rules = (
  parse(readText('dashboards/prometheus/rules.yml')) as { groups: { rules: { alert: string; expr: string }[] }[] }
).groups.flatMap((group) => group.rules.map(({ alert, expr }) => ({ at: `rule ${alert}`, expr })))

describe.skipIf(missing !== '')(`the dashboards' PromQL on a real Prometheus${missing}`, () => {
  let system: RunningSystem
  let prometheus: Server
  let url: string
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'nocturne-promql-'))
    system = await startSystem()
    const port = await freeTcpPort()
    url = `http://127.0.0.1:${port}`
    writeFileSync(
      join(folder, 'prometheus.yml'),
      [
        'global: { scrape_interval: 1s }',
        'scrape_configs:',
        '  - job_name: nocturne',
        `    authorization: { credentials: "${system.adminToken}" }`,
        `    static_configs: [{ targets: ["127.0.0.1:${system.httpPort}"] }]`,
      ].join('\n'),
    )
    prometheus = startServer('prometheus', [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'tsdb')}`,
      `--web.listen-address=127.0.0.1:${port}`,
    ])
    await sendSomeOfEverything(system, 1)
    await waitFor('the first scrape', async () => ((await query('up == 1')).length > 0 ? true : undefined), 30_000)
    await sendSomeOfEverything(system, 2)
    await waitFor(
      'two scrapes of the decisions',
      async () =>
        (await query('count_over_time(nocturne_engine_events_total[1m]) > 2')).length > 0 ? true : undefined,
      30_000,
    )
  })
  afterAll(async () => {
    await prometheus.stop()
    await system.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  async function query(expr: string): Promise<readonly unknown[]> {
    const answer = (await (await fetch(`${url}/api/v1/query?query=${encodeURIComponent(expr)}`)).json()) as Answer
    if (answer.status === 'error') throw new Error(`${expr}: ${answer.error ?? 'no reason given'}`)
    return answer.data?.result ?? []
  }

  it.each(panels)('$at has data', async ({ expr }) => {
    expect(await query(expr), expr).not.toEqual([])
  })

  it.each(rules)('$at is understood, and quiet on a healthy system', async ({ expr }) => {
    expect(await query(expr), expr).toEqual([])
  })
})

/** A trap, a refused trap, an alert, a refused alert, a request without a token. */
async function sendSomeOfEverything(system: RunningSystem, round: number): Promise<void> {
  const port = { oid: '1.3.6.1.2.1.2.2.1.1.1', value: { integer: round } }
  await sendDatagram(system.snmpPort, trapPacket('public', round, LINK_DOWN, [port]))
  await sendDatagram(system.snmpPort, trapPacket('wrong', round, LINK_DOWN, [port]))
  const alerts = [{ labels: { alertname: 'InstanceDown', instance: `promql-${round}` } }, { labels: {} }]
  await fetch(`${system.url}/api/v2/alerts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${system.ingestToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(alerts),
  })
  await fetch(`${system.url}/api/v1/incidents`)
}
