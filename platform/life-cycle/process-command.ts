// The command line of another process: a pid alone may belong to somebody else by now.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** @returns the command line with spaces between the words, or null when no such process runs */
export function processCommand(pid: number): string | null {
  try {
    const command = existsSync('/proc/self/cmdline')
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      : execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    // Empty for a zombie, which does not run any more.
    return command.trim() === '' ? null : command.trim()
  } catch {
    return null // no such process
  }
}
