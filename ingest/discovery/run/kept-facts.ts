// What devices said last, on disk: a device that does not answer today is still there, until it has been silent for too long.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DeviceFacts } from '../read/device-facts.ts'

const DAY_MS = 86_400_000

export interface KeptFacts {
  /**
   * The facts of now, and those of devices that said nothing this time.
   * @param at now, epoch ms
   * @param remember whether they are to be known to the next run
   */
  merge(now: readonly DeviceFacts[], at: number, remember: boolean): DeviceFacts[]
}

/**
 * Facts in a file of their own.
 * @param keepDays how long a silent device is kept
 */
export function createKeptFacts(file: string, keepDays: number): KeptFacts {
  return {
    merge(now, at, remember) {
      const answered = new Set(now.map(({ address }) => address))
      const silent = read(file).filter((facts) => !answered.has(facts.address) && at - facts.at < keepDays * DAY_MS)
      const all = [...now, ...silent]
      if (remember) write(file, all)
      return all
    },
  }
}

function write(file: string, all: readonly DeviceFacts[]): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, JSON.stringify(all), { mode: 0o600 })
  renameSync(`${file}.new`, file)
}

/** Our own file. One that cannot be read any more is as none: the next run fills it. */
function read(file: string): DeviceFacts[] {
  if (!existsSync(file)) return []
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return Array.isArray(value) ? (value as DeviceFacts[]) : [] // what we wrote
  } catch {
    return []
  }
}
