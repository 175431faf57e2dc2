// What the runtime did to the engine besides feeding it the stream: topologies swapped in and messages skipped, each with its place. Written before it
// takes effect, so that a replay from a checkpoint does the same at the same place and gives the same revisions.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from './durable-file.ts'

export type JournalEntry =
  /** Messages above `seq` were stepped with this topology. */
  | { readonly kind: 'topology'; readonly seq: number; readonly version: string }
  /** The message at `seq` threw and is left out. */
  | { readonly kind: 'skip'; readonly seq: number; readonly error: string }

export interface Journal {
  /** Topology version for the message at seq; null when nothing is known. */
  topologyAt(seq: number): string | null
  isSkipped(seq: number): boolean
  /** Makes the entry durable, then effective. @throws the file system's error */
  add(entry: JournalEntry): Promise<void>
  /** Forgets what no replay from a checkpoint at or above seq can need. Written with the next entry. */
  forgetBefore(seq: number): void
  /** Topology versions that a replay may need. */
  topologies(): ReadonlySet<string>
}

/**
 * Opens the journal of a partition.
 * @param onDamage told when the file cannot be read; the journal is empty then
 */
export async function openJournal(directory: string, onDamage: (error: unknown) => void): Promise<Journal> {
  const path = join(directory, 'journal.json')
  let entries = await readEntries(path, onDamage)

  function topologyEntryAt(seq: number): Extract<JournalEntry, { kind: 'topology' }> | undefined {
    return entries.findLast((entry) => entry.kind === 'topology' && entry.seq < seq) as
      Extract<JournalEntry, { kind: 'topology' }> | undefined // findLast does not narrow
  }

  return {
    topologyAt: (seq) => topologyEntryAt(seq)?.version ?? null,
    isSkipped: (seq) => entries.some((entry) => entry.kind === 'skip' && entry.seq === seq),
    async add(entry) {
      const next = [...entries, entry]
      await writeDurably(path, [Buffer.from(JSON.stringify(next))])
      entries = next
    },
    forgetBefore(seq) {
      const ruling = topologyEntryAt(seq + 1)
      entries = entries.filter((entry) => entry.seq >= seq || entry === ruling)
    },
    topologies: () => new Set(entries.flatMap((entry) => (entry.kind === 'topology' ? [entry.version] : []))),
  }
}

async function readEntries(path: string, onDamage: (error: unknown) => void): Promise<readonly JournalEntry[]> {
  try {
    // Written by `add` alone.
    return JSON.parse(await readFile(path, 'utf8')) as JournalEntry[]
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) onDamage(error)
    return []
  }
}
