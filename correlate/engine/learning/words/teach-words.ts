// What an operator brings together or parts, for the names that both sides say.
import type { AlertRecord } from '../../state.ts'
import type { StepWork } from '../../step-work.ts'
import type { Regrouping } from '../teach-verdict.ts'
import { experienceOf, keyOf } from './vocabulary.ts'
import { wordsOf } from './words-of.ts'

/** Parted, a name counts as if it were heard twice as often as ties anything: it does no more, until that fades. Brought together, it counts as if it had not been heard before. */
export function teachWords(
  { state: { vocabulary }, policy }: StepWork,
  verdict: Regrouping,
  one: readonly AlertRecord[],
  other: readonly AlertRecord[],
): void {
  const { mostShare, maxTaught } = policy.words
  const saidBy = (alerts: readonly AlertRecord[]): Set<string> =>
    new Set(alerts.slice(0, maxTaught).flatMap((alert) => wordsOf(alert).map((word) => keyOf(alert, word))))
  const others = saidBy(other)
  const tooUsual = 2 * mostShare * experienceOf(vocabulary, policy.words)
  for (const key of saidBy(one)) {
    const known = others.has(key) ? vocabulary.records.get(key) : undefined
    if (known === undefined) continue
    const before = verdict === 'splits' ? known.before + tooUsual : 0
    vocabulary.records.set(key, { ...known, before })
  }
}
