// The trap receiver as a component: the UDP socket, the intake behind it, and what the kernel dropped before it.
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Config } from '../../platform/config/config.ts'
import type { Component } from '../../platform/life-cycle/component.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import { publishDeadLetter } from '../../platform/nats/dead-letter.ts'
import type { EventPublisher } from '../publish/event-publisher.ts'
import type { Catalog } from './catalog/catalog.ts'
import { createDeadLetterSampler } from './dead-letter-sampler.ts'
import { readKernelDrops } from './kernel-drops.ts'
import { createSnmpMetrics } from './snmp-metrics.ts'
import { createTrapIntake } from './trap-intake.ts'
import { createTrapOutbox, type TrapOutbox } from './trap-outbox.ts'
import { TrapSpool } from './trap-spool.ts'
import { openEngineIdentity } from './usm/engine-identity.ts'

export interface TrapReceiver extends Component {
  /** Where it listens; the port is the real one when the settings say 0. @throws before start */
  address(): { readonly host: string; readonly port: number }
}

/** The kernel grants what net.core.rmem_max allows, and counts its own overhead against it. */
const RECEIVE_BUFFER_BYTES = 24 * 1024 * 1024
const DROPS_EVERY_MS = 2000
const STOP_LIMIT_MS = 5000

/** Creates the receiver of traps and informs. */
export function createTrapReceiver(deps: {
  readonly config: Pick<Config, 'dataDir' | 'domain' | 'snmp'>
  /** The catalogue in force, asked with every notification. */
  readonly catalog: () => Catalog
  readonly publisher: Pick<EventPublisher, 'publish'>
  readonly bus: Bus
  readonly metrics: Metrics
  readonly log: Log
}): TrapReceiver {
  const { config, bus, log } = deps
  const metrics = createSnmpMetrics(deps.metrics)
  let socket: Socket | undefined
  let outbox: TrapOutbox | undefined
  let dropsTimer: NodeJS.Timeout | undefined
  let dropsSeen = 0

  async function start(): Promise<void> {
    if (socket !== undefined) return
    const { catalog } = deps
    outbox = createTrapOutbox({
      publisher: deps.publisher,
      spool: new TrapSpool(join(config.dataDir, 'snmp-spool')),
      lost: (traps) => metrics.refused.inc({ reason: 'overload' }, traps),
      changed: (inFlight, spooledBytes) => {
        metrics.inFlight.set(inFlight)
        metrics.spooled.set(spooledBytes)
      },
    })
    const intake = createTrapIntake({
      config,
      identity: openEngineIdentity(config.dataDir),
      catalog,
      outbox,
      metrics,
      send,
      refused: createDeadLetterSampler({
        publish: (letter) => publishDeadLetter(bus, letter),
        suppressed: () => metrics.lettersSuppressed.inc(),
      }),
    })
    const opened = openSocket(config.snmp.host)
    socket = opened
    opened.on('message', intake.accept)
    try {
      await bind(opened, config.snmp)
    } catch (error) {
      socket = undefined
      opened.close()
      throw error
    }
    opened.on('error', (error) => log.error({ err: error }, 'the trap socket reported an error'))
    metrics.receiveBuffer.set(opened.getRecvBufferSize())
    dropsSeen = readKernelDrops(opened.address().port)
    dropsTimer = setInterval(countDrops, DROPS_EVERY_MS)
    dropsTimer.unref()
    log.info(
      { ...address(), notifications: catalog().size, receiveBuffer: opened.getRecvBufferSize() },
      'listening for traps',
    )
  }

  function send(datagram: Buffer, to: RemoteInfo): void {
    // A reply that cannot be sent is one that got lost: the sender repeats its inform.
    socket?.send(datagram, to.port, to.address, (error) => {
      if (error !== null) log.debug({ err: error, to: to.address }, 'reply not sent')
    })
  }

  function countDrops(): void {
    if (socket === undefined) return
    const drops = readKernelDrops(socket.address().port)
    if (drops > dropsSeen) metrics.kernelDrops.inc(drops - dropsSeen)
    dropsSeen = drops
  }

  function address(): { host: string; port: number } {
    if (socket === undefined) throw new Error('the trap receiver is not started')
    const { address: host, port } = socket.address()
    return { host, port }
  }

  async function stop(): Promise<void> {
    countDrops()
    clearInterval(dropsTimer)
    // Informs that are stored while we stop are still answered: the socket goes last.
    socket?.removeAllListeners('message')
    await outbox?.stop(STOP_LIMIT_MS)
    outbox = undefined
    const closing = socket
    socket = undefined
    if (closing !== undefined) await new Promise<void>((resolve) => closing.close(() => resolve()))
  }

  return { name: 'trap receiver', start, stop, address }
}

/** An IPv6 host gets a dual socket: `::` takes IPv4 too. */
function openSocket(host: string): Socket {
  return host.includes(':')
    ? createSocket({ type: 'udp6', ipv6Only: false, recvBufferSize: RECEIVE_BUFFER_BYTES })
    : createSocket({ type: 'udp4', recvBufferSize: RECEIVE_BUFFER_BYTES })
}

async function bind(socket: Socket, { host, port }: Config['snmp']): Promise<void> {
  socket.bind(port, host)
  try {
    await once(socket, 'listening')
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`cannot listen for traps on ${host} port ${port}/udp: ${detail}`, { cause })
  }
}
