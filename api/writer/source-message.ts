// A message of a stream as the writer keeps it until its rows are stored.
import type { TableRow } from './table-row.ts'

export interface SourceMessage {
  readonly seq: number
  readonly subject: string
  /** When the stream stored it, epoch ms. */
  readonly storedAtMs: number
  readonly data: Uint8Array
}

/** Turns a message into rows. Throws when it is poison. A pure function: a replay makes the same rows. */
export type RowDecoder = (message: SourceMessage) => readonly TableRow[]
