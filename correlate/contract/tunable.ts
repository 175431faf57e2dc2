// The thresholds of the engine's policy that a site may set. A table: the file of a site's policy, its trials and the screen all read it. What
// each does is said beside its default in correlate/engine/policy.ts; the bounds keep a site from settings with which nothing works.

export type TunableUnit = 'duration' | 'number' | 'share'

export interface Tunable {
  /** Where it is in the policy. */
  readonly path: string
  /** duration: milliseconds; share: 0..1. */
  readonly unit: TunableUnit
  readonly min: number
  readonly max: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

export const TUNABLES = [
  { path: 'grouping.threshold', unit: 'share', min: 0.2, max: 0.95 },
  { path: 'grouping.hops', unit: 'number', min: 0, max: 4 },
  { path: 'grouping.idleGapMs', unit: 'duration', min: 30 * SECOND, max: HOUR },
  { path: 'grouping.sharedWindowMs', unit: 'duration', min: 10 * SECOND, max: 15 * MINUTE },
  { path: 'grouping.lifetimeMs', unit: 'duration', min: HOUR, max: 7 * 24 * HOUR },
  { path: 'grouping.maxMembers', unit: 'number', min: 50, max: 10_000 },
  { path: 'inhibit.hops', unit: 'number', min: 0, max: 4 },
  { path: 'alert.reopenWindowMs', unit: 'duration', min: MINUTE, max: 4 * HOUR },
  { path: 'flap.transitions', unit: 'number', min: 2, max: 50 },
  { path: 'flap.windowMs', unit: 'duration', min: 10 * MINUTE, max: 24 * HOUR },
  { path: 'flap.quietMs', unit: 'duration', min: MINUTE, max: 4 * HOUR },
  { path: 'holdDown.ms', unit: 'duration', min: 0, max: 15 * MINUTE },
  { path: 'holdDown.cis', unit: 'number', min: 1, max: 100 },
  { path: 'incident.autoResolveQuietMs', unit: 'duration', min: SECOND, max: HOUR },
  { path: 'rootCause.precedenceToleranceMs', unit: 'duration', min: 0, max: 10 * MINUTE },
  { path: 'change.windowMs', unit: 'duration', min: MINUTE, max: 4 * HOUR },
  { path: 'priority.widespreadCis', unit: 'number', min: 2, max: 1_000 },
] as const satisfies readonly Tunable[]

export type TunablePath = (typeof TUNABLES)[number]['path']

/** What a site has set: some of the tunables. */
export type PolicyChange = Readonly<Partial<Record<TunablePath, number>>>

export interface PolicyFault {
  /** The key it is about; '' for the whole. */
  readonly key: string
  readonly fault: string
}

/** A table of numbers by path -> what a site has set, or everything that is wrong with it. */
export function readPolicyChange(
  value: unknown,
):
  | { readonly ok: true; readonly change: PolicyChange }
  | { readonly ok: false; readonly faults: readonly PolicyFault[] } {
  // An empty file, and one of comments alone, sets nothing.
  if (value === null || value === undefined) return { ok: true, change: {} }
  if (typeof value !== 'object' || Array.isArray(value))
    return { ok: false, faults: [{ key: '', fault: 'must be a table of numbers' }] }
  const faults: PolicyFault[] = []
  const change: Partial<Record<TunablePath, number>> = {}
  for (const [key, given] of Object.entries(value) as [string, unknown][]) {
    const tunable = TUNABLES.find(({ path }) => path === key)
    const fault = tunable === undefined ? 'is no threshold that can be set' : faultOf(tunable, given)
    if (fault !== null) faults.push({ key, fault })
    // Just found to be one of the table, and its value to be a number.
    else change[key as TunablePath] = given as number
  }
  return faults.length === 0 ? { ok: true, change } : { ok: false, faults }
}

function faultOf({ unit, min, max }: Tunable, given: unknown): string | null {
  if (typeof given !== 'number' || !Number.isFinite(given)) return 'must be a number'
  if (unit !== 'share' && !Number.isInteger(given)) return 'must be a whole number'
  return given < min || given > max ? `must be from ${min} to ${max}` : null
}
