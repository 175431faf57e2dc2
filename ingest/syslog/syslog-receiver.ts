// The syslog receiver as a component: UDP and TCP sockets as the settings say, the intake behind them, an outbox with a spool on disk.
// TCP senders are held back while events wait; UDP cannot be.
import { createSocket, type Socket as UdpSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import type { Config } from '../../platform/config/config.ts'
import type { Component } from '../../platform/life-cycle/component.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import type { EventPublisher } from '../publish/event-publisher.ts'
import { normaliseAddress } from '../snmp/address.ts'
import { createSourceFilter } from '../snmp/source-filter.ts'
import { createTrapOutbox, OUTBOX_LIMITS, type TrapOutbox } from '../snmp/trap-outbox.ts'
import { TrapSpool } from '../snmp/trap-spool.ts'
import { MAX_MESSAGE, SyslogFraming } from './framing.ts'
import { createSyslogIntake, type SyslogIntake } from './syslog-intake.ts'

export interface SyslogReceiver extends Component {
  /** The ports that it listens on, by transport. */
  ports(): { readonly udp?: number; readonly tcp?: number }
}

const RECEIVE_BUFFER_BYTES = 8 * 1024 * 1024
const MAX_CONNECTIONS = 512
/** A sender that says nothing for so long has gone; rsyslog and syslog-ng connect again. */
const IDLE_MS = 4 * 3_600_000
const STOP_LIMIT_MS = 5_000
/** TCP is held back above the first, goes on below the second. */
const HOLD_BACK = OUTBOX_LIMITS.inFlight / 2
const GO_ON = OUTBOX_LIMITS.inFlight / 4

/** Creates the receiver. */
export function createSyslogReceiver(deps: {
  readonly config: Pick<Config, 'dataDir' | 'domain' | 'syslog'>
  readonly publisher: Pick<EventPublisher, 'publish'>
  readonly metrics: Metrics
  readonly log: Log
}): SyslogReceiver {
  const { config, log } = deps
  const { syslog } = config
  const isAllowed = createSourceFilter(syslog.sources)
  const connections = new Set<Socket>()
  let outbox: TrapOutbox | undefined
  let udp: UdpSocket | undefined
  let tcp: Server | undefined
  let held = false
  const intake: SyslogIntake = createSyslogIntake({
    domain: config.domain,
    level: syslog.level,
    metrics: deps.metrics,
    add: (event) => outbox?.addTrap(event),
    now: Date.now,
  })

  async function start(): Promise<void> {
    if (outbox !== undefined) return
    outbox = createTrapOutbox({
      publisher: deps.publisher,
      spool: new TrapSpool(join(config.dataDir, 'syslog-spool')),
      lost: (events) => intake.refuse('overload', events),
      changed: holdBack,
    })
    try {
      if (syslog.listen.includes('udp')) udp = await openUdp()
      if (syslog.listen.includes('tcp')) tcp = await openTcp()
    } catch (cause) {
      await stop()
      const detail = cause instanceof Error ? cause.message : String(cause)
      throw new Error(`cannot listen for syslog on ${syslog.host} port ${syslog.port}: ${detail}`, { cause })
    }
    log.info({ host: syslog.host, ...ports() }, 'listening for syslog')
  }

  async function openUdp(): Promise<UdpSocket> {
    const socket = createSocket({
      type: syslog.host.includes(':') ? 'udp6' : 'udp4',
      recvBufferSize: RECEIVE_BUFFER_BYTES,
    })
    socket.on('message', (datagram, from) => {
      const source = normaliseAddress(from.address)
      if (!isAllowed(source)) intake.refuse('source_not_allowed')
      else if (datagram.length > MAX_MESSAGE) intake.refuse('too_long')
      else intake.accept(datagram.toString('utf8').trim(), source, 'udp')
    })
    socket.bind(syslog.port, syslog.host)
    await once(socket, 'listening')
    socket.on('error', (error) => log.error({ err: error }, 'the syslog socket reported an error'))
    return socket
  }

  async function openTcp(): Promise<Server> {
    const server = createServer(take)
    server.listen(syslog.port, syslog.host)
    await once(server, 'listening')
    server.on('error', (error) => log.error({ err: error }, 'the syslog server reported an error'))
    return server
  }

  function take(socket: Socket): void {
    const source = normaliseAddress(socket.remoteAddress ?? '')
    if (!isAllowed(source) || connections.size >= MAX_CONNECTIONS) {
      intake.refuse(isAllowed(source) ? 'too_many_connections' : 'source_not_allowed')
      socket.destroy()
      return
    }
    const framing = new SyslogFraming()
    connections.add(socket)
    if (held) socket.pause()
    socket.setTimeout(IDLE_MS, () => socket.destroy())
    socket.on('data', (chunk: Buffer) => {
      const { messages, tooLong } = framing.push(chunk)
      if (tooLong > 0) intake.refuse('too_long', tooLong)
      for (const message of messages) intake.accept(message, source, 'tcp')
    })
    socket.on('end', () => {
      const rest = framing.rest()
      if (rest !== '') intake.accept(rest, source, 'tcp')
    })
    socket.on('error', (error) => log.debug({ err: error, from: source }, 'a syslog connection broke'))
    socket.on('close', () => connections.delete(socket))
  }

  function holdBack(inFlight: number, spooledBytes: number): void {
    const waiting = spooledBytes > 0
    if (!held && (waiting || inFlight > HOLD_BACK)) {
      held = true
      for (const socket of connections) socket.pause()
    } else if (held && !waiting && inFlight < GO_ON) {
      held = false
      for (const socket of connections) socket.resume()
    }
  }

  function ports(): { udp?: number; tcp?: number } {
    const address = tcp?.address()
    return {
      ...(udp === undefined ? {} : { udp: udp.address().port }),
      ...(typeof address === 'object' && address !== null ? { tcp: address.port } : {}),
    }
  }

  async function stop(): Promise<void> {
    const [closingUdp, closingTcp] = [udp, tcp]
    udp = undefined
    tcp = undefined
    for (const socket of connections) socket.destroy()
    await Promise.all([
      closingUdp === undefined ? undefined : new Promise<void>((resolve) => closingUdp.close(() => resolve())),
      closingTcp === undefined ? undefined : new Promise<void>((resolve) => closingTcp.close(() => resolve())),
    ])
    await outbox?.stop(STOP_LIMIT_MS)
    outbox = undefined
  }

  return { name: 'syslog receiver', start, stop, ports }
}
