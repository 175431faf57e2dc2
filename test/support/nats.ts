// A real nats-server for tests: random port, JetStream files in a temporary directory, killable and startable again on the same data.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect as dial } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freeTcpPort } from './free-port.ts'
import { waitFor } from './wait-for.ts'

export interface TestNats {
  readonly url: string
  /** SIGKILL: what a crash of the server looks like. */
  kill(): Promise<void>
  /** SIGSTOP: the server hangs, its connections stay open. */
  pause(): void
  /** SIGCONT. */
  resume(): void
  /** Starts again on the same port and data after kill(). */
  start(): Promise<void>
  /** Ends the server and removes its data. */
  stop(): Promise<void>
}

const SERVER = process.env['NOCTURNE_NATS_SERVER'] ?? 'nats-server'

/** For `describe.skipIf`: the reason why tests with a real server cannot run here, or null. */
export const natsMissing: string | null =
  spawnSync(SERVER, ['--version']).status === 0 ? null : 'nats-server is not installed (NOCTURNE_NATS_SERVER or PATH)'

/** Starts a server. */
export async function startTestNats(): Promise<TestNats> {
  const port = await freeTcpPort()
  const dir = mkdtempSync(join(tmpdir(), 'nocturne-nats-'))
  let child: ChildProcess | undefined

  async function start(): Promise<void> {
    if (child !== undefined) return
    child = spawn(SERVER, ['-a', '127.0.0.1', '-p', String(port), '-js', '-sd', dir], { stdio: 'ignore' })
    await waitFor('nats-server to listen', () => accepts(port), 20_000)
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    child = undefined
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()))
    ending.kill('SIGCONT')
    ending.kill(signal)
    await ended
  }

  await start()
  return {
    url: `nats://127.0.0.1:${port}`,
    start,
    kill: () => end('SIGKILL'),
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    async stop() {
      await end('SIGKILL')
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

function accepts(port: number): Promise<true | undefined> {
  return new Promise((resolve) => {
    const socket = dial(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(undefined))
  })
}
