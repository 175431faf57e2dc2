// A column of numbers that grows: four or eight bytes a value instead of the forty of an array of objects.

type Cells = Uint8Array | Int32Array | Float64Array

export class GrowingColumn {
  #cells: Cells
  #length = 0

  constructor(cells: Cells) {
    this.#cells = cells
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#cells.length) {
      const Kind = this.#cells.constructor as new (length: number) => Cells
      const grown = new Kind(Math.max(1024, this.#length * 2))
      grown.set(this.#cells)
      this.#cells = grown
    }
    this.#cells[this.#length++] = value
  }

  at(index: number): number {
    return this.#cells[index] ?? 0
  }
}
