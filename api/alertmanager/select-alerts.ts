// Which alerts a request of Alertmanager API v2 asks for.
import type { Alert } from '../../correlate/contract/alert.ts'
import { HttpProblem } from '../../platform/http/problem.ts'
import type { LiveView } from '../live/live-view.ts'
import { compileMatcher } from '../silences/matchers.ts'
import { labelsOf, RECEIVER } from './gettable-alert.ts'
import { labelFilter } from './label-filter.ts'

export interface AlertSelection {
  readonly active: boolean
  readonly silenced: boolean
  readonly inhibited: boolean
  /** Maintenance, our third kind of suppression. */
  readonly muted: boolean
  readonly filter?: readonly string[] | undefined
  readonly receiver?: string | undefined
}

/** @throws HttpProblem 400 for a bad matcher or a bad receiver pattern */
export function selectAlerts(live: LiveView, selection: AlertSelection): Alert[] {
  const matches = labelFilter(selection.filter)
  if (!namesUs(selection.receiver)) return []
  return [...live.alerts.values()].filter(
    (alert) => alert.state === 'active' && isWanted(alert, selection) && matches(labelsOf(alert)),
  )
}

function isWanted({ suppression }: Alert, { active, silenced, inhibited, muted }: AlertSelection): boolean {
  switch (suppression?.kind) {
    case undefined:
      return active
    case 'silence':
      return silenced
    case 'inhibit':
      return inhibited
    case 'maintenance':
      // amtool knows no maintenance: who asks for what is not silenced does not want it.
      return muted && silenced
  }
}

function namesUs(pattern: string | undefined): boolean {
  if (pattern === undefined || pattern === '') return true
  try {
    return compileMatcher({ name: 'receiver', value: pattern, isRegex: true, isEqual: true })(() => RECEIVER)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new HttpProblem(400, 'invalid_request', `receiver is no regular expression: ${error.message}`)
  }
}
