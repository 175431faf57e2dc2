// The files of the nats-server child in <dataDir>/nats: its address and password, made once, and its configuration, written at each start.
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { atLeast, type ServerProgram } from './server-program.ts'

export interface ServerAccess {
  readonly port: number
  readonly user: string
  readonly pass: string
}

export interface ServerFiles {
  readonly directory: string
  readonly config: string
  readonly pid: string
  readonly log: string
  /** What it wrote before its log was open: why it did not start. */
  readonly errors: string
}

export const LOOPBACK = '127.0.0.1'
const OWNER_ONLY = 0o600
const OWNER_ONLY_DIRECTORY = 0o700
const PASSWORD_BYTES = 24
const MEBIBYTE = 1024 * 1024
/** Above it the server warns at each start. */
export const MAX_PAYLOAD_BYTES = 8 * MEBIBYTE
const LOG_LIMIT_BYTES = 10 * MEBIBYTE
const MEMORY_STORE_BYTES = 256 * MEBIBYTE

export function serverFiles(dataDir: string): ServerFiles {
  // Absolute: the configuration's path in the command line is how we know our own child again.
  const directory = resolve(dataDir, 'nats')
  mkdirSync(directory, { recursive: true, mode: OWNER_ONLY_DIRECTORY })
  const file = (name: string) => join(directory, name)
  return {
    directory,
    config: file('nats-server.conf'),
    pid: file('nats-server.pid'),
    log: file('nats-server.log'),
    errors: file('nats-server.err'),
  }
}

/**
 * Reads the address and password of the last start, or makes them.
 * @param port 0 keeps the last one; chooses a free one on the first start and when another program took the last one
 */
export async function serverAccess(directory: string, port: number): Promise<ServerAccess> {
  const file = join(directory, 'access.json')
  const kept = readKept(file)
  const last = port === 0 ? (kept?.port ?? 0) : port
  const access = {
    port: last !== 0 && (port !== 0 || (await isFree(last))) ? last : await freePort(),
    user: kept?.user ?? 'nocturne',
    pass: kept?.pass ?? randomBytes(PASSWORD_BYTES).toString('hex'),
  }
  writePrivate(file, JSON.stringify(access))
  return access
}

/**
 * Writes the configuration (docs.nats.io, "Server configuration").
 * @param maxFileBytes what all streams together may reserve
 * @returns whether every acknowledged message is on the disk: see sync_interval
 */
export function writeServerConfig(
  files: ServerFiles,
  access: ServerAccess,
  version: ServerProgram['version'],
  maxFileBytes: number,
): { fsyncAlways: boolean } {
  // 2.9 refuses the key; there a power cut can cost what came in the last two minutes.
  const fsyncAlways = atLeast(version, [2, 10])
  const lines = [
    '# Written by Nocturne at each start.',
    'server_name: nocturne',
    `listen: "${LOOPBACK}:${access.port}"`,
    `authorization { user: ${JSON.stringify(access.user)}, password: ${JSON.stringify(access.pass)} }`,
    `max_payload: ${MAX_PAYLOAD_BYTES}`,
    `pid_file: ${JSON.stringify(files.pid)}`,
    `log_file: ${JSON.stringify(files.log)}`,
    `logfile_size_limit: ${LOG_LIMIT_BYTES}`,
    'jetstream {',
    `  store_dir: ${JSON.stringify(join(files.directory, 'store'))}`,
    // Explicit: the default is a share of the disk's free space, so that a fuller disk would refuse streams that are there.
    `  max_file_store: ${maxFileBytes}`,
    `  max_memory_store: ${MEMORY_STORE_BYTES}`,
    ...(fsyncAlways ? ['  sync_interval: always'] : []),
    '}',
  ]
  writePrivate(files.config, `${lines.join('\n')}\n`)
  return { fsyncAlways }
}

function readKept(file: string): ServerAccess | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ServerAccess // written below
  } catch {
    return null // first start
  }
}

/** Whole or not at all, and for the owner only. */
function writePrivate(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: OWNER_ONLY })
  renameSync(`${file}.new`, file)
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, LOOPBACK, () => {
      const address = server.address()
      // A TCP server's address is an object.
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => done(port))
    })
  })
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, LOOPBACK, () => server.close(() => done(true)))
  })
}
