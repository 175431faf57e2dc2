// What was learned of two classes as a fit for grouping: how much of their coming together is more than chance, and what operators said.
import type { Affinity } from '../../../contract/affinity.ts'
import type { Policy } from '../../policy.ts'
import { corrected } from './rule-of-pair.ts'

/** As if so many cases more had been chance: two coincidences prove little. */
const DOUBTFUL = 2

/** Of the cases in the window, the share that chance does not explain, with operators' verdicts, 0..1. */
export function attributableShare(rule: Affinity, policy: Policy['affinity']): number {
  const { support, expected } = rule
  return corrected(Math.max(0, support - expected) / (support + DOUBTFUL), support, rule, policy)
}

/**
 * The fit of two classes by their names, and what is known better: operators' verdicts on the pair always count, and a rule that was learned
 * says more than a name that says nothing.
 * @param fit by the families of the classes, 0..1
 * @param isUnknown whether that came from a class whose name says nothing
 */
export function learnedFit(
  fit: number,
  isUnknown: boolean,
  rule: Affinity | undefined,
  policy: Policy['affinity'],
): number {
  if (rule === undefined) return fit
  const known = isUnknown && rule.accepted ? Math.max(fit, attributableShare(rule, policy)) : fit
  return corrected(known, policy.observationWeight, rule, policy)
}
