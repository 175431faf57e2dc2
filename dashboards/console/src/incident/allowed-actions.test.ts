import { describe, expect, it } from 'vitest'
import { INCIDENT_STATES } from '../contract.ts'
import { refusalOf } from './allowed-actions.ts'
import type { ActionType } from './allowed-actions.ts'

const operator = ['read', 'incidents:write']
const allowedFrom = (type: ActionType) =>
  INCIDENT_STATES.filter((state) => refusalOf(type, { state }, operator) === null)

describe('allowed actions', () => {
  it.each<[ActionType, string[]]>([
    ['acknowledge', ['new', 'in_progress', 'on_hold', 'resolved']],
    ['unacknowledge', ['acknowledged']],
    ['assign', ['new', 'acknowledged', 'in_progress', 'on_hold', 'resolved']],
    ['state', ['new', 'acknowledged', 'in_progress', 'on_hold', 'resolved']],
    ['resolve', ['new', 'acknowledged', 'in_progress', 'on_hold']],
    ['close', ['new', 'acknowledged', 'in_progress', 'on_hold', 'resolved']],
    ['comment', [...INCIDENT_STATES]],
    ['cause', ['new', 'acknowledged', 'in_progress', 'on_hold', 'resolved']],
    ['merge', ['new', 'acknowledged', 'in_progress', 'on_hold']],
    ['split', ['new', 'acknowledged', 'in_progress', 'on_hold']],
  ])('%s is possible from %j', (type, states) => {
    expect(allowedFrom(type)).toEqual(states)
  })

  it('without the right nothing is, whatever the state', () => {
    expect(refusalOf('comment', { state: 'new' }, ['read'])).toBe('scope')
  })
})
