// Programs of other projects that acceptance tests run for real. A missing one skips its tests, and says so.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The program's path, or null when it is not installed. */
export function findTool(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const path = join(folder, name)
    try {
      accessSync(path, constants.X_OK)
      return path
    } catch {
      continue
    }
  }
  return null
}

/** Which of the programs are missing, as the reason of a skipped suite; empty when all are there. */
export function missingTools(...names: readonly string[]): string {
  const missing = names.filter((name) => findTool(name) === null)
  return missing.length === 0 ? '' : ` (skipped: not installed: ${missing.join(', ')})`
}

export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end. @throws Error when it cannot be started */
export function run(name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  const done = spawnSync(name, args, { encoding: 'utf8', timeout: 30_000, env: { ...process.env, ...env } })
  if (done.error) throw done.error
  return { code: done.status ?? -1, stdout: done.stdout, stderr: done.stderr }
}

/** Runs a program beside the test, so that its answer can be timed. */
export function runBeside(name: string, args: readonly string[]): Promise<Ran> {
  const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? -1, stdout, stderr }))
  })
}

export interface Server {
  readonly output: () => string
  stop(): Promise<void>
}

/** Starts a server program; it is ended by its own process id. */
export function startServer(name: string, args: readonly string[], cwd?: string): Server {
  const child: ChildProcess = spawn(name, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
  })
  let text = ''
  const keep = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-20_000))
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return {
    output: () => text,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(late)
    },
  }
}
