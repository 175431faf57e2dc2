// What a silence would hold back if it began now: the matching of the engine itself, over the alerts in memory.
import { silenceLabel } from '../../correlate/contract/silence-label.ts'
import type { SilenceMatcher } from '../../correlate/contract/silence.ts'
import { heldNow } from '../alerts/held-now.ts'
import type { LiveView } from '../live/live-view.ts'
import { checkMatchers } from './put-silence.ts'

/** @throws HttpProblem 400 when the matchers are not valid */
export function previewSilence(live: Pick<LiveView, 'alerts' | 'incidents'>, matchers: readonly SilenceMatcher[]) {
  const holds = checkMatchers(matchers)
  return heldNow(live, (alert) => holds((name) => silenceLabel(alert, name)))
}
