// The real nats-server program under our supervision.
import { StorageType } from '@nats-io/jetstream'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { natsMissing } from '../../test/support/nats.ts'
import { processCommand } from '../life-cycle/process-command.ts'
import { createLog } from '../log/log.ts'
import { createMetrics } from '../metrics/metrics.ts'
import { connectBus, type Bus } from './bus.ts'
import { createNatsServer, type NatsServer } from './nats-server.ts'
import { publishRetrying } from './publish-retrying.ts'
import { serverAccess, serverFiles, writeServerConfig } from './server-files.ts'
import { spawnServer, untilReady } from './server-process.ts'
import { findServerProgram, NatsServerMissingError } from './server-program.ts'
import { ensureStreams, MONITORING } from './streams.ts'

const MEBIBYTE = 1024 * 1024
const path = process.env['PATH'] ?? ''
const log = createLog({ level: 'silent' })
let dataDir: string
const toStop: { stop(): Promise<void> }[] = []

beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'nocturne-nats-'))
})
afterEach(async () => {
  for (const component of toStop.splice(0).reverse()) await component.stop()
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

function server(directory = dataDir, metrics = createMetrics()): NatsServer {
  const nats = { server: process.env['NOCTURNE_NATS_SERVER'] ?? null, port: 0, maxBytes: 64 * MEBIBYTE }
  const created = createNatsServer({ config: { dataDir: directory, nats }, log, metrics, path })
  toStop.push(created)
  return created
}

async function busOf(nats: NatsServer): Promise<Bus> {
  const bus = await connectBus({ ...nats.address(), name: 'test' }, log)
  toStop.push({ stop: () => bus.close() })
  return bus
}

const isDown = (pid: number) => processCommand(pid) === null

describe.skipIf(natsMissing !== null)(`the nats-server child ${natsMissing ?? ''}`, () => {
  it('takes connections with its password only, keeps port and password over a restart, and is gone after stop', async () => {
    const first = server()
    await first.start()
    await first.start()
    const address = first.address()
    const pid = first.pid() ?? 0
    await expect(connectWithout(address.servers)).rejects.toThrow(/Authorization/i)
    const byUrl = address.servers.replace('nats://', `nats://${address.user}:${address.pass}@`)
    const bus = await connectBus({ servers: byUrl, name: 'user and password in the URL' }, log)
    await bus.nc.flush()
    await bus.close()
    expect(statSync(join(dataDir, 'nats/access.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'nats/nats-server.conf')).mode & 0o777).toBe(0o600)
    await first.stop()
    await first.stop()
    expect(isDown(pid)).toBe(true)

    const second = server()
    await second.start()
    expect(second.address()).toEqual(address)
    expect(readFileSync(join(dataDir, 'nats/nats-server.log'), 'utf8')).not.toMatch(/\[WRN\].*(payload|[Pp]lace)/)
  })

  it('loses no acknowledged message when the server is killed under load, and works again by itself', async () => {
    const metrics = createMetrics()
    const nats = server(mkdtempSync(join(dataDir, 'kill-')), metrics)
    await nats.start()
    const bus = await busOf(nats)
    await ensureStreams(bus, log, { maxBytes: 32 * MEBIBYTE, maxAgeMs: 3_600_000 })
    const acknowledged = new Set<number>()
    const total = 3_000
    let next = 0
    const publisher = async () => {
      for (let i = next++; i < total; i = next++) {
        const payload = Buffer.from(String(i))
        await publishRetrying(bus.js, 'monitoring.event.0', payload, { msgID: `m${i}`, timeout: 30_000 })
        acknowledged.add(i)
        if (i === 500 || i === 1_500) process.kill(nats.pid() ?? 0, 'SIGKILL')
      }
    }
    await Promise.all(Array.from({ length: 32 }, publisher))
    expect(acknowledged.size).toBe(total)

    const stored = await readAll(bus, total)
    const missing = [...acknowledged].filter((i) => !stored.has(i))
    expect(missing, 'acknowledged and then lost').toEqual([])
    expect((await bus.jsm.streams.info(MONITORING)).state.messages, 'duplicates were stored').toBe(total)
    const text = await metrics.registry.metrics()
    expect(text).toMatch(/nocturne_nats_server_restarts_total 2/)
  })

  it('ends the server that a killed run left behind and takes over its store', async () => {
    const directory = mkdtempSync(join(dataDir, 'orphan-'))
    const files = serverFiles(directory)
    const access = await serverAccess(files.directory, 0)
    const program = await findServerProgram(process.env['NOCTURNE_NATS_SERVER'] ?? null, path)
    writeServerConfig(files, access, program.version, 64 * MEBIBYTE)
    const orphan = spawnServer(program.file, files)
    await untilReady(orphan, access, files)
    const bus = await connectBus(
      { servers: `127.0.0.1:${access.port}`, user: access.user, pass: access.pass, name: 't' },
      log,
    )
    toStop.push({ stop: () => bus.close() })
    await bus.jsm.streams.add({ name: MONITORING, subjects: ['monitoring.*.*'], storage: StorageType.File })
    await publishRetrying(bus.js, 'monitoring.event.0', Buffer.from('1'), { msgID: 'a', timeout: 5_000 })

    const next = server(directory)
    await next.start()
    expect(isDown(orphan.pid)).toBe(true)
    expect(next.address()).toMatchObject({ user: access.user, pass: access.pass })
    expect(await (await busOf(next)).jsm.streams.info(MONITORING)).toMatchObject({ state: { messages: 1 } })
  })
})

describe('a nats-server that is not there', () => {
  it.each([
    ['not on PATH', null, /not on PATH[\s\S]*apt install nats-server[\s\S]*brew install[\s\S]*docker run/],
    ['no such file', '/nowhere/nats-server', /no program/],
    ['another program', process.execPath, /no nats-server|older than/],
  ])('%s: the error says how to get one', async (_name, file, message) => {
    const missing = findServerProgram(file, '/nowhere')
    await expect(missing).rejects.toThrow(NatsServerMissingError)
    await expect(missing).rejects.toThrow(message)
  })
})

async function connectWithout(servers: string): Promise<void> {
  const { connect } = await import('@nats-io/transport-node')
  await (await connect({ servers, reconnect: false })).close()
}

async function readAll(bus: Bus, total: number): Promise<Set<number>> {
  const consumer = await bus.js.consumers.get(MONITORING)
  const stored = new Set<number>()
  for await (const message of await consumer.fetch({ max_messages: total, expires: 5_000 })) {
    stored.add(Number(message.string()))
    if (stored.size === total) break
  }
  return stored
}
