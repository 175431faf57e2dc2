// Why the alerts of an incident are together, link by link: each alert but the opener hangs on the member that it was related to. What would
// leave without a link, and at a higher threshold, is read off that tree. Other links might still hold some of it: they were not kept.
import type { Alert } from '../../correlate/contract/alert.ts'

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
  const byId = new Map(members.map((alert) => [alert.id, alert]))
  const order = [...members].sort(byJoining)
  const viaOf = (alert: Alert): Alert | null => {
    const via = byId.get(alert.membership?.viaAlertId ?? '')
    // Who joined later cannot have brought it: merged incidents have such links, and no circle comes of them.
    return via === undefined || byJoining(via, alert) >= 0 ? null : via
  }
  const leaving = new Map<Alert, number>()
  /** The weakest link between an alert and the opener. */
  const holds = new Map<Alert, number>()
  const kinds = new Map<string, number>()
  for (const alert of order) {
    const via = viaOf(alert)
    if (via !== null) holds.set(alert, Math.min(alert.membership?.score ?? 1, holds.get(via) ?? 1))
    const strongest = [...(alert.membership?.evidence ?? [])].sort((a, b) => b.weight - a.weight)[0]
    if (strongest !== undefined) kinds.set(strongest.kind, (kinds.get(strongest.kind) ?? 0) + 1)
  }
  for (const alert of order.toReversed()) {
    const via = viaOf(alert)
    const own = leaving.get(alert) ?? 1
    leaving.set(alert, own)
    if (via !== null) leaving.set(via, (leaving.get(via) ?? 1) + own)
  }
  const opener = order[0]
  return {
    links: order.map((alert) => ({
      alert,
      via: viaOf(alert),
      leaving: alert === opener ? 0 : (leaving.get(alert) ?? 1),
    })),
    thresholds: thresholdsOf([...holds.values()], opener?.membership?.threshold ?? 0),
    kinds: [...kinds].map(([kind, alerts]) => ({ kind, alerts })).sort((a, b) => b.alerts - a.alerts),
  }
}

function byJoining(a: Alert, b: Alert): number {
  const [one, other] = [a.membership, b.membership]
  const opens = Number(other?.viaAlertId == null) - Number(one?.viaAlertId == null)
  return (
    (one?.joinedAt ?? 0) - (other?.joinedAt ?? 0) ||
    opens ||
    a.firstSeenAt - b.firstSeenAt ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
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
