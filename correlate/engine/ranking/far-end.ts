// Links have two ends, and a supply has what it feeds: which of them is to blame.
import type { Policy } from '../policy.ts'
import type { Below } from './belows.ts'
import type { Suspect } from './suspects.ts'

/**
 * A link or session that went down is seen at both its ends, and its cause may be at the far one: what the port names, or a device below that
 * is down, or silent while what hangs on it alerts; so with a UPS and its mains. Moves that share of one end's symptoms to the other.
 */
export function lookBothWays(
  suspects: readonly Suspect[],
  belows: ReadonlyMap<string, Below>,
  policy: Policy,
): Suspect[] {
  const gains = new Map<string, { weight: number; by: number }>()
  const suspected = new Set(suspects.map(({ ci }) => ci))
  const down = new Set<string>()
  for (const { ci, patient } of suspects) if (patient?.isUnreachable === true) down.add(ci)
  const made = suspects.map((suspect) => {
    const link = Math.min(suspect.own, atPorts(suspect))
    if (link <= 0) return suspect
    const { explainsHard, silent } = policy.rootCause
    let [moved, most] = [0, 0]
    let farEnd: string | null = null
    for (const { ci, share } of farEnds(suspect, belows.get(suspect.ci))) {
      if (!suspected.has(ci)) continue
      const part = link * share * explainsHard * (down.has(ci) ? 1 : silent)
      const gain = gains.get(ci) ?? { weight: 0, by: 0 }
      gains.set(ci, { weight: gain.weight + part, by: gain.by + 1 })
      moved += part
      if (part > most) [most, farEnd] = [part, ci]
    }
    return farEnd === null ? suspect : { ...suspect, own: suspect.own - moved, movedAway: moved, farEnd }
  })
  return made.map((suspect) => {
    const gain = gains.get(suspect.ci)
    return gain === undefined ? suspect : { ...suspect, lost: gain.weight, lostBy: gain.by }
  })
}

/** Weight of its symptoms that tell of other ends. */
function atPorts({ patient }: Suspect): number {
  let sum = 0
  for (const { weight, isPort, bearing } of patient?.symptoms ?? [])
    if (isPort || bearing.family === 'link') sum += weight
  return sum
}

/**
 * What the ports name; that several ends are lost speaks for the near one, each further one against them. Where they name nothing, the direct
 * dependant with most of the trouble below.
 */
function farEnds({ patient }: Suspect, below: Below | undefined): { ci: string; share: number }[] {
  const lost = [...(patient?.lost ?? [])].sort()
  if (lost.length > 0) return lost.map((ci) => ({ ci, share: 1 / lost.length ** 2 }))
  const worst = worstBranch(below)
  return worst === null ? [] : [worst]
}

/** The direct dependant with most of the trouble below, and its share of it. Of equals the smaller id. */
function worstBranch(below: Below | undefined): { ci: string; share: number } | null {
  let [worst, most, sum] = ['', 0, 0]
  for (let place = 0; below !== undefined && place < below.branches.keys.length; place++) {
    const ci = below.branches.keys[place] ?? ''
    const mass = below.branches.sumAt(place)
    sum += mass
    if (mass > most || (mass === most && ci < worst)) [worst, most] = [ci, mass]
  }
  return sum === 0 ? null : { ci: worst, share: most / sum }
}
