// Which incidents ring now. Pure, with the clock given: an incident rings when it comes, and again until somebody acknowledges it.
import type { Incident, Severity } from '../contract.ts'
import { SEVERITY_ORDER } from '../theme/severity-order.ts'
import { isLoudEnough } from './alarm-settings.ts'

/** Long enough to walk back to the desk. */
const REPEAT_MS = 30_000
/** Five minutes of ringing: whoever has not come by then is not in the room. */
const MAX_RINGS = 10

export interface Rings {
  readonly count: number
  readonly at: number
}

/** What is there when somebody looks for the first time does not ring: it is on the screen. */
export const SEEN: Rings = { count: MAX_RINGS, at: 0 }

export interface Ringing {
  /** Worst of those that ring now; null: silence. */
  readonly severity: Severity | null
  /** Those that ring for the first time. */
  readonly fresh: readonly Incident[]
  readonly rung: ReadonlyMap<string, Rings>
}

type Candidate = Pick<Incident, 'id' | 'severity' | 'state' | 'acknowledgedAt' | 'pagedAt'>

function waitsForSomebody({ state, acknowledgedAt, pagedAt }: Candidate): boolean {
  return pagedAt !== null && acknowledgedAt === null && state !== 'resolved' && state !== 'closed'
}

/** @param rung how often each incident has rung; those that are gone or acknowledged are forgotten */
export function ringing(
  incidents: readonly Incident[],
  from: Severity,
  rung: ReadonlyMap<string, Rings>,
  now: number,
): Ringing {
  const next = new Map<string, Rings>()
  const fresh: Incident[] = []
  let worst: Severity | null = null
  for (const incident of incidents) {
    if (!isLoudEnough(incident.severity, from) || !waitsForSomebody(incident)) continue
    const before = rung.get(incident.id)
    const isDue = before === undefined || (before.count < MAX_RINGS && now - before.at >= REPEAT_MS)
    next.set(incident.id, isDue ? { count: (before?.count ?? 0) + 1, at: now } : before)
    if (before === undefined) fresh.push(incident)
    if (isDue && (worst === null || SEVERITY_ORDER[incident.severity] < SEVERITY_ORDER[worst])) {
      worst = incident.severity
    }
  }
  return { severity: worst, fresh, rung: next }
}
