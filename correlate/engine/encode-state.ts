// The state as text and back: a line of JSON that says what it is, then lines of [section, value]. Either at once, or in pieces while the
// engine goes on: then each piece is of its own moment, and the last lines make all of them exact as of the end.
import type { SweepOrder } from './sections/section.ts'
import { SECTIONS } from './sections/sections.ts'
import type { EngineState } from './state.ts'
import { createState } from './state.ts'

/**
 * Raised whenever a field changes its meaning; an older text is refused, and the runtime replays the stream instead.
 * A new section needs no new version: a text without it leaves that part as createState makes it.
 */
export const STATE_VERSION = 11

interface Heading {
  readonly version: number
  readonly partition: number
  readonly partitions: number
}

/** A state on its way into a checkpoint. At most one of a state may be under way: a new one ends the one before. */
export interface StateSweep {
  /** The next line, of about so many alerts or as much of something else; null when only `finish` is left. */
  next(entries: number): string | null
  /** The last lines: with them the text is the state as of now, between two steps. */
  finish(): readonly string[]
}

/** Begins to encode the state. Steps may be taken between the calls. */
export function sweepState(state: EngineState, order: SweepOrder = 'any'): StateSweep {
  const { partition, partitions } = state
  const heading: Heading = { version: STATE_VERSION, partition, partitions }
  let first: string | null = JSON.stringify(heading)
  const sweeps = SECTIONS.map((section) => ({ name: section.name, sweep: section.sweep(state, order) }))
  // Section after section, twice: on the second way what has changed since the first.
  const way = [...sweeps, ...sweeps]
  let at = 0
  return {
    next(entries) {
      if (first !== null) {
        const line = first
        first = null
        return line
      }
      for (let one = way[at]; one !== undefined; one = way[++at]) {
        const value = one.sweep.next(entries)
        if (value !== null) return JSON.stringify([one.name, value])
      }
      return null
    },
    finish() {
      const lines = first === null ? [] : [first]
      for (const { name, sweep } of sweeps) {
        const value = sweep.finish()
        if (value !== undefined) lines.push(JSON.stringify([name, value]))
      }
      return lines
    },
  }
}

/** Entries of a line when all is encoded at once. */
const PIECE = 100

/** The state as one text, the same for the same state. Not to be called while a sweep is under way. */
export function encodeState(state: EngineState): string {
  const sweep = sweepState(state, 'canonical')
  const lines: string[] = []
  for (let line = sweep.next(PIECE); line !== null; line = sweep.next(PIECE)) lines.push(line)
  return [...lines, ...sweep.finish()].join('\n')
}

/** Reads what encodeState gave. @throws as decodeLines does */
export function decodeState(text: string): EngineState {
  return decodeLines(text.split('\n'))
}

/**
 * Reads the lines of a sweep.
 * @throws SyntaxError when a line is not JSON
 * @throws RangeError when it is of another version, or has a section that this engine does not know
 */
export function decodeLines(lines: Iterable<string>): EngineState {
  let state: EngineState | null = null
  const loaders = new Map<string, (value: unknown) => void>()
  for (const line of lines) {
    if (state === null) {
      state = stateOf(line)
      for (const section of SECTIONS) loaders.set(section.name, section.loader(state))
      continue
    }
    const [name, value] = JSON.parse(line) as [string, unknown] // as sweepState writes it
    const load = loaders.get(name)
    if (load === undefined) throw new RangeError(`engine state has a section ${name} that this engine does not know`)
    load(value)
  }
  if (state === null) throw new RangeError('engine state is empty')
  return state
}

function stateOf(line: string): EngineState {
  // Checkpoints are checksummed and written by sweepState alone; the version guards their shape.
  const heading = JSON.parse(line) as Heading
  if (heading.version !== STATE_VERSION) {
    throw new RangeError(`engine state has version ${heading.version}, this engine reads ${STATE_VERSION}`)
  }
  return createState(heading.partition, heading.partitions)
}
