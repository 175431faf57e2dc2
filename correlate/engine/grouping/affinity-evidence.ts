// A learned relation in words and numbers, as an operator would say it: how soon, how often, of how many.
import type { Evidence } from '../../contract/evidence.ts'
import { round } from '../rounding.ts'
import type { AlertRecord } from '../state.ts'
import type { LearnedRelation } from './relation.ts'
import { spanText } from '../../contract/sentences/span-parts.ts'

export function affinityEvidence(
  alert: AlertRecord,
  via: AlertRecord | undefined,
  relation: LearnedRelation,
): Evidence {
  const { rule, structure, hops, lagMs, place } = relation
  // The class names that people see on the two alerts; the rule has the common ones.
  const [own, other] = [alert.eventClass, via?.eventClass ?? rule.from]
  const [from, to] = lagMs >= 0 ? [other, own] : [own, other]
  const percent = round(rule.score * 100, 0)
  const cases = round(rule.causes, 0)
  const where = hops === 0 ? 'on one CI' : `${hops} ${hops === 1 ? 'hop' : 'hops'} away`
  const said = rule.merges > 0 || rule.splits > 0 ? `; operators: ${verdicts(rule.merges, rule.splits)}` : ''
  return {
    kind: 'learned_affinity',
    weight: round(structure),
    text: `${from} is followed by ${to} ${where} within ${spanText(rule.windowMs)} in ${percent}% of ${cases} cases${said}`,
    values: {
      from,
      to,
      hops,
      windowMs: rule.windowMs,
      lagMs,
      score: rule.score,
      causes: cases,
      support: rule.support,
      expected: rule.expected,
      merges: rule.merges,
      splits: rule.splits,
      ci: place,
    },
  }
}

function verdicts(merges: number, splits: number): string {
  return `${round(merges, 0)} for, ${round(splits, 0)} against`
}
