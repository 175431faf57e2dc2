// What may be done with an incident now, and why not. The life-cycle's moves come from the contract, the rights from the session.
import { isLegalMove } from '../contract.ts'
import type { Incident } from '../contract.ts'
import type { IncidentAction } from '../api/endpoints.ts'

export type ActionType = IncidentAction['type']
/** Why an action is not possible: no right, or the life-cycle has no such move from this state. */
export type Refusal = 'scope' | 'state'

export const WRITE_SCOPE = 'incidents:write'

/** Alerts come and go only while it is open. */
const isOpen = ({ state }: Pick<Incident, 'state'>): boolean => state !== 'resolved' && state !== 'closed'

const POSSIBLE = {
  acknowledge: ({ state }) => state !== 'acknowledged' && isLegalMove(state, 'acknowledged'),
  unacknowledge: ({ state }) => state === 'acknowledged' && isLegalMove(state, 'new'),
  assign: ({ state }) => state !== 'closed',
  state: ({ state }) => isLegalMove(state, 'in_progress') || isLegalMove(state, 'on_hold'),
  resolve: ({ state }) => isLegalMove(state, 'resolved'),
  close: ({ state }) => isLegalMove(state, 'closed'),
  comment: () => true,
  cause: ({ state }) => state !== 'closed',
  // Whoever is merged into another closes by it.
  merge: isOpen,
  split: isOpen,
} as const satisfies Record<ActionType, (incident: Pick<Incident, 'state'>) => boolean>

/** What the key for it means: put on hold, or take up again. */
export const holdAction = ({ state }: Pick<Incident, 'state'>): IncidentAction => ({
  type: 'state',
  state: state === 'on_hold' ? 'in_progress' : 'on_hold',
})

/** @returns null when the action is allowed */
export function refusalOf(
  type: ActionType,
  incident: Pick<Incident, 'state'>,
  scopes: readonly string[],
): Refusal | null {
  if (!scopes.includes(WRITE_SCOPE)) return 'scope'
  return POSSIBLE[type](incident) ? null : 'state'
}
