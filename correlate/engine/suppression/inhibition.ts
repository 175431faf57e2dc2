// Inhibition by topology: an alert on a CI that cannot work, because something that it needs without alternative is down, is a consequence.
import { classKind } from '../classes/class-families.ts'
import { causes } from '../classes/compatibility.ts'
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'

/** Only what a dead device as a rule does to its dependants: a full disk behind it has its own cause. */
const CERTAIN = 0.8
/** Named as inhibitors; the nearest device's alerts suffice. */
const MAX_NAMED = 3

/** By a person or a plan: it is in no incident that what hangs on it could join. */
function isHeldBack({ suppression }: AlertRecord): boolean {
  return suppression !== null && suppression.kind !== 'inhibit'
}

/** Ids of the alerts that inhibit it: those of the nearest device that is down. */
export function inhibitorsOf(work: StepWork, alert: AlertRecord): string[] {
  const family = classKind(alert.eventClass).family
  for (const up of work.topology.upstream(alert.ci.id, work.policy.inhibit.hops)) {
    if (!up.hard) continue
    const ids: string[] = []
    for (const cause of work.index.downAlerts.get(up.ci) ?? []) {
      if (isHeldBack(cause) || cause.domain !== alert.domain) continue
      if (causes(classKind(cause.eventClass).family, family) >= CERTAIN) ids.push(cause.id)
    }
    if (ids.length > 0) return ids.sort().slice(0, MAX_NAMED)
  }
  return []
}
