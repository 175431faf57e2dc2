import { describe, expect, it } from 'vitest'
import { defaultPolicy } from '../policy.ts'
import { createState } from '../state.ts'
import { changeBefore, noteChange } from './recent-changes.ts'

const MINUTE = 60_000
const { windowMs, maxPerCi, maxCis } = defaultPolicy.change

function stateWith(...changes: readonly [ci: string, eventClass: string, at: number][]) {
  const state = createState(0, 1)
  for (const [ci, eventClass, at] of changes) {
    state.now = Math.max(state.now, at)
    noteChange(state, defaultPolicy, ci, { eventClass, at })
  }
  return state
}

describe('recent changes', () => {
  it('the last one before the onset counts, in whatever order they were heard of', () => {
    const first = ['sw-1', 'configChanged', 100 * MINUTE] as const
    const second = ['sw-1', 'firmwareUpgraded', 110 * MINUTE] as const
    for (const state of [stateWith([...first], [...second]), stateWith([...second], [...first])]) {
      expect(changeBefore(state, defaultPolicy, 'sw-1', 105 * MINUTE)?.eventClass).toBe('configChanged')
      expect(changeBefore(state, defaultPolicy, 'sw-1', 120 * MINUTE)?.eventClass).toBe('firmwareUpgraded')
    }
  })

  it('neither what is long ago nor what comes afterwards', () => {
    const state = stateWith(['sw-1', 'configChanged', 100 * MINUTE])
    expect(changeBefore(state, defaultPolicy, 'sw-1', 100 * MINUTE + windowMs + 1)).toBeNull()
    expect(changeBefore(state, defaultPolicy, 'sw-1', 98 * MINUTE)).toBeNull()
    expect(changeBefore(state, defaultPolicy, 'sw-2', 101 * MINUTE)).toBeNull()
  })

  it('is bounded: by CI, by CIs, and by time', () => {
    const state = createState(0, 1)
    for (let n = 0; n < 10; n++)
      noteChange(state, defaultPolicy, 'sw-1', { eventClass: 'configChanged', at: n * MINUTE })
    expect(state.changes.get('sw-1')).toHaveLength(maxPerCi)
    for (let n = 0; n <= maxCis; n++) noteChange(state, defaultPolicy, `sw-${n}`, { eventClass: 'x', at: 10 * MINUTE })
    expect(state.changes.size).toBe(maxCis)
    state.now = 10 * MINUTE + 3 * windowMs
    noteChange(state, defaultPolicy, 'sw-new', { eventClass: 'configChanged', at: state.now })
    expect([...state.changes.keys()]).toEqual(['sw-new'])
  })
})
