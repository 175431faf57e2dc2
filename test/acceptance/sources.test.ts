// Tools beside Prometheus and SNMP against the running system: the requests that they make, what operators then see.
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Alert } from '../../correlate/contract/alert.ts'
import { freeTcpPort } from '../support/free-port.ts'
import { listAlerts } from '../support/list.ts'
import { startSystem, type RunningSystem } from '../support/system.ts'
import { missingTools, run } from '../support/tool.ts'
import { waitFor } from '../support/wait-for.ts'

const missing = missingTools('curl')
const now = () => String(Math.floor(Date.now() / 1000))

interface Story {
  readonly tool: string
  readonly raise: () => readonly string[]
  readonly clear: () => readonly string[]
  readonly eventClass: string
  readonly severity: string
}

const JSON_TYPE = ['-H', 'Content-Type: application/json']
const form = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`])
const json = (body: object) => [...JSON_TYPE, '--data-binary', JSON.stringify(body)]
const trap = (...lines: readonly string[]) => [
  '-H',
  'Content-Type: text/plain',
  '--data-binary',
  ['sw-7', 'UDP: [10.0.7.1]:5->[10.0.0.5]:162', ...lines].join('\n'),
]

const zabbix = (value: string) =>
  json({
    event_value: value,
    event_name: 'Unavailable by ICMP ping',
    event_nseverity: '4',
    trigger_id: '1',
    event_id: '2',
    host: 'zbx-1',
    event_timestamp: now(),
  })
const grafana = (status: string) =>
  json({
    alerts: [
      {
        status,
        labels: { alertname: 'DiskFull', instance: 'gra-1:9100', mountpoint: '/var', severity: 'critical' },
        startsAt: '2026-11-21T10:00:00Z',
        ...(status === 'resolved' ? { endsAt: new Date().toISOString() } : {}),
      },
    ],
  })
const kuma = (status: number) =>
  json({
    heartbeat: { status, msg: 'm' },
    monitor: { id: 1, name: 'Shop', type: 'http', url: 'https://kuma-1.example.net/' },
    msg: 'Shop',
  })
const check = (type: string, state: string, host: string) =>
  form({ notification_type: type, host, service: 'Disk /srv', state, output: `"quoted" & 100 %`, time: now() })
const event = (word: string) =>
  json({
    specversion: '1.0',
    id: `${word}-${Date.now()}`,
    source: '/plant',
    type: `net.example.jam.${word}`,
    data: { host: 'ce-1', severity: 'major' },
  })

const STORIES: readonly Story[] = [
  {
    tool: 'grafana',
    raise: () => grafana('firing'),
    clear: () => grafana('resolved'),
    eventClass: 'diskFull',
    severity: 'critical',
  },
  { tool: 'zabbix', raise: () => zabbix('1'), clear: () => zabbix('0'), eventClass: 'HostDown', severity: 'major' },
  {
    tool: 'nagios',
    raise: () => check('PROBLEM', 'WARNING', 'nag-1'),
    clear: () => check('RECOVERY', 'OK', 'nag-1'),
    eventClass: 'diskFull',
    severity: 'warning',
  },
  {
    tool: 'icinga2',
    raise: () => check('PROBLEM', 'CRITICAL', 'ici-1'),
    clear: () => check('RECOVERY', 'OK', 'ici-1'),
    eventClass: 'diskFull',
    severity: 'critical',
  },
  {
    tool: 'checkmk',
    raise: () => check('PROBLEM', 'CRIT', 'cmk-1'),
    clear: () => check('RECOVERY', 'OK', 'cmk-1'),
    eventClass: 'diskFull',
    severity: 'critical',
  },
  { tool: 'uptime-kuma', raise: () => kuma(0), clear: () => kuma(1), eventClass: 'endpointDown', severity: 'major' },
  {
    tool: 'cloudevents',
    raise: () => event('raised'),
    clear: () => event('cleared'),
    eventClass: 'net.example.jam',
    severity: 'major',
  },
  {
    tool: 'snmptrapd',
    raise: () =>
      trap(
        `DISMAN-EVENT-MIB::sysUpTimeInstance ${Date.now()}`,
        'SNMPv2-MIB::snmpTrapOID.0 IF-MIB::linkDown',
        'IF-MIB::ifIndex.3 3',
        'IF-MIB::ifAdminStatus.3 up',
      ),
    clear: () => trap('SNMPv2-MIB::snmpTrapOID.0 IF-MIB::linkUp', 'IF-MIB::ifIndex.3 3'),
    eventClass: 'linkDown',
    severity: 'critical',
  },
]

describe.skipIf(missing !== '')(`sources by curl${missing}`, () => {
  let system: RunningSystem
  let syslogPort = 0
  beforeAll(async () => {
    syslogPort = await freeTcpPort()
    system = await startSystem({ env: { NOCTURNE_SYSLOG_LISTEN: 'tcp', NOCTURNE_SYSLOG_PORT: String(syslogPort) } })
  })
  afterAll(() => system.stop())

  const send = (tool: string, args: readonly string[]) => {
    const ran = run('curl', [
      '-sS',
      '--fail-with-body',
      '-H',
      `Authorization: Bearer ${system.ingestToken}`,
      ...args,
      `${system.url}/ingest/${tool}`,
    ])
    expect(ran.code, ran.stdout + ran.stderr).toBe(0)
    expect(JSON.parse(ran.stdout)).toMatchObject({ accepted: 1, refusedCount: 0 })
  }
  const ofTool = async (source: string): Promise<readonly Alert[]> =>
    (await listAlerts(system)).filter((alert) => alert.sources.some((one) => one.source === source))

  it.each(STORIES)(
    '$tool: the same condition twice is one alert, its resolution clears it',
    async ({ tool, raise, clear, eventClass, severity }) => {
      send(tool, raise())
      send(tool, raise())
      const alert = await waitFor('the alert', async () => (await ofTool(tool)).find((one) => one.state === 'active'))
      expect(alert).toMatchObject({ eventClass, severity })
      send(tool, clear())
      await waitFor(
        'the alert to be cleared',
        async () => (await ofTool(tool)).every((one) => one.state !== 'active') || undefined,
      )
      expect(await ofTool(tool)).toHaveLength(1)
    },
  )

  it('syslog over TCP: link down, link up', async () => {
    const line = (state: string) =>
      `<187>Nov 21 23:09:04 log-1 %LINK-3-UPDOWN: Interface Gi0/3, changed state to ${state}\n`
    const say = (text: string) =>
      new Promise<void>((resolve, reject) => {
        const socket = connect(syslogPort, '127.0.0.1', () => socket.end(text))
        socket.on('error', reject)
        socket.on('close', () => resolve())
      })
    await say(line('down'))
    const alert = await waitFor('the alert', async () => (await ofTool('syslog')).find((one) => one.state === 'active'))
    expect(alert).toMatchObject({ eventClass: 'linkDown', component: 'ifName=Gi0/3' })
    await say(line('up'))
    await waitFor(
      'the alert to be cleared',
      async () => (await ofTool('syslog')).every((one) => one.state !== 'active') || undefined,
    )
  })

  it('what is wrong is said: problem+json with a pointer, and the right content type', async () => {
    const post = (path: string, type: string, body: string) =>
      fetch(`${system.url}${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${system.ingestToken}`, 'content-type': type },
        body,
      })
    const bad = await post('/ingest/nagios', 'application/json', '{"host":"x"}')
    expect(bad.status).toBe(400)
    expect(await bad.json()).toMatchObject({
      code: 'alerts_refused',
      errors: [{ detail: 'missing_field: state is missing' }],
    })
    expect((await post('/ingest/grafana', 'text/plain', 'x')).status).toBe(415)
    expect((await post('/ingest/generic/nobody', 'application/json', '{}')).status).toBe(404)
  })
})
