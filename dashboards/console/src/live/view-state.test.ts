import { describe, expect, it } from 'vitest'
import { DEFAULT_VIEW, arrangementKey, decodeView, encodeView, savedQuery, statesOf } from './view-state.ts'
import type { ViewState } from './view-state.ts'

describe('a view in the URL', () => {
  it('the usual view has no query at all', () => {
    expect(encodeView(DEFAULT_VIEW)).toBe('')
    expect(decodeView('')).toEqual(DEFAULT_VIEW)
  })

  it('everything comes back', () => {
    const view: ViewState = {
      search: 'service:pay* "a b"',
      facets: {
        priority: { only: ['P1', 'P2'], not: [] },
        owner: { only: [''], not: ['li, wei'] },
        service: { only: ['!odd', 'A & B'], not: ['网银'] },
      },
      unacknowledged: true,
      sort: { key: 'updated', descending: true },
      group: 'site',
      columns: [
        { id: 'title', width: 400 },
        { id: 'site', width: null },
      ],
      paused: true,
      preview: true,
      panel: true,
      viewId: 'v-1',
    }
    expect(decodeView(encodeView(view))).toEqual(view)
  })

  it.each([
    ['an older link', 'priority=P1,P2&state=new&unacked=1', 'priority=P1,P2&state=new&unacked=1'],
    ['foreign words', 'sort=colour&group=moon&cols=&x=1', ''],
    ['a value that is no encoding', 'owner=%25', ''],
  ])('%s', (_path, query, want) => {
    expect(encodeView(decodeView(query))).toBe(want)
  })

  it('states: open ones unless others are chosen', () => {
    expect(statesOf(decodeView(''))).toEqual(['new', 'acknowledged', 'in_progress', 'on_hold'])
    expect(statesOf(decodeView('state=resolved,nonsense'))).toEqual(['resolved'])
    expect(statesOf(decodeView('state=!on_hold'))).toEqual(['new', 'acknowledged', 'in_progress'])
  })

  it('pausing, previewing and columns do not arrange the list anew; a filter does', () => {
    expect(arrangementKey(decodeView('live=0&preview=1&cols=title&facets=1'))).toBe(arrangementKey(DEFAULT_VIEW))
    expect(arrangementKey(decodeView('site=hq'))).not.toBe(arrangementKey(DEFAULT_VIEW))
  })

  it('a saved view does not keep that the screen was paused', () => {
    expect(savedQuery(decodeView('live=0&view=v-1&priority=P1'))).toBe('priority=P1')
  })
})
