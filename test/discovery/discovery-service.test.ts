// Discovery as the server has it: runs over agents on loopback, what is handed to the inventory, restarts, and the HTTP routes.
import type { FastifyInstance } from 'fastify'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InventoryReport } from '../../ingest/contract/inventory.ts'
import type { ReportMode, ReportResult } from '../../ingest/contract/inventory-request.ts'
import { discoveryMetrics } from '../../ingest/discovery/run/discovery-metrics.ts'
import { createDiscoveryService, type DiscoveryService } from '../../ingest/discovery/run/discovery-service.ts'
import { discoveryRoutes } from '../../ingest/http/discovery-routes.ts'
import type { SubmitOutcome } from '../../ingest/inventory/submit-report.ts'
import type { Credentials } from '../../platform/auth/credentials.ts'
import { loadConfig, type Config } from '../../platform/config/config.ts'
import { buildHttp } from '../../platform/http/app.ts'
import { createLog } from '../../platform/log/log.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import { ACCESS_1, CORE } from '../support/campus.ts'
import { startSnmpAgent, type SnmpAgent } from '../support/snmp-agent.ts'
import { parseRecording } from '../support/snmp-recording.ts'
import { waitFor } from '../support/wait-for.ts'

const log = createLog({ level: 'silent' })
const RESULT: ReportResult = {
  outcome: 'applied',
  revision: 7,
  version: 'v7',
  total: { cis: 1, relationships: 0 },
  difference: {
    counts: {
      cisAdded: 1,
      cisChanged: 0,
      cisGone: 0,
      relationshipsAdded: 0,
      relationshipsChanged: 0,
      relationshipsGone: 0,
    },
    cis: [],
    relationships: [],
    truncated: false,
  },
  warnings: [],
  duplicates: [],
}

/** Silent addresses are silent at once. */
const policy = { timeoutMs: 300, retries: 0, perDevicePerSecond: 1000 }

let folder = ''
let agent: SnmpAgent
let reports: { report: InventoryReport; mode: ReportMode }[] = []
let outcome: SubmitOutcome
const services: DiscoveryService[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nocturne-discovery-'))
  agent = await startSnmpAgent({ public: parseRecording(CORE) })
  reports = []
  outcome = { kind: 'done', result: RESULT }
})
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop()
  await agent.close()
  rmSync(folder, { recursive: true, force: true })
})

const submit = (report: InventoryReport, mode: ReportMode): Promise<SubmitOutcome> => {
  reports.push({ report, mode })
  return Promise.resolve(outcome)
}

function configOf(env: Readonly<Record<string, string>>): Config {
  return loadConfig({
    env: {
      NOCTURNE_DATA_DIR: folder,
      NOCTURNE_DISCOVERY_PORT: String(agent.port),
      NOCTURNE_DISCOVERY_COMMUNITIES: 'public',
      ...env,
    },
  })
}

function service(
  env: Readonly<Record<string, string>> = { NOCTURNE_DISCOVERY_TARGETS: '127.0.0.1' },
  firstRunMs = 60_000,
) {
  const metrics = discoveryMetrics(createMetrics())
  const made = createDiscoveryService({ config: configOf(env), submit, metrics, log, firstRunMs, policy })
  services.push(made)
  return made
}

async function ended(made: DiscoveryService, id: string) {
  await waitFor('the run to end', () => made.runs.one(id)?.state !== 'running' || undefined)
  return made.runs.one(id)
}

async function begun(
  made: DiscoveryService,
  request: { targets?: readonly string[]; dryRun?: boolean } = {},
): Promise<string> {
  const answer = await made.begin({ dryRun: false, actor: 'token:t', ...request })
  if (answer.kind !== 'started') throw new Error(`not started: ${answer.kind}`)
  return answer.run.id
}

describe('a run in the server', () => {
  it('hands over what it found: all targets are a full report, with who asked for it', async () => {
    const made = service()
    const id = await begun(made)
    expect(await ended(made, id)).toMatchObject({
      state: 'done',
      progress: { done: 1, answered: 1, failed: 0 },
      devices: [
        { address: '127.0.0.1', outcome: 'answered', name: 'core-1.example.net', type: 'switch', neighbours: 2 },
      ],
      result: { revision: 7 },
    })
    expect(reports).toMatchObject([
      { mode: 'apply', report: { id, source: 'snmp', instance: 'discovery', actor: 'token:t', scope: 'full' } },
    ])
  })

  it('of some targets has what is known of the rest beside it, and a dry run is not remembered', async () => {
    const made = service({ NOCTURNE_DISCOVERY_TARGETS: '127.0.0.0/29' })
    await ended(made, await begun(made, { targets: ['127.0.0.1'], dryRun: true }))
    expect(reports[0]).toMatchObject({ mode: 'dry_run', report: { scope: 'full' } })
    await ended(made, await begun(made, { targets: ['127.0.0.2'] }))
    expect(reports[1], 'nothing is known yet').toBeUndefined()
    await ended(made, await begun(made, { targets: ['127.0.0.1'] }))
    await ended(made, await begun(made, { targets: ['127.0.0.2'] }))
    expect(reports[2]?.report.cis).toEqual(reports[0]?.report.cis)
  })

  it('asks nobody whom the settings do not name, and nothing while it is off', async () => {
    const made = service()
    expect(await made.begin({ targets: ['127.0.0.2'], dryRun: false, actor: 'a' })).toMatchObject({ kind: 'refused' })
    expect(await service({}).begin({ dryRun: false, actor: 'a' })).toEqual({ kind: 'off' })
    expect(agent.answered.size).toBe(0)
  })

  it('runs one at a time, and can be stopped', async () => {
    const made = service()
    const id = await begun(made)
    expect(await made.begin({ dryRun: false, actor: 'a' })).toEqual({ kind: 'busy' })
    expect([made.cancel('other'), made.cancel(id)]).toEqual([false, true])
    expect((await ended(made, id))?.state).toBe('stopped')
    expect(reports).toEqual([])
  })

  it('that changed nothing because nobody owns the CMDB says so', async () => {
    outcome = { kind: 'no_owner' }
    const made = service()
    const run = await ended(made, await begun(made))
    expect(run).toMatchObject({ state: 'failed', detail: expect.stringContaining('owns the CMDB') as string })
  })

  it('keeps a device that does not answer this time', async () => {
    const made = service({ NOCTURNE_DISCOVERY_TARGETS: '127.0.0.1' })
    await ended(made, await begun(made))
    await agent.close()
    const { port } = agent
    agent = await startSnmpAgent({ other: parseRecording(ACCESS_1) }, { port })
    const again = service({ NOCTURNE_DISCOVERY_TARGETS: '127.0.0.1', NOCTURNE_DISCOVERY_PORT: String(port) })
    const run = await ended(again, await begun(again))
    expect(run).toMatchObject({ state: 'done', progress: { answered: 0, failed: 1 } })
    expect(reports[1]?.report.cis).toEqual(reports[0]?.report.cis)
  })

  it('runs by itself when there is an interval, and not without', async () => {
    const targets = { NOCTURNE_DISCOVERY_TARGETS: '127.0.0.1' }
    const idle = service({ ...targets, NOCTURNE_DISCOVERY_INTERVAL_HOURS: '0' }, 0)
    await idle.start()
    expect(idle.nextRunAt()).toBeNull()
    const made = service(targets, 0)
    await made.start()
    await waitFor('a run by itself', () => made.runs.all()[0]?.state === 'done' || undefined)
    expect(reports[0]?.report.actor).toBe('system')
    expect(made.nextRunAt()).toBeGreaterThan(Date.now() + 23 * 3_600_000)
    await made.stop()

    const restarted = service(targets, 0)
    await restarted.start()
    expect(restarted.nextRunAt(), 'it has run a moment ago').toBeGreaterThan(Date.now() + 23 * 3_600_000)
  })

  it('that the end of the process cut off goes on after the restart', async () => {
    const targets = { NOCTURNE_DISCOVERY_TARGETS: '127.0.0.0/29', NOCTURNE_DISCOVERY_INTERVAL_HOURS: '0' }
    const first = service(targets)
    const id = await begun(first)
    await waitFor('a first device', () => (first.runs.one(id)?.progress.done ?? 0) > 0 || undefined)
    await first.stop()
    expect(reports).toEqual([])
    const asked = agent.answered.get('public')

    const second = service(targets, 0)
    await second.start()
    await waitFor('the run to go on', () => reports.length > 0 || undefined)
    expect(second.runs.all()[0]?.progress.resumed).toBeGreaterThan(0)
    expect(agent.answered.get('public'), 'what was done is not done again').toBe(asked)
  })
})

describe('the routes', () => {
  let app: FastifyInstance
  beforeEach(async () => {
    const credentials = {
      authenticateToken: () => ({ kind: 'token', id: 't', name: 't', scopes: new Set(['read', 'cmdb:write']) }),
      authenticateSession: () => null,
    } as unknown as Credentials // the access hook asks for these two alone
    const config = configOf({ NOCTURNE_DISCOVERY_TARGETS: '127.0.0.1' })
    app = buildHttp({ config: { http: { publicUrl: null } }, log, metrics: createMetrics(), credentials })
    await app.register(discoveryRoutes({ discovery: service(), submit, config }))
    await app.ready()
  })
  afterEach(() => app.close())
  const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) =>
    app.inject({
      method,
      url,
      headers: { authorization: 'Bearer x' },
      ...(body === undefined ? {} : { payload: body }),
    })

  it('start a run, show it and stop it', async () => {
    expect((await ask('GET', '/api/v1/discovery')).json()).toMatchObject({
      enabled: true,
      credentials: { users: 0, communities: 1 },
    })
    const started = await ask('POST', '/api/v1/discovery/runs', { dryRun: true })
    expect(started.statusCode).toBe(202)
    const { id } = started.json<{ id: string }>()
    const state = async () => (await ask('GET', `/api/v1/discovery/runs/${id}`)).json<{ state: string }>().state
    await waitFor('the run to end', async () => (await state()) === 'done' || undefined)
    const { items } = (await ask('GET', '/api/v1/discovery/runs')).json<{ items: object[] }>()
    expect(items).toMatchObject([{ id, dryRun: true, state: 'done', revision: 7, counts: { cisAdded: 1 } }])
    expect(JSON.stringify(items)).not.toContain('public')
    expect((await ask('DELETE', `/api/v1/discovery/runs/${id}`)).statusCode).toBe(404)
  })

  it.each([
    [{ targets: ['192.0.2.1'] }, 422],
    [{ targets: 'all' }, 400],
    [{ targets: [] }, 400],
    [{ dryRun: 'yes' }, 400],
  ])('refuse to start %j', async (body, status) => {
    expect((await ask('POST', '/api/v1/discovery/runs', body)).statusCode).toBe(status)
  })

  const REPORT = {
    id: 'r1',
    instance: 'discover branch-7',
    at: 1,
    scope: 'partial',
    cis: [{ key: 'mac:00:aa:00:00:00:01', type: 'switch', name: 'core-1', attributes: { ip: ['198.51.100.1'] } }],
    relationships: [
      { from: 'mac:00:aa:00:00:00:01', to: 'mac:00:aa:00:00:00:02', type: 'connectedTo', fromPort: 'Eth1/1' },
    ],
  }

  it('take a report that was made elsewhere, with who sent it', async () => {
    const answer = await ask('POST', '/api/v1/discovery/reports?dryRun=true', REPORT)
    expect([answer.statusCode, answer.json<{ revision: number }>().revision]).toEqual([200, 7])
    expect(reports).toEqual([{ mode: 'dry_run', report: { ...REPORT, source: 'snmp', actor: 'token:t' } }])
  })

  it('list all that is wrong with a report', async () => {
    const wrong = {
      ...REPORT,
      instance: '',
      at: 'now',
      scope: 'all',
      cis: [{ type: 'switch', attributes: { ip: 7, x: {} } }],
    }
    const answer = await ask('POST', '/api/v1/discovery/reports', wrong)
    expect(answer.statusCode).toBe(422)
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)).toEqual([
      'instance',
      'at',
      'scope',
      'cis[0].attributes.x',
      'cis[0].id',
    ])
    expect(reports).toEqual([])
  })

  it('say that the CMDB has no owner', async () => {
    outcome = { kind: 'no_owner' }
    const answer = await ask('POST', '/api/v1/discovery/reports', REPORT)
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5'])
  })
})
