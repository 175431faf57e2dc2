import { describe, expect, it } from 'vitest'
import { decoded } from './decoded.ts'

describe('decoded', () => {
  it.each([
    ['encoded', 'rack%2F7', 'rack/7'],
    ['plain', 'core-1', 'core-1'],
    ['no encoding', '100%', '100%'],
  ])('%s', (_path, part, want) => {
    expect(decoded(part)).toBe(want)
  })
})
