// Priority = impact x urgency (ITIL). Impact: which services and how much of the infrastructure. Urgency: how bad it is now.
import type { PerceivedSeverity } from '../../../ingest/contract/severity.ts'
import type { AffectedService, Level, Priority } from '../../contract/incident.ts'
import type { Policy } from '../policy.ts'

/** Rows: impact 1..3; columns: urgency 1..3. The usual ITIL matrix. */
const MATRIX = {
  1: { 1: 'P1', 2: 'P2', 3: 'P3' },
  2: { 1: 'P2', 2: 'P3', 3: 'P4' },
  3: { 1: 'P3', 2: 'P4', 3: 'P5' },
} as const satisfies Record<Level, Record<Level, Priority>>

const URGENCY = {
  critical: 1,
  major: 2,
  minor: 2,
  warning: 3,
  indeterminate: 3,
  cleared: 3,
} as const satisfies Record<PerceivedSeverity, Level>

export interface PriorityInput {
  readonly severity: PerceivedSeverity
  readonly services: readonly AffectedService[]
  /** Alerting CIs. */
  readonly ciCount: number
  /** Highest criticality of an alerting CI, and of one that is down. */
  readonly criticality: number
  readonly downCriticality: number
}

export interface PriorityResult {
  readonly priority: Priority
  readonly impact: Level
  readonly urgency: Level
}

export function assessPriority(input: PriorityInput, policy: Policy): PriorityResult {
  const impact = impactOf(input, policy)
  const urgency = urgencyOf(input, policy)
  return { priority: MATRIX[impact][urgency], impact, urgency }
}

function impactOf({ services, ciCount, criticality, downCriticality }: PriorityInput, policy: Policy): Level {
  const { criticalService, widespreadCis } = policy.priority
  const critical = services.filter((service) => service.criticality >= criticalService)
  if (critical.some((service) => service.effect === 'down') || downCriticality > criticalService) return 1
  if (critical.length > 0 || services.some((service) => service.effect === 'down')) return 2
  if (ciCount >= widespreadCis || criticality > criticalService || downCriticality >= criticalService) return 2
  return 3
}

/** A business service that stands still cannot wait, whatever severity the tools have given; a PC can, whatever they say. */
function urgencyOf({ severity, services, criticality }: PriorityInput, policy: Policy): Level {
  const { criticalService, minorCi } = policy.priority
  if (services.some((service) => service.effect === 'down' && service.criticality >= criticalService)) return 1
  const urgency = URGENCY[severity]
  return urgency === 1 && criticality <= minorCi ? 2 : urgency
}
