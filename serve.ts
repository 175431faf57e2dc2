// `nocturne serve`: the list of what a process is made of, started in order and stopped in reverse. The roles choose from the list.
import type { FastifyInstance } from 'fastify'
import { parseArgs } from 'node:util'
import { apiRoutes } from './api/routes.ts'
import { createWriter } from './api/writer/writer.ts'
import { createIngestRole } from './ingest/ingest-role.ts'
import { createCredentials, type Credentials } from './platform/auth/credentials.ts'
import { migrate } from './platform/clickhouse/migrate.ts'
import { openStore, type Store } from './platform/clickhouse/store.ts'
import { ConfigError, loadConfig, type Config } from './platform/config/config.ts'
import { buildHttp } from './platform/http/app.ts'
import type { Component } from './platform/life-cycle/component.ts'
import { createDataDirectoryLock } from './platform/life-cycle/data-directory-lock.ts'
import { createPace } from './platform/life-cycle/pace.ts'
import { createRoleThread, threadEntry, type RoleThread } from './platform/life-cycle/role-thread.ts'
import { runComponents, StartError, type RunningComponents } from './platform/life-cycle/run-components.ts'
import { stopOnSignals } from './platform/life-cycle/stop-signals.ts'
import { createLog, type Log } from './platform/log/log.ts'
import { createMetrics, type Metrics } from './platform/metrics/metrics.ts'
import { metricsData } from './platform/metrics/aggregate.ts'
import { addProcessMetrics } from './platform/metrics/process-metrics.ts'
import { connectBus, type Bus, type BusAddress } from './platform/nats/bus.ts'
import { createNatsServer } from './platform/nats/nats-server.ts'
import { createStreamMonitor } from './platform/nats/stream-monitor.ts'
import { ensureStreams } from './platform/nats/streams.ts'
import { createProcessReporter } from './platform/system/process-reporter.ts'
import { FileFaultsError } from './platform/structured-text/file-faults-error.ts'
import { PRODUCT_VERSION } from './platform/package-root/product-version.ts'
import { migrationsDirectory } from './platform/clickhouse/migrate.ts'
import { recordPolicy } from './record-policy.ts'
import { createTrialRunner } from './trial-runner.ts'
import { welcome } from './welcome.ts'

/** What the first stage makes and the second is built on. */
interface Ground {
  readonly bus: Bus
  readonly busAddress: BusAddress
  readonly credentials: Credentials
  readonly store: Store | null
}

interface Process {
  readonly config: Config
  readonly log: Log
  readonly metrics: Metrics
}

/** @returns 0 once everything runs (signals end the process later), 1 when it could not start, 2 when the settings are wrong */
export async function serve(argv: readonly string[]): Promise<number> {
  const config = readConfig(argv)
  if (config === null) return 2
  const log = createLog({ level: config.log.level })
  const metrics = createMetrics()
  addProcessMetrics(metrics, PRODUCT_VERSION)
  const own: Process = { config, log, metrics }
  const stages: RunningComponents[] = []
  const stop = async () => {
    for (const stage of [...stages].reverse()) await stage.stop()
  }
  stopOnSignals(stop, log)
  try {
    const ground = groundComponents(own)
    stages.push(await runComponents(ground.components, log))
    const rooms = await roomComponents(own, ground.made())
    stages.push(await runComponents(rooms.components, log))
    if (config.roles.includes('correlate')) await recordPolicy(config, ground.made().bus, log)
    log.info({ url: rooms.url(), roles: config.roles }, 'ready')
    process.stdout.write(await welcome({ config, credentials: ground.made().credentials, ...rooms.addresses() }))
    return 0
  } catch (error) {
    await stop()
    if (!(error instanceof StartError || error instanceof FileFaultsError)) throw error
    log.error({ err: error }, 'could not start')
    process.stderr.write(`nocturne: ${error.message}\n`)
    return 1
  }
}

function readConfig(argv: readonly string[]): Config | null {
  const { values } = parseArgs({ args: [...argv], options: { roles: { type: 'string' }, config: { type: 'string' } } })
  const env = values.roles === undefined ? process.env : { ...process.env, NOCTURNE_ROLES: values.roles }
  try {
    return loadConfig({ env, ...(values.config === undefined ? {} : { file: values.config }) })
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`nocturne: ${error.message}\n`)
    return null
  }
}

/** First stage: the data directory, NATS, credentials and the store. */
function groundComponents({ config, log, metrics }: Process): { components: readonly Component[]; made(): Ground } {
  const embedded = config.nats.url === null
  const server = createNatsServer({ config, log, metrics, path: process.env['PATH'] ?? '' })
  const needsStore = config.roles.includes('writer') || config.roles.includes('api')
  let bus: Bus | undefined
  let busAddress: BusAddress | undefined
  let credentials: Credentials | undefined
  let store: Store | null = null
  const connection: Component = {
    name: 'NATS connection',
    async start() {
      busAddress = config.nats.url === null ? server.address() : { servers: config.nats.url }
      bus = await connectBus({ ...busAddress, name: 'nocturne main' }, log)
      await ensureStreams(bus, log, config.nats)
    },
    stop: async () => bus?.close(),
  }
  const people: Component = {
    name: 'credentials',
    async start() {
      if (bus === undefined) throw new Error('credentials need the NATS connection')
      credentials = createCredentials({ bus, log, config })
      await credentials.start()
    },
    stop: async () => credentials?.stop(),
  }
  const history: Component = {
    name: 'store',
    async start() {
      store = await openStore(config, log)
      await migrate(store, migrationsDirectory(), log)
    },
    stop: async () => store?.close(),
  }
  return {
    components: [
      createDataDirectoryLock(config.dataDir),
      ...(embedded ? [server] : []),
      connection,
      people,
      ...(needsStore ? [history] : []),
    ],
    made() {
      if (bus === undefined || busAddress === undefined || credentials === undefined) throw new Error('not started')
      return { bus, busAddress, credentials, store }
    },
  }
}

interface Rooms {
  readonly components: readonly Component[]
  url(): string
  addresses(): { readonly url: string; readonly trapAddress: string | null }
}

/** Second stage: the roles. The HTTP server comes last, so that its first answer is a true one. */
async function roomComponents(own: Process, ground: Ground): Promise<Rooms> {
  const { config, log, metrics } = own
  const { bus, busAddress, credentials, store } = ground
  const has = (role: Config['roles'][number]) => config.roles.includes(role)
  const thread = (name: string, entry: string) =>
    createRoleThread({
      name,
      entry: threadEntry(entry, import.meta.url),
      workerData: { config, nats: busAddress },
      log,
      metrics,
    })
  const snmp = has('ingest') ? thread('snmp', './ingest/snmp/snmp-thread') : null
  const correlate = has('correlate') ? thread('correlate', './correlate/runtime/correlate-thread') : null
  // Beside the engine, not in its thread: reconciling a large CMDB takes seconds.
  const inventory = has('correlate') ? thread('inventory', './correlate/runtime/inventory/inventory-thread') : null
  const threads = [snmp, correlate, inventory].filter((one): one is RoleThread => one !== null)

  const threadMetrics = async () =>
    (await Promise.all(threads.map((one) => one.metrics()))).filter((one) => one !== null)
  const app = buildHttp({ config, log, metrics, credentials, threadMetrics })
  const pace = createPace()
  app.addHook('onRequest', (_request, _reply, done) => {
    pace.foreground()
    done()
  })
  app.addReadinessCheck('nats', () => bus.connected())
  for (const one of threads) app.addReadinessCheck(one.name, () => one.ready())
  const reporter = createProcessReporter({
    bus,
    log,
    config,
    metrics: () => metricsData(metrics, threadMetrics),
    readiness: () => app.readinessReport(),
    traps: () => trapPlace(snmp),
  })
  const components: Component[] = [createStreamMonitor({ bus, metrics, log }), reporter, ...threads]
  if (has('ingest')) {
    const ingest = createIngestRole({ ...own, bus, busAddress, credentials })
    components.push(...ingest.components)
    for (const plugin of ingest.plugins) await app.register(plugin)
  }
  if (has('writer') && store !== null) {
    const writer = createWriter({ bus, store, metrics, log, pace })
    // A history that waits is no reason to send traffic elsewhere.
    app.addReadinessCheck('writer', () => ({ status: writer.healthy() ? 'up' : 'degraded' }))
    components.push(writer)
  }
  if (has('api') && store !== null)
    await app.register(
      apiRoutes({ bus, store, metrics, log, config, credentials, pace, trials: createTrialRunner(config) }),
    )
  components.push(httpServer(app, config))
  const url = () => config.http.publicUrl ?? boundUrl(app, config)
  return {
    components,
    url,
    addresses: () => ({ url: url(), trapAddress: trapAddress(snmp) }),
  }
}

function httpServer(app: FastifyInstance, config: Config): Component {
  return {
    name: 'http',
    async start() {
      await app.listen({ host: config.http.host, port: config.http.port })
    },
    stop: () => app.close(),
  }
}

function boundUrl(app: FastifyInstance, config: Config): string {
  const address = app.addresses()[0]
  const host = config.http.host.includes(':') ? `[${config.http.host}]` : config.http.host
  const port = typeof address === 'object' ? address.port : config.http.port
  return `http://${host}:${port}`
}

function trapAddress(snmp: RoleThread | null): string | null {
  const place = trapPlace(snmp)
  return place === null ? null : `${place.host}:${place.port}`
}

function trapPlace(snmp: RoleThread | null): { readonly host: string; readonly port: number } | null {
  const info = snmp?.info()
  if (typeof info !== 'object' || info === null || !('host' in info) || !('port' in info)) return null
  return { host: String(info.host), port: Number(info.port) }
}
