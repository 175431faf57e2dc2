// One run of the nats-server program: spawned so that it outlives our terminal's signals, awaited until JetStream answers, ended in order.
import { connect } from '@nats-io/transport-node'
import { jetstreamManager } from '@nats-io/jetstream'
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { processCommand } from '../life-cycle/process-command.ts'
import { LOOPBACK, type ServerAccess, type ServerFiles } from './server-files.ts'

const READY_POLL_MS = 50
/** JetStream reads its streams before it answers: gigabytes take a while. */
const READY_LIMIT_MS = 60_000
const PROBE_TIMEOUT_MS = 1_000
const TERM_LIMIT_MS = 5_000
const KILL_LIMIT_MS = 2_000
const POLL_MS = 20
const ERROR_TAIL_CHARS = 1_000

export class NatsServerFailedError extends Error {
  readonly code = 'nats_server_failed'
  constructor(detail: string) {
    super(`nats-server did not start: ${detail}`)
    this.name = 'NatsServerFailedError'
  }
}

export interface ServerProcess {
  readonly pid: number
  /** Resolves with the reason when the process has ended. */
  readonly ended: Promise<string>
}

/** Starts the program. It is in a process group of its own: Ctrl-C reaches us, and we stop it when nobody needs it any more. */
export function spawnServer(program: string, files: ServerFiles): ServerProcess {
  const errors = openSync(files.errors, 'w')
  const child = spawn(program, ['-c', files.config], { stdio: ['ignore', errors, errors], detached: true })
  closeSync(errors)
  const ended = endOf(child)
  if (child.pid !== undefined) writeFileSync(files.pid, String(child.pid))
  return { pid: child.pid ?? 0, ended }
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `exit code ${code ?? 'unknown'}` : `signal ${signal}`),
    )
  })
}

/**
 * Resolves when JetStream answers.
 * @throws NatsServerFailedError when the process ends before, or takes too long
 */
export async function untilReady(server: ServerProcess, access: ServerAccess, files: ServerFiles): Promise<void> {
  const deadline = performance.now() + READY_LIMIT_MS
  let endedBy: string | undefined
  void server.ended.then((reason) => (endedBy = reason))
  while (!(await answers(access))) {
    if (endedBy !== undefined) throw new NatsServerFailedError(`${endedBy}. ${tailOf(files)}`)
    if (performance.now() > deadline)
      throw new NatsServerFailedError(`JetStream did not answer in ${READY_LIMIT_MS} ms`)
    await delay(READY_POLL_MS)
  }
}

async function answers(access: ServerAccess): Promise<boolean> {
  try {
    const nc = await connect({
      servers: `${LOOPBACK}:${access.port}`,
      user: access.user,
      pass: access.pass,
      reconnect: false,
      timeout: PROBE_TIMEOUT_MS,
    })
    try {
      await (await jetstreamManager(nc, { timeout: PROBE_TIMEOUT_MS, checkAPI: false })).getAccountInfo()
      return true
    } finally {
      await nc.close()
    }
  } catch {
    return false // not yet
  }
}

/** Ends a server that an earlier, killed run of ours left behind: two of them must not share one store. */
export async function endOrphan(files: ServerFiles): Promise<number | null> {
  const pid = readPid(files.pid)
  if (pid === null || !isOurServer(pid, files)) return null
  await endProcess(pid, () => !isOurServer(pid, files))
  rmSync(files.pid, { force: true })
  return pid
}

/** SIGTERM, then SIGKILL. */
export async function endProcess(pid: number, hasEnded: () => boolean): Promise<void> {
  for (const [signal, limitMs] of [
    ['SIGTERM', TERM_LIMIT_MS],
    ['SIGKILL', KILL_LIMIT_MS],
  ] as const) {
    if (hasEnded()) return
    try {
      process.kill(pid, signal)
    } catch {
      return // it ended meanwhile
    }
    const deadline = performance.now() + limitMs
    while (!hasEnded() && performance.now() < deadline) await delay(POLL_MS)
  }
}

/** The pid is not enough: it may be somebody else's by now. Our configuration's path in the command line is. */
function isOurServer(pid: number, files: ServerFiles): boolean {
  return processCommand(pid)?.includes(files.config) ?? false
}

function readPid(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8').trim())
    return Number.isSafeInteger(pid) && pid > 1 ? pid : null
  } catch {
    return null // no earlier run
  }
}

function tailOf(files: ServerFiles): string {
  for (const file of [files.errors, files.log]) {
    try {
      const text = readFileSync(file, 'utf8').trim()
      if (text !== '') return `It says: ${text.slice(-ERROR_TAIL_CHARS)}`
    } catch {
      // that one was not written yet
    }
  }
  return 'It wrote nothing.'
}
