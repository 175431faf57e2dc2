// Tells a running process apart from a later one that was given the same pid.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Field 22 of /proc/<pid>/stat, counted after the parenthesised name: start time in ticks since boot (proc(5)). */
const START_TIME_AFTER_NAME = 19

/** @returns when the process was started, as an opaque word, or null when no such process runs */
export function processIdentity(pid: number): string | null {
  try {
    if (!existsSync('/proc/self/stat'))
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie does not run any more; only its parent has not asked yet.
    return state === 'Z' ? null : (fields[START_TIME_AFTER_NAME - 1] ?? null)
  } catch {
    return null // no such process
  }
}
