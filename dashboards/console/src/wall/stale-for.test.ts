import { expect, it } from 'vitest'
import { staleFor } from './stale-for.ts'

const NOW = 1_000_000

it.each([
  ['all fresh', { heardAt: NOW - 14_000, loadedAt: NOW - 9_000, lagMs: 200 }, null],
  ['nothing heard', { heardAt: NOW - 30_000, loadedAt: NOW - 9_000, lagMs: 0 }, 30_000],
  ['heard, but the lists do not load', { heardAt: NOW, loadedAt: NOW - 41_000, lagMs: 0 }, 41_000],
  ['the server itself is behind', { heardAt: NOW, loadedAt: NOW, lagMs: 95_000 }, 95_000],
])('%s', (_name, freshness, age) => {
  expect(staleFor(freshness, NOW)).toBe(age)
})
