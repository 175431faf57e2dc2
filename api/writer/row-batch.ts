// The rows of a run of messages, by table, each as the line that ClickHouse reads: a text is one thing to keep until the insert, a row thirty.
// Of an entity's revisions inside one batch only the newest is kept: merges would drop the others anyway.
import type { TableRow } from './table-row.ts'

interface Newest {
  readonly index: number
  readonly revision: number
}

export class RowBatch {
  readonly #lines = new Map<string, string[]>()
  readonly #newest = new Map<string, Newest>()
  #size = 0

  /** Rows over all tables. */
  get size(): number {
    return this.#size
  }

  /** Lines of JSON by table. */
  tables(): IterableIterator<[string, readonly string[]]> {
    return this.#lines.entries()
  }

  add({ table, row, entity }: TableRow): void {
    const lines = this.#linesOf(table)
    if (entity !== null) {
      const key = `${table}\u0000${entity.id}`
      const known = this.#newest.get(key)
      if (known !== undefined) {
        if (entity.revision <= known.revision) return
        lines[known.index] = JSON.stringify(row)
        this.#newest.set(key, { index: known.index, revision: entity.revision })
        return
      }
      this.#newest.set(key, { index: lines.length, revision: entity.revision })
    }
    lines.push(JSON.stringify(row))
    this.#size += 1
  }

  #linesOf(table: string): string[] {
    const known = this.#lines.get(table)
    if (known !== undefined) return known
    const lines: string[] = []
    this.#lines.set(table, lines)
    return lines
  }
}
