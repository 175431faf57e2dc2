// An output file, one JSON object a line, written in large pieces.
import { closeSync, openSync, writeSync } from 'node:fs'

const PIECE = 1 << 20

/** @throws the file system's error */
export function writeNdjson(path: string, rows: Iterable<unknown>): void {
  const file = openSync(path, 'w')
  try {
    let piece = ''
    for (const row of rows) {
      piece += JSON.stringify(row) + '\n'
      if (piece.length < PIECE) continue
      writeSync(file, piece)
      piece = ''
    }
    writeSync(file, piece)
  } finally {
    closeSync(file)
  }
}
