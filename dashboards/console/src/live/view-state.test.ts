import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { INCIDENT_STATES, PRIORITIES } from '../contract.ts'
import { DEFAULT_VIEW, SORT_KEYS, arrangementKey, decodeView, encodeView } from './view-state.ts'

describe('the view in the URL', () => {
  it('default view => empty query', () => {
    expect(encodeView(DEFAULT_VIEW)).toBe('')
    expect(decodeView('')).toEqual(DEFAULT_VIEW)
  })

  it('reads as people would write it', () => {
    const view = { ...DEFAULT_VIEW, priorities: ['P1', 'P2'], search: 'core sw', paused: true } as const
    expect(encodeView({ ...view, sort: { key: 'opened', descending: true } })).toBe(
      'q=core+sw&priority=P1,P2&sort=-opened&live=0',
    )
  })

  it('unknown words in an old link => left out', () => {
    expect(decodeView('priority=P1,P9&state=gone&sort=-colour&unacked=yes')).toEqual({
      ...DEFAULT_VIEW,
      priorities: ['P1'],
    })
  })

  it('every view survives the round trip', () => {
    const views = fc.record({
      search: fc.string(),
      priorities: fc.subarray([...PRIORITIES]),
      states: fc.subarray([...INCIDENT_STATES], { minLength: 1 }),
      unacknowledged: fc.boolean(),
      sort: fc.record({ key: fc.constantFrom(...SORT_KEYS), descending: fc.boolean() }),
      paused: fc.boolean(),
      preview: fc.boolean(),
    })
    fc.assert(
      fc.property(views, (view) => {
        expect(decodeView(encodeView(view))).toEqual(view)
      }),
    )
  })

  it('pausing or previewing does not arrange a held list anew; a filter does', () => {
    expect(arrangementKey({ ...DEFAULT_VIEW, paused: true, preview: true })).toBe(arrangementKey(DEFAULT_VIEW))
    expect(arrangementKey({ ...DEFAULT_VIEW, search: 'x' })).not.toBe(arrangementKey(DEFAULT_VIEW))
  })
})
