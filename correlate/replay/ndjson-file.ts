// An output file, one JSON object a line, written in large pieces.
import { closeSync, openSync, writeSync } from 'node:fs'

const PIECE = 1 << 20

/** A file that is written while its rows come in. */
export class NdjsonFile {
  readonly #file: number
  #piece = ''

  /** @throws the file system's error */
  constructor(path: string) {
    this.#file = openSync(path, 'w')
  }

  /** @throws the file system's error */
  add(row: unknown): void {
    this.#piece += JSON.stringify(row) + '\n'
    if (this.#piece.length >= PIECE) this.#write()
  }

  /** Writes what is left and lets go of the file, also when that fails. @throws the file system's error */
  close(): void {
    try {
      this.#write()
    } finally {
      closeSync(this.#file)
    }
  }

  #write(): void {
    const piece = this.#piece
    this.#piece = ''
    writeSync(this.#file, piece)
  }
}

/** @throws the file system's error */
export function writeNdjson(path: string, rows: Iterable<unknown>): void {
  const file = new NdjsonFile(path)
  try {
    for (const row of rows) file.add(row)
  } finally {
    file.close()
  }
}
