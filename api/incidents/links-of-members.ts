// Why the alerts of an incident are together, link by link: each alert but the opener hangs on the member that it was related to. What would
// leave without a link, and at a higher threshold, is read off that tree. Other links might still hold some of it: they were not kept.
import type { Alert } from '../../correlate/contract/alert.ts'
import type { Evidence } from '../../correlate/contract/evidence.ts'

export interface MemberLink {
  readonly alert: Alert
  /** The member that it was related to; null: the opener, one that a person put here, or its member is gone. */
  readonly via: Alert | null
  /** Alerts that would leave without this link, itself among them. */
  readonly leaving: number
}

export interface MemberLinks {
  /** The opener first, then by the time of joining. */
  readonly links: readonly MemberLink[]
  /** How many would leave at a higher threshold; only thresholds at which more leave than at the one before. */
  readonly thresholds: readonly { readonly threshold: number; readonly leaving: number }[]
  /** The strongest evidence of each link, by how many alerts it brought. */
  readonly kinds: readonly { readonly kind: string; readonly alerts: number }[]
}

const THRESHOLD_STEP = 0.05

export function linksOfMembers(members: readonly Alert[]): MemberLinks {
  const order = inOrderOfJoining(members)
  const placeOf = new Map(order.map((alert, place) => [alert.id, place]))
  const vias = order.map((alert, place) => {
    const via = placeOf.get(alert.membership?.viaAlertId ?? '')
    // Who joined later cannot have brought it: merged incidents have such links, and no circle comes of them.
    return via === undefined || via >= place ? null : via
  })
  const leaving = order.map(() => 1)
  for (let place = order.length - 1; place >= 0; place--) {
    const via = vias[place] ?? null
    if (via !== null) leaving[via] = (leaving[via] ?? 1) + (leaving[place] ?? 1)
  }
  /** The weakest link between an alert and the opener. */
  const holds: number[] = []
  const weak: number[] = []
  const kinds = new Map<string, number>()
  order.forEach(({ membership }, place) => {
    const via = vias[place] ?? null
    holds[place] = via === null ? 1 : Math.min(membership?.score ?? 1, holds[via] ?? 1)
    if (via !== null) weak.push(holds[place])
    const kind = strongest(membership?.evidence ?? [])
    if (kind !== null) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  })
  return {
    links: order.map((alert, place) => {
      const via = vias[place] ?? null
      return {
        alert,
        via: via === null ? null : (order[via] ?? null),
        leaving: place === 0 ? 0 : (leaving[place] ?? 1),
      }
    }),
    thresholds: thresholdsOf(weak, order[0]?.membership?.threshold ?? 0),
    kinds: [...kinds].map(([kind, alerts]) => ({ kind, alerts })).sort((x, y) => y.alerts - x.alerts),
  }
}

/** The opener first; what joined at once in the order in which it was seen. */
function inOrderOfJoining(members: readonly Alert[]): readonly Alert[] {
  return [...members].sort((a, b) => {
    const [one, other] = [a.membership, b.membership]
    const opens = Number(other?.viaAlertId == null) - Number(one?.viaAlertId == null)
    return (
      (one?.joinedAt ?? 0) - (other?.joinedAt ?? 0) || opens || a.firstSeenAt - b.firstSeenAt || (a.id < b.id ? -1 : 1)
    )
  })
}

function strongest(evidence: readonly Evidence[]): string | null {
  let best: Evidence | null = null
  for (const one of evidence) if (best === null || one.weight > best.weight) best = one
  return best?.kind ?? null
}

function thresholdsOf(holds: readonly number[], now: number): MemberLinks['thresholds'] {
  const found: { threshold: number; leaving: number }[] = []
  for (let step = 1; now + step * THRESHOLD_STEP < 1; step++) {
    const threshold = Math.round((now + step * THRESHOLD_STEP) * 100) / 100
    const leaving = holds.filter((hold) => hold < threshold).length
    if (leaving > (found.at(-1)?.leaving ?? 0)) found.push({ threshold, leaving })
  }
  return found
}
