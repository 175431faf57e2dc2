// Finds the nats-server program and says how to get it when it is not there.
import { execFile } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

export interface ServerProgram {
  readonly file: string
  readonly version: readonly [major: number, minor: number, patch: number]
}

export class NatsServerMissingError extends Error {
  readonly code = 'nats_server_missing'
  constructor(reason: string) {
    super(
      `${reason}. Install it, or point NATS_URL at a server that runs with JetStream:\n` +
        '  Debian, Ubuntu:  apt install nats-server\n' +
        '  macOS:           brew install nats-server\n' +
        '  container:       docker run -d -p 127.0.0.1:4222:4222 nats:2.12-alpine -js && export NATS_URL=nats://127.0.0.1:4222',
    )
    this.name = 'NatsServerMissingError'
  }
}

/** The oldest that is tried out: JetStream key-value with direct gets. */
const OLDEST = [2, 9] as const
const VERSION_LIMIT_MS = 10_000
const run = promisify(execFile)

/**
 * @param configured program file from the settings; null looks on the path
 * @param path directories to look in, as in the PATH variable
 * @throws NatsServerMissingError when there is none, it does not run, or it is too old
 */
export async function findServerProgram(configured: string | null, path: string): Promise<ServerProgram> {
  const file =
    configured ??
    withDaemonDirectories(path.split(delimiter))
      .map((directory) => join(directory, 'nats-server'))
      .find(isProgram)
  if (file === undefined)
    throw new NatsServerMissingError('nats-server is not on PATH and NOCTURNE_NATS_SERVER is not set')
  if (!isProgram(file)) throw new NatsServerMissingError(`NOCTURNE_NATS_SERVER is ${file}, which is no program`)
  const version = await versionOf(file)
  if (!atLeast(version, OLDEST))
    throw new NatsServerMissingError(`${file} is version ${version.join('.')}, older than ${OLDEST.join('.')}`)
  return { file, version }
}

/** Debian puts daemons into the `sbin` beside each `bin`, which the path of an ordinary user leaves out. */
function withDaemonDirectories(path: readonly string[]): readonly string[] {
  return [...path, ...path.filter((one) => basename(one) === 'bin').map((one) => join(dirname(one), 'sbin'))]
}

export function atLeast(version: readonly number[], wanted: readonly [major: number, minor: number]): boolean {
  const [major = 0, minor = 0] = version
  return major > wanted[0] || (major === wanted[0] && minor >= wanted[1])
}

async function versionOf(file: string): Promise<ServerProgram['version']> {
  let answer: string
  try {
    answer = (await run(file, ['--version'], { timeout: VERSION_LIMIT_MS })).stdout
  } catch (error) {
    throw new NatsServerMissingError(`${file} does not run: ${error instanceof Error ? error.message : String(error)}`)
  }
  const [, major, minor, patch] = /^nats-server: v(\d+)\.(\d+)\.(\d+)/.exec(answer) ?? []
  if (major === undefined)
    throw new NatsServerMissingError(`${file} is no nats-server: it says ${answer.slice(0, 100)}`)
  return [Number(major), Number(minor), Number(patch)]
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false // not there, or not ours to run
  }
}
