// Starts the built program as its user does (`node dist/main.js serve`) on free ports and a data directory of its own.
// Ends only the processes that it started.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freeTcpPort, freeUdpPort } from './free-port.ts'
import { NODE_OPTIONS } from './node-options.ts'
import { waitFor } from './wait-for.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const ADMIN_TOKEN = 'acceptance-admin-token-0123456789'

export interface SystemOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly dataDir?: string
  /** Path of a nocturne.yaml. */
  readonly configFile?: string
  readonly httpPort?: number
  readonly snmpPort?: number
  readonly readyWithinMs?: number
  /** Options for Node itself, for example --cpu-prof. */
  readonly nodeOptions?: readonly string[]
  /** Shows the process's own output as it comes. */
  readonly echo?: boolean
}

export interface RunningSystem {
  readonly url: string
  readonly httpPort: number
  readonly snmpPort: number
  readonly dataDir: string
  readonly adminToken: string
  readonly ingestToken: string
  readonly pid: number
  /** Lets the first person in. Printed last, which may be after /readyz says that all is up. @throws Error with the output when none comes */
  loginLink(): Promise<string>
  /** GET of a JSON resource with the admin token. @throws Error when the answer is not 2xx */
  get<T>(path: string): Promise<T>
  request(path: string, init?: RequestInit): Promise<Response>
  /** SIGKILL to the process alone, as the kernel would under memory pressure. */
  kill(): Promise<void>
  /** Starts again on the same data and ports. */
  restart(): Promise<RunningSystem>
  /** Orderly stop; removes the data directory when it was made here. */
  stop(): Promise<void>
}

/**
 * Starts the system and waits until /readyz says 200.
 * @throws Error with the process's output when it does not get ready in time
 */
export async function startSystem(options: SystemOptions = {}): Promise<RunningSystem> {
  const ownDir = options.dataDir === undefined
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'nocturne-'))
  const httpPort = options.httpPort ?? (await freeTcpPort())
  const snmpPort = options.snmpPort ?? (await freeUdpPort())
  const url = `http://127.0.0.1:${httpPort}`
  const child = spawn(
    process.execPath,
    [...NODE_OPTIONS, ...(options.nodeOptions ?? []), join(ROOT, 'dist/main.js'), 'serve'],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        NOCTURNE_DATA_DIR: dataDir,
        NOCTURNE_HTTP_PORT: String(httpPort),
        NOCTURNE_SNMP_PORT: String(snmpPort),
        NOCTURNE_BOOTSTRAP_TOKEN: ADMIN_TOKEN,
        ...(options.configFile === undefined ? {} : { NOCTURNE_CONFIG: options.configFile }),
        ...options.env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const printed: string[] = []
  const keep = (chunk: Buffer) => {
    printed.push(chunk.toString())
    if (options.echo === true) process.stdout.write(chunk)
  }
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)
  const output = () => printed.join('')
  try {
    await waitFor(
      'the system to be ready',
      async () => {
        if (child.exitCode !== null) return 'ended'
        const answer = await fetch(`${url}/readyz`)
        return answer.status === 200 ? 'ready' : undefined
      },
      options.readyWithinMs ?? 60_000,
    )
    if (child.exitCode !== null) throw new Error(`the system ended with code ${child.exitCode} before it was ready`)
  } catch (error) {
    await endChild(child, 'SIGKILL')
    throw new Error(`the system did not start:\n${output()}`, { cause: error })
  }
  const tokenFile = join(dataDir, 'ingest-token')
  const ingestToken = existsSync(tokenFile) ? readFileSync(tokenFile, 'utf8').trim() : ADMIN_TOKEN
  const request = (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    if (!headers.has('authorization')) headers.set('authorization', `Bearer ${ADMIN_TOKEN}`)
    return fetch(url + path, { ...init, headers })
  }
  return {
    url,
    httpPort,
    snmpPort,
    dataDir,
    adminToken: ADMIN_TOKEN,
    ingestToken,
    pid: child.pid ?? -1,
    loginLink: () =>
      waitFor('a login link to be printed', () => {
        const [link] = /https?:\/\/\S+\/login\S*(?=\s)/.exec(output()) ?? []
        if (link === undefined) throw new Error(`none yet:\n${output()}`)
        return link
      }),
    request,
    async get<T>(path: string): Promise<T> {
      const answer = await request(path)
      if (!answer.ok) throw new Error(`GET ${path} answered ${answer.status}: ${await answer.text()}`)
      return (await answer.json()) as T
    },
    kill: () => endChild(child, 'SIGKILL'),
    restart: () => startSystem({ ...options, dataDir, httpPort, snmpPort }),
    async stop() {
      await endChild(child, 'SIGTERM')
      if (ownDir) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await ended
  clearTimeout(late)
}
