// Times to places on a strip and back, and the pieces of it that are zoomed to.

/** Epoch ms. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Nobody tells moments apart below this, ms. */
const NARROWEST_MS = 5_000
const ZOOM = 2
const PAN = 0.25

export interface Scale {
  readonly xOf: (at: number) => number
  readonly timeAt: (x: number) => number
}

/** @param left and width of the strip, px */
export function timeScale({ from, to }: Range, left: number, width: number): Scale {
  const length = Math.max(1, to - from)
  return {
    xOf: (at) => left + (Math.min(to, Math.max(from, at)) - from) * (width / length),
    timeAt: (x) => from + Math.min(1, Math.max(0, (x - left) / Math.max(1, width))) * length,
  }
}

export const RANGE_MOVES = ['in', 'out', 'earlier', 'later'] as const
export type RangeMove = (typeof RANGE_MOVES)[number]

export function movedRange({ from, to }: Range, move: RangeMove): Range {
  const length = to - from
  const middle = (from + to) / 2
  switch (move) {
    case 'in': {
      const half = Math.max(NARROWEST_MS, length / ZOOM) / 2
      return { from: middle - half, to: middle + half }
    }
    case 'out':
      return { from: middle - (length * ZOOM) / 2, to: middle + (length * ZOOM) / 2 }
    case 'earlier':
      return { from: from - length * PAN, to: to - length * PAN }
    case 'later':
      return { from: from + length * PAN, to: to + length * PAN }
  }
}

/** What was drawn over with the mouse; null: too little to be meant. */
export function brushed(a: number, b: number): Range | null {
  const range = { from: Math.min(a, b), to: Math.max(a, b) }
  return range.to - range.from < NARROWEST_MS ? null : range
}
