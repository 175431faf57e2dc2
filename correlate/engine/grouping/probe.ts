// A look over grouping's shoulder: which open incidents an alert was compared with, for the explanations of a replay. It changes nothing.
import type { Evidence } from '../../contract/evidence.ts'
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { membershipEvidence, whereOf } from './membership-evidence.ts'
import type { Relatedness } from './relatedness.ts'

export interface NearIncident {
  readonly incidentId: string
  readonly score: number
  readonly evidence: readonly Evidence[]
}

/** One alert before the incidents near it, as it was decided. */
export interface Consideration {
  readonly alertId: string
  /** Engine time, epoch ms. */
  readonly at: number
  readonly threshold: number
  /** Most related first. */
  readonly near: readonly NearIncident[]
}

export type GroupingProbe = (consideration: Consideration) => void

/** The one that it joins and the two that it came nearest to besides: people ask for the runner-up, not for the list. */
const SHOWN = 3

/** @param related most related first, also those below the threshold */
export function tellProbe(work: StepWork, alert: AlertRecord, related: readonly Relatedness[]): void {
  if (work.probe === undefined || related.length === 0) return
  work.probe({
    alertId: alert.id,
    at: work.state.now,
    threshold: work.policy.grouping.threshold,
    near: related.slice(0, SHOWN).map(({ incident, score, relations }) => ({
      incidentId: incident.id,
      score,
      evidence: relations.flatMap((relation) =>
        membershipEvidence(whereOf(work), alert, work.state.alerts.get(relation.viaAlertId), relation),
      ),
    })),
  })
}
