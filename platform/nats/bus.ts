// A thread's connection to NATS: core, JetStream and key-value buckets. It reconnects for ever; what was in flight at a disconnect fails
// and is retried by its caller with the same message id.
import { jetstream, jetstreamManager, type JetStreamClient, type JetStreamManager } from '@nats-io/jetstream'
import { Kvm, type KV, type KvOptions } from '@nats-io/kv'
import { connect, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node'
import type { Log } from '../log/log.ts'

export interface Bus {
  readonly nc: NatsConnection
  readonly js: JetStreamClient
  readonly jsm: JetStreamManager
  /** Opens a key-value bucket, creating it when it is not there. One KV per bucket and bus. */
  kv(bucket: string, opts?: Partial<KvOptions>): Promise<KV>
  /** False between a disconnect and the next reconnect. */
  connected(): boolean
  /** Sends what is buffered and closes. Safe twice. */
  close(): Promise<void>
}

export interface BusAddress {
  /** One URL or several, comma separated; `user:password@` in a URL counts when user and pass are not given. */
  readonly servers: string
  readonly user?: string
  readonly pass?: string
}

const RECONNECT_WAIT_MS = 250
const PING_INTERVAL_MS = 10_000
const CLOSE_LIMIT_MS = 2_000

/**
 * Connects, waiting for ever for the first connection too.
 * @param opts.name shown in the server's connection list
 * @throws AuthorizationError when the server refuses the credentials at the first connection
 */
export async function connectBus(opts: BusAddress & { name: string }, log: Log): Promise<Bus> {
  const nc = await connect({
    ...serversAndUser(opts),
    name: opts.name,
    maxReconnectAttempts: -1,
    waitOnFirstConnect: true,
    reconnectTimeWait: RECONNECT_WAIT_MS,
    reconnectJitter: RECONNECT_WAIT_MS,
    pingInterval: PING_INTERVAL_MS,
    maxPingOut: 3,
    // A server that restarts may refuse credentials for a moment: keep trying.
    ignoreAuthErrorAbort: true,
    noRandomize: true,
    // Else the client makes two errors with stack traces for every request in advance: a fifth of the time of a publisher.
    noAsyncTraces: true,
  })
  let up = true
  void followStatus(nc, log, (connected) => {
    up = connected
  })
  const kvm = new Kvm(nc)
  const buckets = new Map<string, Promise<KV>>()
  let closing: Promise<void> | undefined

  return {
    nc,
    js: jetstream(nc),
    jsm: await jetstreamManager(nc, { checkAPI: false }),
    kv(bucket, kvOptions = {}) {
      const known = buckets.get(bucket)
      if (known !== undefined) return known
      const opened = kvm.create(bucket, { replicas: 1, ...kvOptions })
      buckets.set(bucket, opened)
      // A bucket that could not be opened is asked for again.
      opened.catch(() => buckets.delete(bucket))
      return opened
    },
    connected: () => up && !nc.isClosed(),
    close() {
      closing ??= closeConnection(nc, () => up)
      return closing
    },
  }
}

/** nats.js takes no user from a URL: it is cut out and passed on its own. */
function serversAndUser(address: BusAddress): Pick<ConnectionOptions, 'servers' | 'user' | 'pass'> {
  let user = address.user
  let pass = address.pass
  const servers = address.servers.split(',').map((text) => {
    const url = new URL(text.trim().includes('://') ? text.trim() : `nats://${text.trim()}`)
    user ??= url.username === '' ? undefined : decodeURIComponent(url.username)
    pass ??= url.password === '' ? undefined : decodeURIComponent(url.password)
    url.username = ''
    url.password = ''
    return url.href.replace(/\/$/, '')
  })
  return { servers, ...(user === undefined ? {} : { user }), ...(pass === undefined ? {} : { pass }) }
}

async function followStatus(nc: NatsConnection, log: Log, changed: (connected: boolean) => void): Promise<void> {
  for await (const status of nc.status()) {
    if (status.type === 'disconnect') {
      changed(false)
      log.warn({ server: status.server }, 'disconnected from NATS')
    } else if (status.type === 'reconnect') {
      changed(true)
      log.info({ server: status.server }, 'reconnected to NATS')
    } else if (status.type === 'error') {
      log.warn({ err: status.error }, 'NATS reported an error')
    }
  }
}

/** drain() waits for the server; without one there is nothing to wait for. */
async function closeConnection(nc: NatsConnection, connected: () => boolean): Promise<void> {
  if (nc.isClosed()) return
  if (connected()) {
    let timer: NodeJS.Timeout | undefined
    const limit = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, CLOSE_LIMIT_MS)
    })
    await Promise.race([nc.drain().catch(() => undefined), limit])
    clearTimeout(timer)
  }
  if (!nc.isClosed()) await nc.close()
}
