// The nats-server child of a process without NATS_URL: JetStream on files in the data directory, on 127.0.0.1, started again when it dies,
// stopped with us. Clients keep their connections' address: port and password stay the same.
import { rmSync } from 'node:fs'
import { createBackoff } from '../life-cycle/backoff.ts'
import type { Component } from '../life-cycle/component.ts'
import { componentLog, type Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { BusAddress } from './bus.ts'
import {
  LOOPBACK,
  serverAccess,
  serverFiles,
  writeServerConfig,
  type ServerAccess,
  type ServerFiles,
} from './server-files.ts'
import { endOrphan, endProcess, spawnServer, untilReady, type ServerProcess } from './server-process.ts'
import { findServerProgram } from './server-program.ts'

export interface NatsServer extends Component {
  /** Where clients connect. @throws Error before start() */
  address(): Required<BusAddress>
  /** Process id of the running server; null while it starts again. */
  pid(): number | null
}

export interface NatsServerDeps {
  readonly config: {
    readonly dataDir: string
    readonly nats: { readonly server: string | null; readonly port: number; readonly maxBytes: number }
  }
  readonly log: Log
  readonly metrics: Metrics
  /** Directories to look in for the program. */
  readonly path: string
}

const BACKOFF = { firstMs: 100, longestMs: 10_000, quietMs: 60_000 }
/** What the streams beside MONITORING and the buckets may take. */
const OTHER_STREAMS_BYTES = 8 * 1024 ** 3

export function createNatsServer(deps: NatsServerDeps): NatsServer {
  const log = componentLog(deps.log, 'nats-server')
  const restarts = deps.metrics.counter(
    'nocturne_nats_server_restarts_total',
    'Times that the nats-server child died and was started again.',
  )
  const backoff = createBackoff(BACKOFF)
  let running: ServerProcess | undefined
  let access: ServerAccess | undefined
  let stopping = false
  let starting: Promise<void> | undefined
  let restartTimer: NodeJS.Timeout | undefined

  async function launch(program: string, files: ServerFiles, at: ServerAccess): Promise<void> {
    const server = spawnServer(program, files)
    running = server
    void server.ended.then(() => {
      running = undefined
    })
    await untilReady(server, at, files)
    void server.ended.then((reason) => {
      if (!stopping) relaunchLater(program, files, at, reason)
    })
  }

  function relaunchLater(program: string, files: ServerFiles, at: ServerAccess, reason: string): void {
    const pauseMs = backoff.next(performance.now())
    log.error({ reason, pauseMs }, 'nats-server ended; it is started again')
    restarts.inc()
    restartTimer = setTimeout(() => {
      launch(program, files, at).then(
        () => log.info({ serverPid: running?.pid }, 'nats-server works again'),
        async (error: unknown) => {
          if (stopping) return
          // One that hangs at its start is in the way of the next.
          await endOrphan(files)
          relaunchLater(program, files, at, error instanceof Error ? error.message : String(error))
        },
      )
    }, pauseMs)
  }

  async function begin(): Promise<void> {
    const { dataDir, nats } = deps.config
    const program = await findServerProgram(nats.server, deps.path)
    const files = serverFiles(dataDir)
    const orphan = await endOrphan(files)
    if (orphan !== null) log.warn({ serverPid: orphan }, 'ended a nats-server that a killed run had left behind')
    access = await serverAccess(files.directory, nats.port)
    const { fsyncAlways } = writeServerConfig(files, access, program.version, nats.maxBytes + OTHER_STREAMS_BYTES)
    await launch(program.file, files, access)
    const version = program.version.join('.')
    log.info({ version, port: access.port, serverPid: running?.pid, fsyncAlways }, 'nats-server works')
    if (!fsyncAlways)
      log.warn(
        { version },
        'nats-server before 2.10 syncs every 2 minutes: a power cut can cost what came in that time',
      )
  }

  return {
    name: 'nats-server',
    start() {
      stopping = false
      starting ??= begin()
      return starting
    },
    async stop() {
      stopping = true
      starting = undefined
      clearTimeout(restartTimer)
      const server = running
      if (server === undefined) return
      await endProcess(server.pid, () => running !== server)
      rmSync(serverFiles(deps.config.dataDir).pid, { force: true })
    },
    address() {
      if (access === undefined) throw new Error('nats-server has no address before it is started')
      return { servers: `nats://${LOOPBACK}:${access.port}`, user: access.user, pass: access.pass }
    },
    pid: () => running?.pid ?? null,
  }
}
