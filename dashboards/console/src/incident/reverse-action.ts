// What takes an action back, by what the incident was before it. Pure: the undo of the list and of the incident's page both read it.
import type { IncidentAction } from '../api/endpoints.ts'
import type { Incident } from '../contract.ts'

type Before = Pick<Incident, 'state' | 'assignee'>

/** The action that brings a state back; null when no single action does. */
function backTo(state: Incident['state']): IncidentAction | null {
  switch (state) {
    case 'acknowledged':
      return { type: 'acknowledge' }
    case 'in_progress':
    case 'on_hold':
      return { type: 'state', state }
    case 'new':
    case 'resolved':
    case 'closed':
      return null
  }
}

/** @returns null when there is no way back: what was said stays said, what was closed stays closed */
export function reverseOf(action: IncidentAction, before: Before): IncidentAction | null {
  switch (action.type) {
    case 'acknowledge':
      return before.state === 'new' ? { type: 'unacknowledge' } : backTo(before.state)
    case 'unacknowledge':
      return { type: 'acknowledge' }
    case 'assign':
      return { type: 'assign', assignee: before.assignee }
    case 'state':
      return backTo(before.state)
    case 'resolve':
      // From on hold there is no move back: a resolved incident is taken up again, not put aside.
      return before.state === 'on_hold' ? null : backTo(before.state)
    case 'close':
    case 'comment':
    case 'cause':
    case 'merge':
    case 'split':
      // Where merged and split alerts are now only the answer says: use-regroup.ts takes that back.
      return null
  }
}

export interface ReverseStep {
  readonly action: IncidentAction
  readonly ids: readonly string[]
}

/** The fewest requests that take an action on many back; incidents without a way back are in none. */
export function reverseSteps(
  action: IncidentAction,
  before: readonly (Before & Pick<Incident, 'id'>)[],
): readonly ReverseStep[] {
  const steps = new Map<string, { readonly action: IncidentAction; readonly ids: string[] }>()
  for (const incident of before) {
    const reverse = reverseOf(action, incident)
    if (reverse === null) continue
    const key = JSON.stringify(reverse)
    const step = steps.get(key)
    if (step === undefined) steps.set(key, { action: reverse, ids: [incident.id] })
    else step.ids.push(incident.id)
  }
  return [...steps.values()]
}
