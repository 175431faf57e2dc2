// Collects the faults of an import: all are counted, the first are kept and told with their lines.
import { faultsWithLines } from '../../../platform/structured-text/faults-with-lines.ts'
import type { StructuredText } from '../../../platform/structured-text/structured-text.ts'
import type { InventoryFacts, InventoryFault } from '../../contract/inventory.ts'
import type { Reading } from './reading.ts'

/** A file with more faults than this has one reason for most of them. */
export const MAX_FAULTS = 1_000

type Lines = Extract<StructuredText, { ok: true }>['lines']

export class FaultList {
  readonly #kept: InventoryFault[] = []
  readonly #lines = new Map<string, Lines>()
  #total = 0

  add(...faults: readonly InventoryFault[]): void {
    this.#total += faults.length
    this.#kept.push(...faults.slice(0, Math.max(0, MAX_FAULTS - this.#kept.length)))
  }

  /** Faults with a path in this file get their line in the end. */
  tellLines(file: string, lines: Lines): void {
    this.#lines.set(file, lines)
  }

  /** The end of a reading: the faults, or what `facts` makes when there is none. Making facts may find faults of its own. */
  readingOf(facts: () => InventoryFacts, notes: () => readonly InventoryFault[]): Reading {
    const made = this.#total === 0 ? facts() : null
    if (made !== null && this.#total === 0 && made.cis.length + made.relationships.length === 0)
      this.add({ path: '', message: 'names no CI and no relationship' })
    if (made !== null && this.#total === 0) return { ok: true, facts: made, notes: notes() }
    return { ok: false, faults: this.#withLines(), total: this.#total }
  }

  #withLines(): readonly InventoryFault[] {
    const lined = new Map<InventoryFault, InventoryFault>()
    for (const [file, lines] of this.#lines) {
      const here = this.#kept.filter((fault) => fault.file === file && fault.line === undefined)
      faultsWithLines(here, lines).forEach((fault, index) => lined.set(here[index] ?? fault, fault))
    }
    const told = this.#kept.map((fault) => lined.get(fault) ?? fault)
    const files = [...new Set(told.map(({ file }) => file))]
    // In the order in which a person goes through the files.
    return told.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || (a.line ?? 0) - (b.line ?? 0))
  }
}
