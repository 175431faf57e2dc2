// A trap receiver on a free port with a publisher that records, and that can wait or refuse; and Debian's tools to send to it.
import { execFile } from 'node:child_process'
import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pino } from 'pino'
import type { SnmpUserConfig } from '../../platform/config/config.ts'
import { createMetrics } from '../../platform/metrics/metrics.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import type { DeadLetter } from '../../platform/nats/dead-letter.ts'
import type { MonitoringEvent } from '../contract/event.ts'
import { RECORDED_USERS } from './recorded-packets.test-support.ts'
import type { RefusalReason } from './refusal.ts'
import { createCatalog } from './catalog/catalog.ts'
import { STANDARD_MIBS } from './catalog/standard-catalog.ts'
import { createTrapReceiver } from './trap-receiver.ts'
import { waitFor } from '../../test/support/wait-for.ts'

export interface TestReceiver {
  readonly host: string
  readonly port: number
  readonly events: MonitoringEvent[]
  readonly letters: DeadLetter[]
  readonly directory: string
  /** What each publish() does; resolves at once unless changed. */
  publishing: (events: readonly MonitoringEvent[]) => Promise<void>
  refused(reason: RefusalReason): Promise<number>
  metric(name: string): Promise<number>
  /** Everything that was logged, as text. */
  logged(): string
  /** Stops it, keeps its directory, starts again on another port. */
  restart(): Promise<TestReceiver>
  stop(): Promise<void>
}

export interface TestReceiverOptions {
  readonly host?: string
  readonly mode?: 'strict' | 'lenient'
  readonly sources?: readonly string[]
  readonly communities?: readonly string[]
  readonly users?: readonly SnmpUserConfig[]
  readonly directory?: string
}

const CATALOG = createCatalog(STANDARD_MIBS)

export async function startReceiver(options: TestReceiverOptions = {}): Promise<TestReceiver> {
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'nocturne-snmp-'))
  const events: MonitoringEvent[] = []
  const letters: DeadLetter[] = []
  const lines: string[] = []
  const metrics = createMetrics()
  const js = {
    publish: async (_subject: string, payload: Uint8Array) => {
      letters.push(JSON.parse(Buffer.from(payload).toString()) as DeadLetter) // made by publishDeadLetter
      return { stream: 'DEADLETTER', seq: letters.length, duplicate: false }
    },
  }
  const receiver = createTrapReceiver({
    config: {
      dataDir: directory,
      domain: 'default',
      snmp: {
        host: options.host ?? '127.0.0.1',
        port: 0,
        communities: options.communities ?? ['public'],
        users: options.users ?? RECORDED_USERS,
        v3ReplayMode: options.mode ?? 'lenient',
        sources: options.sources ?? [],
        catalog: null,
      },
    },
    catalog: () => CATALOG,
    // The receiver uses nothing of the bus but js.publish, for dead letters.
    bus: { js } as unknown as Bus,
    metrics,
    log: pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }),
    publisher: {
      publish: async (some) => {
        await self.publishing(some)
        events.push(...some)
      },
    },
  })
  await receiver.start()
  const { host, port } = receiver.address()
  const metric = async (name: string, labels: Readonly<Record<string, string>> = {}) => {
    const found = (await metrics.registry.getMetricsAsJSON()).find((one) => one.name === name)
    const values = (found?.values ?? []) as { value: number; labels: Record<string, string> }[] // prom-client's own form
    return values
      .filter((value) => Object.entries(labels).every(([key, wanted]) => value.labels[key] === wanted))
      .reduce((sum, { value }) => sum + value, 0)
  }
  const self: TestReceiver = {
    host,
    port,
    events,
    letters,
    directory,
    publishing: () => Promise.resolve(),
    refused: (reason) => metric('nocturne_snmp_refused_total', { reason }),
    metric: (name) => metric(name),
    logged: () => lines.join(''),
    restart: async () => {
      await receiver.stop()
      return startReceiver({ ...options, directory })
    },
    stop: async () => {
      await receiver.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
  return self
}

/** Waits until the condition holds. @throws after fifteen seconds, naming it */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  await waitFor(what, async () => (await holds()) || undefined)
}

export const SNMP_TOOLS = ['snmptrap', 'snmpinform'].every((tool) =>
  (process.env['PATH'] ?? '').split(delimiter).some((directory) => existsSync(join(directory, tool))),
)

export interface ToolResult {
  readonly code: number
  readonly stderr: string
}

/** Runs snmptrap or snmpinform without MIB files and with its state in the receiver's directory. */
export function runTool(
  receiver: TestReceiver,
  tool: 'snmptrap' | 'snmpinform',
  args: readonly string[],
): Promise<ToolResult> {
  const target = receiver.host.includes(':')
    ? `udp6:[${receiver.host}]:${receiver.port}`
    : `${receiver.host}:${receiver.port}`
  const env = { ...process.env, MIBS: '', SNMP_PERSISTENT_DIR: join(receiver.directory, 'net-snmp') }
  return new Promise((resolve) => {
    execFile(
      tool,
      args.map((arg) => (arg === '@' ? target : arg)),
      { env },
      (error, _stdout, stderr) => {
        // A first run makes its directories and says so.
        resolve({ code: error === null ? 0 : 1, stderr: stderr.replace(/^Created directory: .*\n/gm, '') })
      },
    )
  })
}

/** A UDP client of the receiver, for datagrams that no tool would send. */
export async function openClient(
  receiver: TestReceiver,
): Promise<{ socket: Socket; replies: Buffer[]; send(datagram: Buffer): Promise<void> }> {
  const socket = createSocket('udp4')
  const replies: Buffer[] = []
  socket.on('message', (reply) => replies.push(reply))
  socket.connect(receiver.port, receiver.host)
  await once(socket, 'connect')
  return {
    socket,
    replies,
    send: (datagram) =>
      new Promise((resolve, reject) => socket.send(datagram, (error) => (error ? reject(error) : resolve()))),
  }
}
