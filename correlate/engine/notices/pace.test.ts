import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../policy.ts'
import { goesOn, longestPause } from './pace.ts'

const SECOND = 1_000

describe('pace of an episode', () => {
  it.each([
    {
      what: 'one notice => a person may take half a minute to the next',
      pauses: 0,
      pausedMs: 0,
      silence: 30,
      on: true,
    },
    { what: 'one notice => not two minutes', pauses: 0, pausedMs: 0, silence: 120, on: false },
    { what: 'three in four seconds => four seconds of silence', pauses: 3, pausedMs: 3_000, silence: 4, on: true },
    { what: 'three in one second => not ten seconds', pauses: 3, pausedMs: 1_000, silence: 10, on: false },
    { what: 'a flood of twelve seconds => two seconds', pauses: 12, pausedMs: 12_000, silence: 2, on: true },
    { what: 'a flood of twelve seconds => not eight', pauses: 12, pausedMs: 12_000, silence: 8, on: false },
  ])('$what', ({ pauses, pausedMs, silence, on }) => {
    expect(goesOn({ lastAt: 0, pauses, pausedMs }, silence * SECOND, defaultPolicy)).toBe(on)
  })

  it('the longest silence after one notice is where it stops to go on', () => {
    const longest = longestPause(defaultPolicy)
    expect(goesOn({ lastAt: 0, pauses: 0, pausedMs: 0 }, longest - 1, defaultPolicy)).toBe(true)
    expect(goesOn({ lastAt: 0, pauses: 0, pausedMs: 0 }, longest + 1, defaultPolicy)).toBe(false)
  })
})
