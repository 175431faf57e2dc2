// Runs a child process quietly: its words are kept and shown only when it fails, so that a good set-up stays readable.
import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { basename, delimiter, dirname, join } from 'node:path'

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the command could not be started
 */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const pieces = []
    child.stdout.on('data', (piece) => pieces.push(piece))
    child.stderr.on('data', (piece) => pieces.push(piece))
    child.on('error', (error) => resolve({ code: 127, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString('utf8').trim() }))
  })
}

/**
 * Where a program is, or null. Looks on PATH, then in the `sbin` beside each `bin`: Debian puts daemons there, and an
 * ordinary user's PATH leaves it out.
 * @param {string} name
 * @param {NodeJS.ProcessEnv} env
 */
export function findProgram(name, env) {
  const onPath = (env.PATH ?? '').split(delimiter).filter(Boolean)
  const beside = onPath.filter((folder) => basename(folder) === 'bin').map((folder) => join(dirname(folder), 'sbin'))
  for (const folder of [...onPath, ...beside]) {
    const path = join(folder, name)
    if (isExecutable(path)) return path
  }
  return null
}

/** @param {string} path */
export function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
