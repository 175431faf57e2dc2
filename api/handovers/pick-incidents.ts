// Which incidents a shift tells the next one about, and why each. Pure: the same incidents give the same list.
import type { Incident } from '../../correlate/contract/incident.ts'
import { HANDOVER_REASONS, type HandoverIncident, type HandoverReason } from '../contract/handover.ts'

export interface Shift {
  /** Epoch ms; `to` excluded. */
  readonly from: number
  readonly to: number
}

/**
 * How many of each reason are listed: what fits on a few printed pages and is read in ten minutes. Counts are of all. All together stay
 * below what one value of the bucket holds (1 MB).
 */
const LISTED: Readonly<Record<HandoverReason, number>> = {
  top: 50,
  unacknowledged: 10,
  on_hold: 20,
  flapping: 15,
  opened: 30,
  resolved: 30,
}
const MAX_SERVICES = 5
const MAX_TEXT = 300

type Order = (a: Incident, b: Incident) => number
const oldestFirst: Order = (a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1)
const worstFirst: Order = (a, b) => (a.priority < b.priority ? -1 : a.priority > b.priority ? 1 : oldestFirst(a, b))

const isOpen = ({ state }: Incident): boolean => state !== 'resolved' && state !== 'closed'
const within = (at: number | null, { from, to }: Shift): boolean => at !== null && at >= from && at < to

interface Rule {
  readonly holds: (incident: Incident, shift: Shift, flapping: ReadonlySet<string>) => boolean
  readonly order: Order
}

const RULES: Readonly<Record<HandoverReason, Rule>> = {
  top: {
    holds: (incident) => isOpen(incident) && (incident.priority === 'P1' || incident.priority === 'P2'),
    order: worstFirst,
  },
  unacknowledged: {
    holds: (incident) => isOpen(incident) && incident.acknowledgedAt === null,
    order: oldestFirst,
  },
  on_hold: { holds: ({ state }) => state === 'on_hold', order: worstFirst },
  flapping: { holds: (incident, _shift, flapping) => isOpen(incident) && flapping.has(incident.id), order: worstFirst },
  opened: { holds: ({ openedAt }, shift) => within(openedAt, shift), order: worstFirst },
  resolved: {
    holds: (incident, shift) => !isOpen(incident) && within(incident.resolvedAt, shift),
    order: worstFirst,
  },
}

export interface PickedIncidents {
  /** Open ones first, the worst first. */
  readonly incidents: readonly HandoverIncident[]
  readonly counts: Readonly<Record<HandoverReason, number>>
  readonly openIncidents: number
}

/** @param flapping ids of incidents with an alert that flaps */
export function pickIncidents(all: Iterable<Incident>, shift: Shift, flapping: ReadonlySet<string>): PickedIncidents {
  const known = [...all].filter(({ mergedInto }) => mergedInto === null)
  const reasonsOf = new Map<Incident, HandoverReason[]>()
  const counts: Partial<Record<HandoverReason, number>> = {}
  for (const reason of HANDOVER_REASONS) {
    const { holds, order } = RULES[reason]
    const found = known.filter((incident) => holds(incident, shift, flapping))
    counts[reason] = found.length
    for (const incident of found.sort(order).slice(0, LISTED[reason]))
      reasonsOf.set(incident, [...(reasonsOf.get(incident) ?? []), reason])
  }
  const incidents = [...reasonsOf]
    .sort(([a], [b]) => Number(isOpen(b)) - Number(isOpen(a)) || worstFirst(a, b))
    .map(([incident, reasons]) => told(incident, reasons))
  return {
    incidents,
    counts: counts as Record<HandoverReason, number>, // every reason was just counted
    openIncidents: known.filter(isOpen).length,
  }
}

function told(incident: Incident, reasons: readonly HandoverReason[]): HandoverIncident {
  const { id, state, priority, severity, assignee, supportGroup, openedAt, acknowledgedAt, resolvedAt } = incident
  const { title, titleSaying, alertCount, activeAlertCount, problemId, rootCause, services, resolution } = incident
  return {
    ...{ id, title: title.slice(0, MAX_TEXT), titleSaying, state, priority, severity, assignee, supportGroup },
    ...{ openedAt, acknowledgedAt, resolvedAt, alertCount, activeAlertCount, problemId, reasons },
    rootName: rootCause[0]?.name ?? null,
    services: [...services]
      .sort((a, b) => b.criticality - a.criticality)
      .slice(0, MAX_SERVICES)
      .map(({ name }) => name),
    resolution: resolution?.slice(0, MAX_TEXT) ?? null,
  }
}
