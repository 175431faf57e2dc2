// Where each event of a run is at the end: merges and splits afterwards have moved it.
import type { Membership } from '../contract/alert.ts'
import type { EngineRun } from './engine-run.ts'
import type { LedgerLine, MembershipLedger } from './membership-ledger.ts'

export type FinalMembership = Pick<LedgerLine, 'seq' | 'decision' | 'fingerprint' | 'alertId' | 'incidentId'>

export function* memberships(run: EngineRun, ledger: MembershipLedger): Generator<FinalMembership> {
  for (const { seq, decision, fingerprint, alertId, incidentId, at } of ledger.lines()) {
    const membership = alertId === null ? null : (run.alerts.get(alertId)?.membership ?? null)
    // An alert that was held back at first may have got its incident later, and a split may have taken it elsewhere.
    const moved = membership !== null && leftBySplit(membership, incidentId, at)
    const known = moved ? membership.incidentId : (incidentId ?? membership?.incidentId ?? null)
    yield { seq, decision, fingerprint, alertId, incidentId: known === null ? null : run.finalIncident(known) }
  }
}

/** Whether a split took the alert out of the incident, this event with it: one of an earlier episode stays. */
function leftBySplit({ evidence }: Membership, incidentId: string | null, at: number): boolean {
  const split = evidence.find(({ kind }) => kind === 'split')
  return split !== undefined && split.values['from'] === incidentId && at >= Number(split.values['since'])
}
