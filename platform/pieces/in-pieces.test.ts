import { describe, expect, it } from 'vitest'
import { inPieces, onePiece } from './in-pieces.ts'
import { atOnce, type Pausing } from './pausing.ts'

/** Counts up to the number, with a pause after each. */
function* count(to: number, seen: number[] = []): Pausing<number> {
  for (let n = 1; n <= to; n++) {
    seen.push(n)
    yield
  }
  return to
}

describe('work in pieces', () => {
  it('gives the same result at once and in pieces', async () => {
    expect(atOnce(count(5))).toBe(5)
    expect(await inPieces(count(5), { holdMs: 0 })).toBe(5)
  })

  it('no time: one pause a piece, and others have their turn between', async () => {
    const seen: number[] = []
    const pieces: number[] = []
    let others = 0
    const other = setInterval(() => others++, 0)
    await inPieces(count(20, seen), { holdMs: 0, restMs: 1, held: () => pieces.push(seen.length) })
    clearInterval(other)
    expect(pieces).toEqual([...Array.from({ length: 20 }, (_, n) => n + 1), 20])
    expect(others).toBeGreaterThan(0)
  })

  it('time enough: all in one piece', () => {
    expect(onePiece(count(20), Infinity)).toEqual({ done: true, value: 20 })
  })

  it('hands on what the work throws', async () => {
    function* failing(): Pausing<never> {
      yield
      throw new RangeError('broken')
    }
    await expect(inPieces(failing(), { holdMs: 0 })).rejects.toThrow('broken')
    expect(() => atOnce(failing())).toThrow('broken')
  })
})
