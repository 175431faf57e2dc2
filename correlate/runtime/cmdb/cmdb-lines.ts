// CMDB <-> text that can be written and read in pieces: each line is a part of the CMDB as JSON. A whole CMDB on one line, as versions before this
// wrote it, is such a text, too.
import type { Pausing } from '../../../platform/pieces/pausing.ts'
import type { Ci, CmdbFile, Relationship } from '../../contract/ci.ts'

/** Entries of a line: a millisecond to read. */
const ENTRIES = 500

export function* linesOfCmdb({ cis, relationships }: CmdbFile): Pausing<readonly string[]> {
  const lines: string[] = []
  for (const part of partsOf(cis)) {
    lines.push(JSON.stringify({ cis: part, relationships: [] } satisfies CmdbFile))
    yield
  }
  for (const part of partsOf(relationships)) {
    lines.push(JSON.stringify({ cis: [], relationships: part } satisfies CmdbFile))
    yield
  }
  return lines
}

/** @throws SyntaxError when a line is not JSON */
export function* cmdbOfLines(text: string): Pausing<CmdbFile> {
  const cis: Ci[] = []
  const relationships: Relationship[] = []
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start)
    const stop = end < 0 ? text.length : end
    const part = JSON.parse(text.slice(start, stop)) as CmdbFile // written by linesOfCmdb, and proven by checksum or version
    for (const ci of part.cis) cis.push(ci)
    for (const relationship of part.relationships) relationships.push(relationship)
    start = stop + 1
    yield
  }
  return { cis, relationships }
}

function* partsOf<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < list.length; from += ENTRIES) yield list.slice(from, from + ENTRIES)
}
