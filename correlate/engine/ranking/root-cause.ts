// Ranks the CIs that may be the cause of an incident: those with alerts, and silent ones that several alerting CIs need.
import type { Evidence } from '../../contract/evidence.ts'
import type { RootCauseCandidate } from '../../contract/incident.ts'
import { CAUSE_PRIOR } from '../classes/compatibility.ts'
import type { Family } from '../classes/class-families.ts'
import type { Neighbourhood, OwnEntry } from '../grouping/neighbourhood.ts'
import type { Policy } from '../policy.ts'
import { round } from '../rounding.ts'
import type { Topology } from '../../topology/topology.ts'

/** What speaks for a candidate, each 0..1. */
interface Findings {
  readonly ci: string
  readonly own: OwnEntry | null
  /** Alerting CIs it explains, itself included, and of how many. */
  readonly explained: number
  readonly of: number
  /** Explained share, weighed by distance and redundancy. */
  readonly share: number
  /** Worst severity seen here, beside the incident's worst. */
  readonly severity: number
  readonly prior: number
  readonly priorFamily: Family | null
  readonly precedence: number
  /** First alert here after the incident's first, ms. */
  readonly lagMs: number
  readonly dependants: number
  readonly unhealthy: number
  readonly score: number
}

/** Nobody knows when and how a silent CI failed: neither for nor against it. */
const SILENT_PRIOR = 0.3
const SILENT_PRECEDENCE = 0.5
const SILENT_SEVERITY = 0.5

export interface RankingInput {
  readonly neighbourhood: Neighbourhood
  readonly topology: Topology
  readonly policy: Policy
  /** Name of a CI that the CMDB does not have. */
  nameOf(ci: string): string
  /** Worst severity seen on a CI, as a share of the worst in the incident. */
  severityShare(ci: string): number
  /** Class of the alert that an alerting CI's finding is told with. */
  classOn(ci: string): string
}

/** Best first, at most the policy's number. Ties go to the smaller id, so that the order never depends on arrival. */
export function rankRootCauses(input: RankingInput): RootCauseCandidate[] {
  const { neighbourhood, policy } = input
  let firstAt = Infinity
  for (const own of neighbourhood.own.values()) firstAt = Math.min(firstAt, own.firstAt)
  const found: Findings[] = []
  for (const [ci, own] of neighbourhood.own) found.push(weigh(input, ci, own, firstAt))
  for (const [ci, below] of neighbourhood.below) {
    if (below.cis < policy.rootCause.silentMinExplained || neighbourhood.own.has(ci)) continue
    found.push(weigh(input, ci, null, firstAt))
  }
  found.sort((a, b) => b.score - a.score || (a.ci < b.ci ? -1 : 1))
  return found.slice(0, policy.rootCause.top).map((one) => ({
    ci: one.ci,
    name: input.nameOf(one.ci),
    score: one.score,
    alerting: one.own !== null,
    evidence: explain(input, one),
  }))
}

function weigh(input: RankingInput, ci: string, own: OwnEntry | null, firstAt: number): Findings {
  const { neighbourhood, topology, policy } = input
  const { weights } = policy.rootCause
  const below = neighbourhood.below.get(ci)
  const of = neighbourhood.own.size
  const explained = (own === null ? 0 : 1) + (below?.cis ?? 0)
  const share = ((own === null ? 0 : 1000) + (below?.weight ?? 0)) / (1000 * of)
  const dependants = topology.downstreamCount(ci, policy.grouping.hops)
  const unhealthy = Math.min(1, (1 + (below?.cis ?? 0)) / (1 + dependants))
  const { prior, family } = priorOf(own)
  const lagMs = own === null ? 0 : own.firstAt - firstAt
  const precedence = own === null ? SILENT_PRECEDENCE : precedenceOf(lagMs, policy)
  // A silent CI shows nothing: neither for nor against it.
  const severity = own === null ? SILENT_SEVERITY : input.severityShare(ci)
  const likeness =
    weights.explains +
    weights.ownAlert * (own === null ? 0 : 1) +
    weights.classPrior * prior +
    weights.severity * severity +
    weights.precedes * precedence +
    weights.unhealthyShare * unhealthy
  return {
    ci,
    own,
    explained,
    of,
    share,
    severity,
    prior,
    priorFamily: family,
    precedence,
    lagMs,
    dependants,
    unhealthy,
    score: round(Math.min(1, share * likeness), 4),
  }
}

function priorOf(own: OwnEntry | null): { prior: number; family: Family | null } {
  if (own === null) return { prior: SILENT_PRIOR, family: null }
  let prior = 0
  let family: Family | null = null
  for (const candidate of own.bonds.keys()) {
    const isBetter = CAUSE_PRIOR[candidate] > prior || (CAUSE_PRIOR[candidate] === prior && candidate < (family ?? ''))
    if (!isBetter) continue
    prior = CAUSE_PRIOR[candidate]
    family = candidate
  }
  return { prior, family }
}

/** Inside the tolerance being first is only a hint; beyond it, being late counts against a cause. */
function precedenceOf(lagMs: number, policy: Policy): number {
  const { precedenceToleranceMs, precedenceFadeMs } = policy.rootCause
  if (lagMs <= precedenceToleranceMs) return 1 - (0.1 * lagMs) / precedenceToleranceMs
  return Math.max(0, 0.9 * (1 - (lagMs - precedenceToleranceMs) / precedenceFadeMs))
}

function explain(input: RankingInput, found: Findings): Evidence[] {
  const { weights } = input.policy.rootCause
  /** Contribution to the score, of which the share is a factor. */
  const part = (weight: number, finding = 1): number => round(found.share * weight * finding)
  const evidence: Evidence[] = []
  if (found.of > 1) {
    evidence.push({
      kind: 'explains',
      weight: part(weights.explains),
      text: `explains ${found.explained} of ${found.of} alerting CIs`,
      values: { explained: found.explained, of: found.of, share: round(found.share) },
    })
  }
  if (found.own === null) {
    const text = `has no alert of its own, but ${found.explained} alerting CIs need it`
    evidence.push({ kind: 'silent', weight: 0, text, values: { explained: found.explained } })
  } else {
    const eventClass = input.classOn(found.ci)
    const values = { eventClass, alerts: found.own.alerts, active: found.own.active }
    evidence.push({ kind: 'own_alert', weight: part(weights.ownAlert), text: `has ${eventClass}`, values })
    const after = found.lagMs === 0 ? 'first to alert' : `alerted ${round(found.lagMs / 1000, 1)} s after the first`
    const weight = part(weights.precedes, found.precedence)
    evidence.push({ kind: 'precedes', weight, text: after, values: { lagMs: found.lagMs } })
  }
  evidence.push({
    kind: 'class_prior',
    weight: part(weights.classPrior, found.prior),
    text: found.priorFamily === null ? 'silent' : `${found.priorFamily} trouble tends to be a cause`,
    values: { family: found.priorFamily ?? 'silent', prior: found.prior },
  })
  if (found.own !== null && found.of > 1) {
    const text = found.severity === 1 ? 'as severe as anything in it' : 'less severe than others in it'
    const weight = part(weights.severity, found.severity)
    evidence.push({ kind: 'severity', weight, text, values: { share: round(found.severity) } })
  }
  if (found.dependants > 0) {
    evidence.push({
      kind: 'unhealthy_share',
      weight: part(weights.unhealthyShare, found.unhealthy),
      text: `${Math.max(0, found.explained - (found.own === null ? 0 : 1))} of ${found.dependants} CIs that need it have alerts`,
      values: { dependants: found.dependants, share: round(found.unhealthy) },
    })
  }
  return evidence
}
