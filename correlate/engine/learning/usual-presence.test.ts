import { describe, expect, it } from 'vitest'
import { defaultPolicy as policy } from '../policy.ts'
import { createState } from '../state.ts'
import type { EngineState } from '../state.ts'
import { noteBegin, noteEnd, noveltyOf } from './usual-presence.ts'

const HOUR = 3_600_000

/** Something raises every hour; `CI|class` pairs of `usual` are always among it. */
function after(hours: number, usual: readonly string[]): EngineState {
  const state = createState(0, 1)
  for (let hour = 1; hour <= hours; hour++) {
    state.now = hour * HOUR
    noteBegin(state, policy, `ci-${hour}`, 'Other', state.now)
    for (const ci of usual) noteBegin(state, policy, ci, 'HighLatency', state.now)
  }
  return state
}

describe('usual presence', () => {
  it('no experience => as unusual as taken for granted', () => {
    expect(noveltyOf(createState(0, 1), policy, 'a', 'HighLatency', HOUR)).toBe(1)
  })

  it('there in every trouble => less novel the more troubles there were; never seen => more', () => {
    const novelty = (hours: number, ci: string): number =>
      noveltyOf(after(hours, ['a']), policy, ci, 'HighLatency', (hours + 24) * HOUR)
    expect(novelty(8, 'a')).toBeLessThan(novelty(1, 'a'))
    expect(novelty(100, 'a')).toBeLessThan(novelty(8, 'a'))
    expect(novelty(8, 'b')).toBeGreaterThan(1)
    expect(novelty(100, 'b')).toBeGreaterThan(novelty(8, 'b'))
  })

  it('gone a moment ago => hardly news; a day ago => news again', () => {
    const state = after(1, ['a'])
    noteEnd(state, 'a', 'HighLatency', 2 * HOUR)
    const at = (hours: number): number => noveltyOf(state, policy, 'a', 'HighLatency', hours * HOUR)
    expect(at(2)).toBe(policy.novelty.leastNovelty)
    expect(at(3)).toBeLessThan(at(5))
    expect(at(26)).toBeGreaterThan(0.85)
  })

  it('several begins in one period count once', () => {
    const state = after(1, ['a'])
    for (let i = 0; i < 10; i++) noteBegin(state, policy, 'a', 'HighLatency', state.now + i)
    expect(state.presence.records.get('a|HighLatency')?.seen).toBe(1)
  })

  it('bounded: the least recently touched is forgotten', () => {
    const small = { ...policy, novelty: { ...policy.novelty, maxRecords: 2 } }
    const state = createState(0, 1)
    for (const ci of ['a', 'b', 'a', 'c']) noteBegin(state, small, ci, 'HighLatency', 0)
    expect([...state.presence.records.keys()]).toEqual(['a|HighLatency', 'c|HighLatency'])
  })
})
