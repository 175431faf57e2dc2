import { describe, expect, it } from 'vitest'
import { LOST_AFTER_MS, STALE_AFTER_MS, liveState } from './live-state.ts'

const facts = { connected: true, heardAt: 1_000, paused: false, waitingNew: 0 }

describe('liveState', () => {
  it.each([
    ['nothing heard yet => connecting', { ...facts, heardAt: null }, 1_000, { kind: 'connecting' }],
    ['heard => live', facts, 3_000, { kind: 'live', agoMs: 2_000 }],
    ['clock behind => live, never negative', facts, 0, { kind: 'live', agoMs: 0 }],
    ['paused => paused', { ...facts, paused: true, waitingNew: 37 }, 3_000, { kind: 'paused', waitingNew: 37 }],
    ['silent for long => stale', facts, 1_000 + STALE_AFTER_MS, { kind: 'stale', agoMs: STALE_AFTER_MS }],
    [
      'lost for a moment => live',
      { ...facts, connected: false },
      1_000 + LOST_AFTER_MS - 1,
      { kind: 'live', agoMs: LOST_AFTER_MS - 1 },
    ],
    [
      'lost and not back => stale',
      { ...facts, connected: false },
      1_000 + LOST_AFTER_MS,
      { kind: 'stale', agoMs: LOST_AFTER_MS },
    ],
    [
      'silent while paused => stale',
      { ...facts, paused: true },
      1_000 + STALE_AFTER_MS,
      { kind: 'stale', agoMs: STALE_AFTER_MS },
    ],
  ] as const)('%s', (_path, given, now, want) => {
    expect(liveState(given, now)).toEqual(want)
  })
})
