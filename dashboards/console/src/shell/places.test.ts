import { describe, expect, it } from 'vitest'
import { holdsPath } from './places.ts'
import type { Place } from './places.ts'

const place: Place = { id: 'live', group: 'now', path: '/live', also: '/incidents', icon: () => null }

describe('holdsPath', () => {
  it.each([
    ['/live', true],
    ['/incidents/inc-1', true],
    ['/livestock', false],
    ['/services', false],
  ])('%s => %s', (path, want) => {
    expect(holdsPath(place, path)).toBe(want)
  })
})
