import { describe, expect, it } from 'vitest'
import { edgeLine } from './edge-line.ts'

describe('lines between boxes', () => {
  it.each([
    ['below', { x: 0, y: 0 }, { x: 0, y: 100 }, 'M0 22L0 78'],
    ['beside', { x: 0, y: 0 }, { x: 200, y: 0 }, 'M54 0L146 0'],
    ['on the same spot', { x: 5, y: 5 }, { x: 5, y: 5 }, 'M5 5L5 5'],
    ['far below => around what is between', { x: 0, y: 0 }, { x: 0, y: 300 }, 'M7 22Q50 150 7 278'],
  ])('%s', (_name, a, b, want) => {
    expect(edgeLine(a, b)).toBe(want)
  })
})
