// The engine's ear: each event that says that something happens now is compared with what happened near it before.
import type { DecisionWord } from '../../../contract/decision.ts'
import { conditionName } from '../../classes/class-synonyms.ts'
import type { Passage } from '../../passage.ts'
import { learnOnset } from './learn-onset.ts'
import { isReviewDue, reviewAffinities } from './review-affinities.ts'

/** What tells of nothing that happens now. */
const NOT_NOW: ReadonlySet<DecisionWord> = new Set(['invalid', 'late', 'duplicate', 'stale'])

/** Called once an event is decided: what it teaches is for those after it. */
export function learnFrom({ work, event, alert, ci, transition }: Passage, decision: DecisionWord): void {
  const { state, policy, topology } = work
  if (event.kind === 'clear' || NOT_NOW.has(decision)) return
  // A condition that began long ago and is reported now says nothing about what came after what.
  if (state.now - event.occurredAt > policy.identify.latenessMs) return
  const place = alert?.ci ?? ci ?? topology.resolve(event.resource).ci
  if (place === null) return
  const occurrence = {
    ci: place.id,
    eventClass: conditionName(event.eventClass),
    at: Math.min(event.occurredAt, state.now),
    mayBegin: event.kind === 'notice' || transition === 'raise',
  }
  if (learnOnset(state.affinities, occurrence, topology, policy.affinity)) reviewWhenDue(work)
}

function reviewWhenDue({ state, policy, effects }: Passage['work']): void {
  if (!isReviewDue(state.affinities, policy.affinity)) return
  effects.affinity.push(...reviewAffinities(state.affinities, state.now, state.partition, policy.affinity))
}
