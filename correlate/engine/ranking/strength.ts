// How strong a symptom is: from the numbers that the source gave with it, else from its severity.
import { severityRank } from '../../../ingest/contract/severity.ts'
import type { AlertRecord } from '../state.ts'
import type { Policy } from '../policy.ts'

const MINOR = severityRank('minor')

/**
 * 1 for what just passes its limit and for a minor alert without numbers; one more for each doubling or for each severity. Logarithmic,
 * because the units of two metrics are only roughly alike: 120 times the limit against 20 times is more telling, not six times so.
 */
export function strengthOf({ excess, peakSeverity }: AlertRecord, policy: Policy): number {
  if (excess > 0) return Math.min(policy.rootCause.maxStrength, Math.log2(1 + excess))
  return Math.max(1, severityRank(peakSeverity) - MINOR + 1)
}
