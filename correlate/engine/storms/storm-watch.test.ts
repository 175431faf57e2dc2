import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../policy.ts'
import { countOpening } from './storm-watch.ts'
import type { StormMemory } from './storm-watch.ts'

const HOUR = 3_600_000

/** Openings at an even pace; how many of them were in a storm. */
function openings(memory: StormMemory, from: number, perSecond: number, seconds: number, source = 'zabbix'): number {
  let stormy = 0
  for (let i = 0; i < perSecond * seconds; i++) {
    const { storm } = countOpening(memory, defaultPolicy, 'default', source, from + (i * 1000) / perSecond)
    if (storm !== null) stormy++
  }
  return stormy
}

describe('countOpening', () => {
  it('sees forty a second within half a second', () => {
    expect(openings(new Map(), 0, 40, 0.45)).toBe(0)
    expect(openings(new Map(), 0, 40, 0.6)).toBeGreaterThan(0)
  })

  it('takes what a busy source always does for usual: only beyond eight times of it is a storm', () => {
    const memory: StormMemory = new Map()
    openings(memory, 0, 1, 24 * 3600)
    expect(openings(memory, 24 * HOUR, 5, 60)).toBe(0)
    expect(openings(new Map(), 24 * HOUR, 5, 60)).toBeGreaterThan(0)
    expect(openings(memory, 24 * HOUR + 120_000, 30, 10)).toBeGreaterThan(0)
  })

  it('does not take a storm for usual while it goes on', () => {
    const memory: StormMemory = new Map()
    openings(memory, 0, 20, 10)
    expect(openings(memory, 10_000, 20, 3600)).toBe(20 * 3600)
  })

  it('remembers a bounded number of sources, the longest silent forgotten', () => {
    const memory: StormMemory = new Map()
    const { maxSources } = defaultPolicy.storm
    for (let i = 0; i <= maxSources; i++) countOpening(memory, defaultPolicy, 'default', `tool-${i}`, i)
    expect(memory.size).toBe(maxSources)
    expect(memory.has('default|tool-0')).toBe(false)
  })
})
