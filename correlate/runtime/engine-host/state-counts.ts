// Counts for the gauges, taken every few seconds by a walk over the state: a count kept per event would be one more thing to get wrong.
import { PERCEIVED_SEVERITIES, type PerceivedSeverity } from '../../../ingest/contract/severity.ts'
import { AFFINITY_VERDICTS, type AffinityVerdict } from '../../contract/affinity.ts'
import { PROBLEM_STATES, type ProblemState } from '../../contract/problem.ts'
import type { EngineState } from '../../engine/engine.ts'

export interface StateCounts {
  readonly activeAlerts: number
  /** Of them, on CIs that the CMDB does not have. */
  readonly unmanagedAlerts: number
  /** Not resolved and not closed, by severity; every severity is there. */
  readonly openIncidents: Readonly<Record<PerceivedSeverity, number>>
  /** Storms that go on. */
  readonly storms: number
  /** Learned rules by verdict; every verdict is there. */
  readonly affinities: Readonly<Record<AffinityVerdict, number>>
  /** Problems by state; every state is there. */
  readonly problems: Readonly<Record<ProblemState, number>>
}

export function countState(state: EngineState): StateCounts {
  let [activeAlerts, unmanagedAlerts] = [0, 0]
  for (const alert of state.alerts.values()) {
    if (alert.state !== 'active') continue
    activeAlerts += 1
    if (!alert.ci.managed) unmanagedAlerts += 1
  }
  const openIncidents = noIncidents()
  for (const { state: word, severity } of state.incidents.values()) {
    if (word !== 'resolved' && word !== 'closed') openIncidents[severity] += 1
  }
  const affinities = noAffinities()
  for (const { rule } of state.affinities.rules.values()) affinities[rule.verdict] += 1
  const problems = noProblems()
  for (const { state: word } of state.problems.values()) problems[word] += 1
  let storms = 0
  for (const { incidentId } of state.storms.values()) if (incidentId !== null) storms += 1
  return { activeAlerts, unmanagedAlerts, openIncidents, affinities, problems, storms }
}

/** The counts of all partitions as one. */
export function sumCounts(counts: Iterable<StateCounts>): StateCounts {
  let [activeAlerts, unmanagedAlerts, storms] = [0, 0, 0]
  const openIncidents = noIncidents()
  const affinities = noAffinities()
  const problems = noProblems()
  for (const one of counts) {
    activeAlerts += one.activeAlerts
    unmanagedAlerts += one.unmanagedAlerts
    storms += one.storms
    for (const severity of PERCEIVED_SEVERITIES) openIncidents[severity] += one.openIncidents[severity]
    for (const verdict of AFFINITY_VERDICTS) affinities[verdict] += one.affinities[verdict]
    for (const word of PROBLEM_STATES) problems[word] += one.problems[word]
  }
  return { activeAlerts, unmanagedAlerts, openIncidents, affinities, problems, storms }
}

function noIncidents(): Record<PerceivedSeverity, number> {
  return { critical: 0, major: 0, minor: 0, warning: 0, indeterminate: 0, cleared: 0 }
}

function noAffinities(): Record<AffinityVerdict, number> {
  return { accepted: 0, chance: 0, weak: 0, reversed: 0, split_by_operators: 0 }
}

function noProblems(): Record<ProblemState, number> {
  return { proposed: 0, open: 0, known_error: 0, resolved: 0, rejected: 0 }
}
