// What an import leaves out on purpose, by reason: one note a reason with a count and some names, not a line for each of a thousand.
import type { InventoryFault } from '../../contract/inventory.ts'

const NAMES_SHOWN = 5

export class LeftOut {
  readonly #byReason = new Map<string, { count: number; readonly names: string[] }>()

  /** @param reason ends a sentence that begins with a number: `devices with the status planned` */
  add(reason: string, name: string): void {
    const found = this.#byReason.get(reason) ?? { count: 0, names: [] }
    found.count++
    if (found.names.length < NAMES_SHOWN) found.names.push(name)
    this.#byReason.set(reason, found)
  }

  notes(): InventoryFault[] {
    return [...this.#byReason].map(([reason, { count, names }]) => ({
      path: '',
      message: `${count} left out: ${reason} (${names.join(', ')}${count > names.length ? ', ...' : ''})`,
    }))
  }
}
