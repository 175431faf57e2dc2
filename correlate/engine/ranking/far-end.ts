// Links have two ends: which of them is to blame.
import type { Policy } from '../policy.ts'
import type { Below, Suspect } from './suspects.ts'

/**
 * A link or session that went down is seen at both its ends, and its cause may be at the far one: a device below that is down, or silent
 * while what hangs on it alerts. Moves that share of the upper end's link symptoms to the branch that the trouble is on.
 */
export function lookBothWays(
  suspects: readonly Suspect[],
  belows: ReadonlyMap<string, Below>,
  policy: Policy,
): Suspect[] {
  const gains = new Map<string, number>()
  const down = new Set<string>()
  for (const { ci, patient } of suspects) if ((patient?.families.get('reachability') ?? 0) > 0) down.add(ci)
  const made = suspects.map((suspect) => {
    const link = suspect.patient?.families.get('link') ?? 0
    const far = link === 0 ? null : worstBranch(belows.get(suspect.ci))
    if (suspect.patient === null || far === null) return suspect
    const { explainsHard, silent } = policy.rootCause
    const moved = Math.min(suspect.own, link) * far.share * explainsHard * (down.has(far.ci) ? 1 : silent)
    gains.set(far.ci, (gains.get(far.ci) ?? 0) + moved)
    return { ...suspect, own: suspect.own - moved, explainedAway: suspect.explainedAway + moved, explainedBy: far.ci }
  })
  return made.map((suspect) => ({ ...suspect, below: suspect.below + (gains.get(suspect.ci) ?? 0) }))
}

/** The direct dependant with most of the trouble below, and its share of it. Of equals the smaller id. */
function worstBranch(below: Below | undefined): { ci: string; share: number } | null {
  let [worst, most, sum] = ['', 0, 0]
  for (const [ci, mass] of below?.branches ?? []) {
    sum += mass
    if (mass > most || (mass === most && ci < worst)) [worst, most] = [ci, mass]
  }
  return sum === 0 ? null : { ci: worst, share: most / sum }
}
