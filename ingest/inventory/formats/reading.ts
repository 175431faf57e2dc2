// What every format of inventory has in common: texts in, facts or all faults out. A format never throws for what a file says, and never
// gives half of it: one fault, and there are no facts.
import type { InventoryFacts, InventoryFault, InventorySource } from '../../contract/inventory.ts'

export interface SourceFile {
  /** As its user knows it; faults name it. */
  readonly name: string
  readonly text: string
}

export type Reading =
  | {
      readonly ok: true
      readonly facts: InventoryFacts
      /** What was left out and why: worth a look, no reason to stop. */
      readonly notes: readonly InventoryFault[]
    }
  | {
      readonly ok: false
      /** The first MAX_FAULTS. */
      readonly faults: readonly InventoryFault[]
      /** Of all. */
      readonly total: number
    }

export interface InventoryFormat {
  /** The word in the URL and on the command line. */
  readonly name: string
  readonly source: InventorySource
  /** For people: what the files are. */
  readonly title: string
  /** Whether the files look like this format; they may still be full of faults. */
  fits(files: readonly SourceFile[]): boolean
  read(files: readonly SourceFile[]): Reading
}
