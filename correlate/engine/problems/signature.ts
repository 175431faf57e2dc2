// What an incident looks like to its memory: root, event classes and their order, and where it was. Small, whatever the incident's size.
import { stableHash32 } from '../../../platform/hash/stable-hash.ts'
import { membersOf } from '../incidents/members-of.ts'
import type { AlertRecord, IncidentRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'

export interface Signature {
  readonly domain: string
  readonly rootCi: string
  readonly rootName: string
  readonly rootType: string
  /** Class of the root's first alert; of the first alert of all when the root is silent. */
  readonly lead: string
  /** Distinct, in the order of their first raise. */
  readonly eventClasses: readonly string[]
  /** The classes, and which came after which. */
  readonly features: ReadonlySet<string>
  /** The root and a fair sample of the CIs that alerted. */
  readonly places: ReadonlySet<string>
}

/** @returns null for an incident without members or root */
export function signatureOf(work: StepWork, incident: IncidentRecord): Signature | null {
  const { maxClasses, maxPlaces } = work.policy.problem
  const members = membersOf(work, incident).sort(byRaise)
  const root = incident.assessment.rootCause[0]
  const first = members[0]
  if (first === undefined || root === undefined) return null
  const own = members.find((alert) => alert.ci.id === root.ci)
  const eventClasses = [...new Set(members.map((alert) => alert.eventClass))].slice(0, maxClasses)
  return {
    domain: incident.domain,
    rootCi: root.ci,
    rootName: root.name,
    rootType: own?.ci.type ?? work.topology.ci(root.ci)?.type ?? 'unknown',
    lead: (own ?? first).eventClass,
    eventClasses,
    features: featuresOf(eventClasses),
    places: new Set([root.ci, ...sample(members, maxPlaces)]),
  }
}

/** Alerts of one moment in the order of their classes: which of them came first was chance. */
function byRaise(a: AlertRecord, b: AlertRecord): number {
  if (a.raisedAt !== b.raisedAt) return a.raisedAt - b.raisedAt
  return a.eventClass < b.eventClass ? -1 : a.eventClass > b.eventClass ? 1 : a.id < b.id ? -1 : 1
}

/** Joins two classes into the feature "this, then that"; no class has it in its name. */
export const THEN = ' → '

function featuresOf(classes: readonly string[]): Set<string> {
  const features = new Set(classes)
  classes.forEach((eventClass, i) => {
    const before = classes[i - 1]
    if (before !== undefined) features.add(before + THEN + eventClass)
  })
  return features
}

/** The CIs with the smallest hashes: of alike sets of CIs the samples are as alike (bottom-k sketch, Cohen 1997). */
function sample(members: readonly AlertRecord[], size: number): string[] {
  const ids = [...new Set(members.map((alert) => alert.ci.id))]
  if (ids.length <= size) return ids.sort()
  const hashed = ids.map((id) => ({ id, hash: stableHash32(id) }))
  hashed.sort((a, b) => a.hash - b.hash || (a.id < b.id ? -1 : 1))
  return hashed.slice(0, size).map(({ id }) => id)
}
