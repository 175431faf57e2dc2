// What an open incident reaches on the topology: its members per CI, and what they have in common above them. Follows from the members alone, in whatever
// order they joined. There are tens of thousands of these: what can be read off the newest members is not kept a second time.
import type { AlertRecord } from '../state.ts'
import { classKind } from '../classes/class-families.ts'
import type { Family } from '../classes/class-families.ts'
import { conditionName } from '../classes/class-synonyms.ts'
import type { Below } from './below.ts'

export interface OwnEntry {
  readonly ci: string
  /** How many members on this CI are active. */
  active: number
  /** Members about the CI as a whole, and the ports and sessions that the others are about. */
  whole: number
  /** Port or session -> the CI that it names as its other end; null: it names none. */
  ports: Map<string, string | null>
  /** Whether any of them names its other end: then not all of them show something of all that is above. */
  names: boolean
  /** Members on this CI, in no order. */
  members: AlertRecord[]
  /** The newest member of each event class. */
  newest: AlertRecord[]
}

/** A CI that ports and sessions of others name as their other end: it may be what failed, without a word of its own. */
export interface NamedEntry {
  /** CIs that name it. */
  readonly by: Set<string>
  /** Of the alerts that name it. */
  newest: AlertRecord
}

export interface Neighbourhood {
  readonly own: Map<string, OwnEntry>
  readonly below: Map<string, Below>
  /** CIs with members about ports and sessions. */
  ported: Set<string>
  named: Map<string, NamedEntry>
}

/** Most CIs have no port that tells of itself, and most incidents name nobody: they share these, which nothing is ever put into. */
const NO_PORTS: OwnEntry['ports'] = new Map()
const NO_CIS: Neighbourhood['ported'] = new Set()
const NOBODY: Neighbourhood['named'] = new Map()

export function emptyNeighbourhood(): Neighbourhood {
  return { own: new Map(), below: new Map(), ported: NO_CIS, named: NOBODY }
}

export function emptyEntry(ci: string): OwnEntry {
  return { ci, active: 0, whole: 0, ports: NO_PORTS, names: false, members: [], newest: [] }
}

export function addPort(neighbourhood: Neighbourhood, own: OwnEntry, component: string, named: string | null): void {
  if (neighbourhood.ported === NO_CIS) neighbourhood.ported = new Set()
  neighbourhood.ported.add(own.ci)
  if (own.ports === NO_PORTS) own.ports = new Map()
  own.ports.set(component, named)
}

export function addNamed(neighbourhood: Neighbourhood, ci: string, entry: NamedEntry): void {
  if (neighbourhood.named === NOBODY) neighbourhood.named = new Map()
  neighbourhood.named.set(ci, entry)
}

/**
 * The newest member of each family on the CI, by the places of `newest`: the one of the family of the member at that place. Asked for by place, since
 * it is asked for hundreds of times an event: lists of them, and functions that visit them, would be most of what the engine throws away.
 * @returns null when a place before told of that family
 */
export function familyAt(own: OwnEntry, place: number): AlertRecord | null {
  return newestAt(own.newest, place, familyOf)
}

/** The same of conditions, by their common names. */
export function conditionAt(own: OwnEntry, place: number): AlertRecord | null {
  return newestAt(own.newest, place, conditionOf)
}

export function familyOf({ eventClass }: AlertRecord): Family {
  return classKind(eventClass).family
}

function conditionOf({ eventClass }: AlertRecord): string {
  return conditionName(eventClass)
}

/** The newest member of the family on the CI. */
export function newestOf({ newest }: OwnEntry, family: Family): AlertRecord | null {
  let found: AlertRecord | null = null
  for (const alert of newest) {
    if (classKind(alert.eventClass).family === family && (found === null || isNewer(alert, found))) found = alert
  }
  return found
}

/** Of equal times the smaller id, so that order does not matter. */
export function isNewer(a: AlertRecord, b: AlertRecord): boolean {
  return a.raisedAt > b.raisedAt || (a.raisedAt === b.raisedAt && a.id < b.id)
}

/** They are few: to look through them again is quicker than a map. */
function newestAt(
  alerts: readonly AlertRecord[],
  place: number,
  kindOf: (alert: AlertRecord) => string,
): AlertRecord | null {
  const first = alerts[place]
  if (first === undefined) return null
  const kind = kindOf(first)
  let newest = first
  for (let other = 0; other < alerts.length; other++) {
    const alert = alerts[other]
    if (alert === undefined || other === place || kindOf(alert) !== kind) continue
    if (other < place) return null
    if (isNewer(alert, newest)) newest = alert
  }
  return newest
}
