// Where boxes of groups stand: in rows from the core downwards, or, without an order, as near to a square as can be.
import { BOX } from './edge-line.ts'
import type { Spot } from './edge-line.ts'

const CELL = { width: BOX.width + 44, height: BOX.height + 52 } as const
/** More side by side nobody sees at once. */
const MAX_ACROSS = 8

export interface Placing {
  readonly places: readonly Spot[]
  readonly width: number
  readonly height: number
}

/** @param rows row of each group, 0 at the top; a row that is too long goes on in the next line */
export function placeRows(rows: readonly number[]): Placing {
  const lines: number[][] = []
  for (const row of [...new Set(rows)].sort((a, b) => a - b)) {
    const inRow = rows.flatMap((one, index) => (one === row ? [index] : []))
    for (let start = 0; start < inRow.length; start += MAX_ACROSS) lines.push(inRow.slice(start, start + MAX_ACROSS))
  }
  const across = Math.max(0, ...lines.map((line) => line.length))
  const places: Spot[] = rows.map(() => ({ x: 0, y: 0 }))
  lines.forEach((line, y) => {
    const indent = (across - line.length) / 2
    line.forEach((index, x) => {
      places[index] = { x: (indent + x + 0.5) * CELL.width, y: (y + 0.5) * CELL.height }
    })
  })
  return { places, width: across * CELL.width, height: lines.length * CELL.height }
}

/** In the order given, line by line. */
export function placeSquare(count: number): Placing {
  const across = Math.min(MAX_ACROSS, Math.max(1, Math.ceil(Math.sqrt(count * 1.6))))
  return placeRows(Array.from({ length: count }, (_, index) => Math.floor(index / across)))
}
