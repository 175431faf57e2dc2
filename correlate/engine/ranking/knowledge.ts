// What is known of a suspect besides its alerts of now: what operators said of it in incidents like this one.
import { experienceOf } from '../learning/verdicts.ts'
import type { StepWork } from '../step-work.ts'
import type { Knowledge } from './root-cause.ts'
import type { Suspect } from './suspects.ts'

export function knowledgeOf({ state, policy, topology }: StepWork, { ci, patient }: Suspect): Knowledge[] {
  const classes = patient?.symptoms.map(({ eventClass }) => eventClass) ?? []
  const type = topology.ci(ci)?.type ?? patient?.symptoms[0]?.alert.ci.type ?? ''
  const experience = experienceOf(state, policy, ci, type, classes)
  if (experience === null) return []
  const { factor, isSame, confirmed, rejected } = experience
  const whom = isSame ? 'it' : 'its like'
  const text = `operators confirmed ${whom} ${times(confirmed)} and ruled ${whom} out ${times(rejected)} in incidents like this`
  return [{ factor, text, values: { confirmed, rejected, same: isSame ? 1 : 0 } }]
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
