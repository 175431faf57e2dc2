// What the incidents of a pattern have in common, as counts, and how alike an incident is to it.
import type { Policy } from '../policy.ts'
import type { Profile } from './recurrence-state.ts'
import { THEN, type Signature } from './signature.ts'

export function emptyProfile(): Profile {
  return { size: 0, features: new Map(), places: new Map(), roots: new Map() }
}

/** Adds an incident. At twice the policy's size all counts are halved, so that a pattern follows what slowly changes. */
export function addToProfile(profile: Profile, signature: Signature, policy: Policy): void {
  const { profileSize, profileEntries } = policy.problem
  profile.size++
  for (const feature of signature.features) add(profile.features, feature)
  for (const place of signature.places) add(profile.places, place)
  add(profile.roots, signature.rootCi)
  if (profile.size >= 2 * profileSize) {
    profile.size /= 2
    for (const counts of [profile.features, profile.places, profile.roots]) {
      for (const [key, count] of counts) counts.set(key, count / 2)
    }
  }
  for (const counts of [profile.features, profile.places, profile.roots]) keepMost(counts, profileEntries)
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Forgets the rarest; of equals the last by name. */
function keepMost(counts: Map<string, number>, limit: number): void {
  if (counts.size <= limit) return
  const rarest = [...counts].sort((a, b) => a[1] - b[1] || (a[0] > b[0] ? -1 : 1))
  for (const [key] of rarest.slice(0, counts.size - limit)) counts.delete(key)
}

/** How much a feature says: the rarer among all incidents, the more. */
export type FeatureWeight = (feature: string) => number

/**
 * partly: the incident has only begun: what it does not show yet is not held against it.
 */
export type View = 'whole' | 'partly'

/** How alike the incident's classes and their order are to the pattern's, 0..1 (weighted Jaccard, Ruzicka's form for shares). */
export function alikeInFeatures(
  profile: Profile,
  { features }: Pick<Signature, 'features'>,
  weightOf: FeatureWeight,
  view: View,
): number {
  let [common, all] = [0, 0]
  for (const feature of features) {
    const share = (profile.features.get(feature) ?? 0) / profile.size
    const weight = weightOf(feature)
    common += weight * share
    all += weight
  }
  if (view === 'whole') {
    for (const [feature, count] of profile.features) {
      if (!features.has(feature)) all += weightOf(feature) * (count / profile.size)
    }
  }
  return all === 0 ? 0 : common / all
}

/** How alike its place is, 0..1: the share of the pattern that had this root, or CIs in common when another root was suspected. */
export function alikeInPlace(
  profile: Profile,
  { rootCi, places }: Pick<Signature, 'rootCi' | 'places'>,
  view: View,
): number {
  const sameRoot = (profile.roots.get(rootCi) ?? 0) / profile.size
  let [common, all] = [0, 0]
  for (const place of places) {
    common += (profile.places.get(place) ?? 0) / profile.size
    all++
  }
  if (view === 'whole') {
    for (const [place, count] of profile.places) if (!places.has(place)) all += count / profile.size
  }
  return Math.max(sameRoot, all === 0 ? 0 : common / all)
}

/** The order of two classes says less than the classes: noise in arrival turns it round. */
export function isOrder(feature: string): boolean {
  return feature.includes(THEN)
}
