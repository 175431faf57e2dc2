// Labels and texts: the alert names something that a member has named a moment ago, or is on, and that is hardly ever named. The only bond there is where the
// CMDB has neither: a circuit, a tenant, a pool that two tools write into their messages.
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { heardBefore, isMoreThanClass } from '../learning/words/vocabulary.ts'
import { isBetter } from './relation.ts'
import type { FindRelation, Relation, SaidAlike } from './relation.ts'

/** Less than what the topology says: a word says that two speak of one thing, not how they depend on it. */
const STRUCTURE = 0.8
/** What is left of it at the end of the window. */
const AT_END = 0.5
/** Share of the periods from which on a word is as rare as it needs to be. */
const RARE = 0.01

/** Alerts that said the same lately, elsewhere. */
export function saidAlike({ state, policy }: StepWork, alert: AlertRecord): readonly SaidAlike[] {
  const found: SaidAlike[] = []
  for (const heard of heardBefore(state, policy, alert)) {
    const via = state.alerts.get(heard.alertId)
    if (via === undefined || via.incidentId === null || via.ci.id === alert.ci.id) continue
    if (Math.abs(alert.raisedAt - via.raisedAt) > policy.words.windowMs) continue
    if (isMoreThanClass(state, policy, heard, alert, via)) found.push({ word: heard.word, share: heard.share, via })
  }
  return found
}

export const sharedText: FindRelation = ({ alert, said, policy }, { incident }) => {
  let best: Relation | null = null
  for (const { word, share, via } of said) {
    if (via.incidentId !== incident.id) continue
    const lagMs = alert.raisedAt - via.raisedAt
    const structure = STRUCTURE * Math.min(1, Math.log(share) / Math.log(RARE))
    const freshness = 1 - ((1 - AT_END) * Math.abs(lagMs)) / policy.words.windowMs
    const score = structure * freshness
    if (!isBetter(score, via.id, best)) continue
    best = {
      kind: 'shared_text',
      score,
      structure,
      fit: 1,
      freshness,
      viaAlertId: via.id,
      place: via.ci.id,
      hops: 0,
      lagMs,
      word,
      share,
    }
  }
  return best
}
