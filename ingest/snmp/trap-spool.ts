// Events that could not be handed to NATS wait here on disk, first in first out, up to a limit: files of NDJSON in the data directory.
// They survive a restart. A file read twice (killed between publishing and removing it) gives the same event ids again.
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { MonitoringEvent } from '../contract/event.ts'

export interface SpoolLimits {
  readonly totalBytes: number
  readonly segmentBytes: number
}

export const SPOOL_LIMITS: SpoolLimits = { totalBytes: 256 * 1024 * 1024, segmentBytes: 2 * 1024 * 1024 }

interface Segment {
  readonly path: string
  bytes: number
}

const NAME = /^(\d{10})\.ndjson$/

export class TrapSpool {
  readonly #directory: string
  readonly #limits: SpoolLimits
  readonly #segments: Segment[]
  #next: number
  #open: number | undefined
  #bytes: number

  /** @throws when the directory cannot be made or read */
  constructor(directory: string, limits: SpoolLimits = SPOOL_LIMITS) {
    this.#directory = directory
    this.#limits = limits
    mkdirSync(directory, { recursive: true })
    const names = readdirSync(directory)
      .filter((name) => NAME.test(name))
      .sort()
    this.#segments = names.map((name) => ({ path: join(directory, name), bytes: statSync(join(directory, name)).size }))
    this.#next = Number(names.at(-1)?.slice(0, 10) ?? 0) + 1
    this.#bytes = this.#segments.reduce((sum, segment) => sum + segment.bytes, 0)
  }

  get bytes(): number {
    return this.#bytes
  }

  get empty(): boolean {
    return this.#segments.length === 0
  }

  /** Appends events. @returns how many of them fitted: those from the front */
  append(events: readonly MonitoringEvent[]): number {
    const lines: Buffer[] = []
    let room = this.#limits.totalBytes - this.#bytes
    for (const event of events) {
      const line = Buffer.from(`${JSON.stringify(event)}\n`)
      if (line.length > room) break
      room -= line.length
      lines.push(line)
    }
    return lines.length > 0 && this.#write(Buffer.concat(lines)) ? lines.length : 0
  }

  /** Events of the oldest file, which then is written to no more. Unreadable lines (a write cut short by a crash) are left out. */
  readOldest(): readonly MonitoringEvent[] {
    const segment = this.#segments[0]
    if (segment === undefined) return []
    if (this.#segments.length === 1) this.#close()
    const events: MonitoringEvent[] = []
    for (const line of readFileSync(segment.path, 'utf8').split('\n')) {
      const event = parseLine(line)
      if (event !== undefined) events.push(event)
    }
    return events
  }

  /** Removes the oldest file: its events are stored. */
  removeOldest(): void {
    const segment = this.#segments.shift()
    if (segment === undefined) return
    this.#bytes -= segment.bytes
    rmSync(segment.path, { force: true })
  }

  close(): void {
    this.#close()
  }

  #write(octets: Buffer): boolean {
    try {
      const segment = this.#tail()
      writeSync(this.#open ?? 0, octets)
      segment.bytes += octets.length
      this.#bytes += octets.length
      return true
    } catch {
      // Disk full or gone: the same as a full spool. The next append tries a new file.
      this.#close()
      return false
    }
  }

  #tail(): Segment {
    const last = this.#segments.at(-1)
    if (this.#open !== undefined && last !== undefined && last.bytes < this.#limits.segmentBytes) return last
    this.#close()
    const path = join(this.#directory, `${String(this.#next++).padStart(10, '0')}.ndjson`)
    this.#open = openSync(path, 'a')
    const segment = { path, bytes: 0 }
    this.#segments.push(segment)
    return segment
  }

  #close(): void {
    if (this.#open !== undefined) closeSync(this.#open)
    this.#open = undefined
  }
}

function parseLine(line: string): MonitoringEvent | undefined {
  if (line === '') return undefined
  try {
    // Written by append() above.
    return JSON.parse(line) as MonitoringEvent
  } catch {
    return undefined
  }
}
