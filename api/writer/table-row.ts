// A row and the table it goes to.

export interface TableRow {
  readonly table: string
  readonly row: object
  /** Of an entity's revision: in one batch only the newest of an id is kept. Null for a row that stands for itself. */
  readonly entity: { readonly id: string; readonly revision: number } | null
}
