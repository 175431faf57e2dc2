// ServiceNow's relationship types (`Runs on::Runs`: what the parent does to the child :: what the child does to the parent) -> ours, with the
// direction that says who needs whom.
import type { RelationshipType } from '../../../contract/inventory.ts'

export interface Meaning {
  readonly type: RelationshipType
  /** Whether the one that the word is said of is the one that we draw from. */
  readonly forward: boolean
}

const FORWARD = { forward: true } as const
const BACKWARD = { forward: false } as const

/** What one end says of the other. Words that say nothing about what fails with what (Manages, Located in, Owns ...) are not here. */
const WORDS: Readonly<Record<string, Meaning>> = {
  'depends on': { type: 'dependsOn', ...FORWARD },
  'used by': { type: 'dependsOn', ...BACKWARD },
  uses: { type: 'dependsOn', ...FORWARD },
  'consumed by': { type: 'dependsOn', ...BACKWARD },
  consumes: { type: 'dependsOn', ...FORWARD },
  provides: { type: 'dependsOn', ...BACKWARD },
  'provided by': { type: 'dependsOn', ...FORWARD },
  supports: { type: 'dependsOn', ...BACKWARD },
  'supported by': { type: 'dependsOn', ...FORWARD },
  'receives data from': { type: 'dependsOn', ...FORWARD },
  'sends data to': { type: 'dependsOn', ...BACKWARD },
  'allocated from': { type: 'dependsOn', ...FORWARD },
  'allocated to': { type: 'dependsOn', ...BACKWARD },
  'runs on': { type: 'runsOn', ...FORWARD },
  runs: { type: 'runsOn', ...BACKWARD },
  'hosted on': { type: 'runsOn', ...FORWARD },
  hosts: { type: 'runsOn', ...BACKWARD },
  'virtualized by': { type: 'runsOn', ...FORWARD },
  virtualizes: { type: 'runsOn', ...BACKWARD },
  'powered by': { type: 'poweredBy', ...FORWARD },
  powers: { type: 'poweredBy', ...BACKWARD },
  'member of': { type: 'memberOf', ...FORWARD },
  members: { type: 'memberOf', ...BACKWARD },
  'contained by': { type: 'memberOf', ...FORWARD },
  contains: { type: 'memberOf', ...BACKWARD },
  cluster: { type: 'memberOf', ...FORWARD },
  'cluster of': { type: 'memberOf', ...BACKWARD },
  'connects to': { type: 'connectedTo', ...FORWARD },
  'connected by': { type: 'connectedTo', ...FORWARD },
  'connected to': { type: 'connectedTo', ...FORWARD },
  'ip connection': { type: 'connectedTo', ...FORWARD },
}

/**
 * @param type `Parent word::Child word`, or the parent's word alone
 * @returns null when it says nothing about what fails with what
 */
export function meaningOf(type: string): Meaning | null {
  const [parentWord = '', childWord = ''] = type
    .split('::')
    .map((word) => word.trim().toLowerCase().replace(/\s+/g, ' '))
  const said = WORDS[parentWord]
  if (said !== undefined) return said
  const answered = WORDS[childWord]
  return answered === undefined ? null : { ...answered, forward: !answered.forward }
}
