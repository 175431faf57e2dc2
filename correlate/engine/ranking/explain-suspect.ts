// Why a candidate stands where it does, in words and numbers. Weights are contributions to the score; pieces of weight 0 are what it rests on.
import type { Evidence } from '../../contract/evidence.ts'
import { round } from '../rounding.ts'
import type { Ranked } from './root-cause.ts'
import { weightOf } from './suspects.ts'
import type { Suspect } from './suspects.ts'
import type { Patient } from './symptoms.ts'
import { spanText } from '../../contract/sentences/span-parts.ts'

/** What is smaller than a hundredth of the score is not worth a line. */
const WORTH_SAYING = 0.01
/** From here on a condition is called unusual, below the other it is called usual: in between it is neither. */
const UNUSUAL = 1.2
const USUAL = 0.5

/**
 * @param total what speaks for all suspects together
 * @param of number of alerting CIs
 * @param dependants how many CIs need it at all
 */
export function explainSuspect(
  { suspect, known, given }: Ranked,
  total: number,
  of: number,
  dependants: number,
): Evidence[] {
  const { patient } = suspect
  const factor = known.reduce((product, one) => product * one.factor, 1)
  const part = (weight: number): number => (total === 0 ? 0 : round((weight * factor) / total))
  const evidence: Evidence[] = []
  if (given !== null) {
    const { actor, verdict } = given
    const text = verdict === 'confirmed' ? `confirmed by ${actor}` : `ruled out by ${actor}`
    evidence.push({ kind: 'judged', weight: 0, text, values: { actor, verdict } })
  }
  if (suspect.apartIn !== null) {
    const text = `alerts at the same time in ${suspect.apartIn}; the CMDB does not say what needs it`
    evidence.push({ kind: 'unlinked', weight: 0, text, values: { incident: suspect.apartIn } })
  }
  const explained = suspect.apartIn !== null ? 0 : suspect.cisBelow + (patient === null ? 0 : 1)
  if (of > 1 && explained > 0) {
    evidence.push({
      kind: 'explains',
      weight: part(suspect.below),
      text: `explains ${explained} of ${of} alerting CIs`,
      values: { explained, of, share: round(explained / of) },
    })
  }
  if (patient !== null) evidence.push(...ownEvidence(patient, suspect, part))
  else if (suspect.cisBelow > 0 && suspect.partsHit <= suspect.cisBelow) {
    const text = `has no alert of its own, but ${suspect.cisBelow} alerting CIs need it`
    evidence.push({ kind: 'silent', weight: 0, text, values: { explained: suspect.cisBelow } })
  }
  if (part(suspect.lost) >= WORTH_SAYING) {
    const { lostBy } = suspect
    const text = `${lostBy} alerting ${lostBy === 1 ? 'CI' : 'CIs'} lost it: a port, a session or the supply`
    evidence.push({ kind: 'lost_by', weight: part(suspect.lost), text, values: { hit: lostBy } })
  }
  if (part(suspect.whole) >= WORTH_SAYING) {
    evidence.push({
      kind: 'whole',
      weight: part(suspect.whole),
      text: `${suspect.partsHit} of its ${suspect.parts} parts have alerts`,
      values: { hit: suspect.partsHit, parts: suspect.parts },
    })
  }
  if (dependants > 0 && suspect.cisBelow > 0) {
    evidence.push({
      kind: 'unhealthy_share',
      weight: 0,
      text: `${suspect.cisBelow} of ${dependants} CIs that need it have alerts`,
      values: { hit: suspect.cisBelow, dependants },
    })
  }
  for (const { kind, factor: by, text, values } of known) {
    const without = weightOf(suspect) * (factor / by)
    const weight = total === 0 ? 0 : round((without * (by - 1)) / total)
    evidence.push({ kind, weight, text, values })
  }
  return evidence
}

function ownEvidence(patient: Patient, suspect: Suspect, part: (weight: number) => number): Evidence[] {
  const [lead] = patient.symptoms
  if (lead === undefined) return []
  const { alerts, active, lagMs } = patient
  const { eventClass } = lead
  const classes = patient.symptoms.length
  const evidence: Evidence[] = [
    {
      kind: 'own_alert',
      weight: part(suspect.apartIn === null ? patient.mass : suspect.own),
      text: classes > 1 ? `has ${eventClass} and ${classes - 1} more conditions` : `has ${eventClass}`,
      values: { eventClass, alerts, active, classes },
    },
  ]
  if (lead.alert.excess > 1) {
    const times = round(lead.alert.excess, 1)
    evidence.push({
      kind: 'excess',
      weight: 0,
      text: `${eventClass} is ${times} times its limit`,
      values: { eventClass, times },
    })
  }
  const novelty = round(lead.alert.novelty, 2)
  if (novelty >= UNUSUAL || novelty <= USUAL) {
    const text = novelty >= UNUSUAL ? `${eventClass} is rare here` : `${eventClass} is usual here`
    evidence.push({
      kind: 'novelty',
      weight: 0,
      text,
      values: { eventClass, novelty, rare: novelty >= UNUSUAL ? 1 : 0 },
    })
  }
  // What alerts apart may have begun before the incident's first.
  const after = lagMs <= 0 ? 'first to alert' : `alerted ${spanText(lagMs)} after the first`
  evidence.push({ kind: 'precedes', weight: 0, text: after, values: { lagMs: Math.max(0, lagMs) } })
  if (suspect.explainedBy !== null && part(suspect.explainedAway) >= WORTH_SAYING) {
    evidence.push({
      kind: 'explained_away',
      weight: -part(suspect.explainedAway),
      text: `partly explained by ${suspect.explainedBy}, which it needs`,
      values: { ci: suspect.explainedBy },
    })
  }
  if (suspect.farEnd !== null && part(suspect.movedAway) >= WORTH_SAYING) {
    evidence.push({
      kind: 'far_end',
      weight: -part(suspect.movedAway),
      text: `partly explained by ${suspect.farEnd}, which it lost`,
      values: { ci: suspect.farEnd },
    })
  }
  return evidence
}
