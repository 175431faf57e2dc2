// The state as text and back: a line of JSON that says what it is, then a line a section; the same text for the same state.
import { SECTIONS } from './sections/sections.ts'
import type { EngineState } from './state.ts'
import { createState } from './state.ts'

/**
 * Raised whenever a field changes its meaning; an older text is refused, and the runtime replays the stream instead.
 * A new section needs no new version: a text without it leaves that part as createState makes it.
 */
export const STATE_VERSION = 4

interface Heading {
  readonly version: number
  readonly partition: number
  readonly partitions: number
}

export function encodeState(state: EngineState): string {
  const { partition, partitions } = state
  const heading: Heading = { version: STATE_VERSION, partition, partitions }
  const lines = SECTIONS.map((section) => JSON.stringify([section.name, section.encode(state)]))
  return [JSON.stringify(heading), ...lines].join('\n')
}

/**
 * @throws SyntaxError when the text is not JSON
 * @throws RangeError when it is of another version, or has a section that this engine does not know
 */
export function decodeState(text: string): EngineState {
  const [first = '', ...lines] = text.split('\n')
  // Checkpoints are checksummed and written by encodeState alone; the version guards their shape.
  const heading = JSON.parse(first) as Heading
  if (heading.version !== STATE_VERSION) {
    throw new RangeError(`engine state has version ${heading.version}, this engine reads ${STATE_VERSION}`)
  }
  const state = createState(heading.partition, heading.partitions)
  for (const line of lines) {
    const [name, value] = JSON.parse(line) as [string, unknown] // as encodeState writes it
    const section = SECTIONS.find((one) => one.name === name)
    if (section === undefined) throw new RangeError(`engine state has a section ${name} that this engine does not know`)
    section.decode(state, value)
  }
  return state
}
