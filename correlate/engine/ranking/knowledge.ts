// What is known of a suspect besides its alerts of now: what operators said of it in incidents like this one, and whether it was just changed.
import { changeBefore } from '../learning/recent-changes.ts'
import { experienceOf } from '../learning/verdicts.ts'
import type { StepWork } from '../step-work.ts'
import type { Knowledge } from './root-cause.ts'
import type { Suspect } from './suspects.ts'
import { spanText } from '../../contract/sentences/span-parts.ts'

/** @param onsetAt the incident's first raise */
export function knowledgeOf(work: StepWork, suspect: Suspect, onsetAt: number): Knowledge[] {
  return [verdictsOn(work, suspect), changeOf(work, suspect, onsetAt)].filter((known) => known !== null)
}

function verdictsOn({ state, policy, topology }: StepWork, { ci, patient }: Suspect): Knowledge | null {
  // The usual case, and one for each of a thousand suspects.
  if (state.verdicts.size === 0) return null
  const classes = patient?.symptoms.map(({ eventClass }) => eventClass) ?? []
  const type = topology.ci(ci)?.type ?? patient?.symptoms[0]?.alert.ci.type ?? ''
  const experience = experienceOf(state, policy, ci, type, classes)
  if (experience === null) return null
  const { factor, isSame, confirmed, rejected } = experience
  const whom = isSame ? 'it' : 'its like'
  const text = `operators confirmed ${whom} ${times(confirmed)} and ruled ${whom} out ${times(rejected)} in incidents like this`
  return { kind: 'verdict', factor, text, values: { confirmed, rejected, same: isSame ? 1 : 0 } }
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}

function changeOf({ state, policy }: StepWork, { ci }: Suspect, onsetAt: number): Knowledge | null {
  const change = changeBefore(state, policy, ci, onsetAt)
  if (change === null) return null
  const { eventClass } = change
  const agoMs = Math.max(0, onsetAt - change.at)
  const { factor: most, windowMs } = policy.change
  const when = agoMs === 0 ? 'as the first alert began' : `${spanText(agoMs)} before the first alert`
  const text = `changed (${eventClass}) ${when}`
  return { kind: 'recent_change', factor: most ** (1 - agoMs / windowMs), text, values: { eventClass, agoMs } }
}
