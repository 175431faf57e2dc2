// Files of inventory -> facts or faults, in the format that is named, or in the one that they look like.
import { FORMATS, formatNamed, guessFormat } from './formats/formats.ts'
import type { InventoryFormat, Reading, SourceFile } from './formats/reading.ts'

export interface ReadInventory {
  /** null: the files look like no format. */
  readonly format: InventoryFormat | null
  /** The format was not named by the user. */
  readonly guessed: boolean
  readonly reading: Reading
}

export const FORMAT_NAMES: readonly string[] = FORMATS.map(({ name }) => name)

/** @param name one of FORMAT_NAMES; null: guessed */
export function readInventory(files: readonly SourceFile[], name: string | null): ReadInventory {
  const format = name === null ? guessFormat(files) : formatNamed(name)
  if (format !== null) return { format, guessed: name === null, reading: format.read(files) }
  const message = `looks like none of the formats; name one of ${FORMAT_NAMES.join(', ')}`
  return { format: null, guessed: name === null, reading: { ok: false, faults: [{ path: '', message }], total: 1 } }
}
