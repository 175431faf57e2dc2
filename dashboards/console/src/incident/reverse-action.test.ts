import { describe, expect, it } from 'vitest'
import type { IncidentAction } from '../api/endpoints.ts'
import { isLegalMove } from '../contract.ts'
import type { IncidentState } from '../contract.ts'
import { reverseOf, reverseSteps } from './reverse-action.ts'

const before = (state: IncidentState, assignee: string | null = null) => ({ id: state, state, assignee })

describe('reverseOf', () => {
  it.each<[IncidentAction, IncidentState, IncidentAction | null]>([
    [{ type: 'acknowledge' }, 'new', { type: 'unacknowledge' }],
    [{ type: 'acknowledge' }, 'in_progress', { type: 'state', state: 'in_progress' }],
    [{ type: 'acknowledge' }, 'resolved', null],
    [{ type: 'unacknowledge' }, 'acknowledged', { type: 'acknowledge' }],
    [{ type: 'state', state: 'on_hold' }, 'in_progress', { type: 'state', state: 'in_progress' }],
    [{ type: 'state', state: 'in_progress' }, 'new', null],
    [{ type: 'resolve' }, 'acknowledged', { type: 'acknowledge' }],
    [{ type: 'resolve' }, 'on_hold', null],
    [{ type: 'close' }, 'new', null],
    [{ type: 'comment', text: 'x' }, 'new', null],
  ])('%o of %s => %o', (action, state, want) => {
    expect(reverseOf(action, before(state))).toEqual(want)
  })

  it('only moves that the life-cycle allows are offered', () => {
    const after: Partial<Record<IncidentAction['type'], IncidentState>> = {
      acknowledge: 'acknowledged',
      resolve: 'resolved',
    }
    for (const type of ['acknowledge', 'resolve'] as const) {
      for (const state of ['new', 'acknowledged', 'in_progress', 'on_hold'] as const) {
        const reverse = reverseOf({ type }, before(state))
        if (reverse === null || state === after[type]) continue
        expect(isLegalMove(after[type] ?? state, state), `${type} from ${state}`).toBe(true)
      }
    }
  })
})

describe('reverseSteps', () => {
  it('one request for each way back', () => {
    const rows = [before('new', 'li'), { ...before('new', 'li'), id: 'b' }, { ...before('new'), id: 'c' }]
    expect(reverseSteps({ type: 'assign', assignee: 'anna' }, rows)).toEqual([
      { action: { type: 'assign', assignee: 'li' }, ids: ['new', 'b'] },
      { action: { type: 'assign', assignee: null }, ids: ['c'] },
    ])
  })
})
