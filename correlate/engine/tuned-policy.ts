// The policy with what a site has set, and what is in force of the thresholds that can be set.
import { TUNABLES, type PolicyChange, type TunablePath } from '../contract/tunable.ts'
import type { Policy } from './policy.ts'

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export function tunedPolicy(policy: Policy, change: PolicyChange): Policy {
  const tuned: Record<string, Readonly<Record<string, unknown>>> = { ...(policy as unknown as Sections) } // every tunable is in a section
  for (const [path, value] of Object.entries(change)) {
    const [section = '', name = ''] = path.split('.')
    tuned[section] = { ...tuned[section], [name]: value }
  }
  return tuned as unknown as Policy // the same keys with numbers in place of numbers
}

/** The values of all thresholds that can be set. */
export function tunablesOf(policy: Policy): Readonly<Record<TunablePath, number>> {
  const sections = policy as unknown as Sections // a test asks for each path of the table
  const values = TUNABLES.map(({ path }) => {
    const [section = '', name = ''] = path.split('.')
    return [path, sections[section]?.[name]]
  })
  return Object.fromEntries(values) as Record<TunablePath, number> // a test asks for each to be a number
}
