// The rows of a run of messages, by table. Of an entity's revisions inside one batch only the newest is kept: merges would drop the others anyway.
import type { TableRow } from './table-row.ts'

interface Newest {
  readonly index: number
  readonly revision: number
}

export class RowBatch {
  readonly #rows = new Map<string, object[]>()
  readonly #newest = new Map<string, Newest>()
  #size = 0

  /** Rows over all tables. */
  get size(): number {
    return this.#size
  }

  tables(): IterableIterator<[string, readonly object[]]> {
    return this.#rows.entries()
  }

  add({ table, row, entity }: TableRow): void {
    const rows = this.#rowsOf(table)
    if (entity !== null) {
      const key = `${table}\u0000${entity.id}`
      const known = this.#newest.get(key)
      if (known !== undefined) {
        if (entity.revision <= known.revision) return
        rows[known.index] = row
        this.#newest.set(key, { index: known.index, revision: entity.revision })
        return
      }
      this.#newest.set(key, { index: rows.length, revision: entity.revision })
    }
    rows.push(row)
    this.#size += 1
  }

  #rowsOf(table: string): object[] {
    const known = this.#rows.get(table)
    if (known !== undefined) return known
    const rows: object[] = []
    this.#rows.set(table, rows)
    return rows
  }
}
