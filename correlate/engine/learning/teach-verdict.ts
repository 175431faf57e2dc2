// An operator merges incidents or splits one: that says more about the classes and the names that were brought together or parted than any number of cases.
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { teachPairs } from './affinities/teach-pairs.ts'
import { teachWords } from './words/teach-words.ts'

export type Regrouping = 'merges' | 'splits'

/** @param one side of what was brought together or parted */
export function teachVerdict(
  work: StepWork,
  verdict: Regrouping,
  one: readonly AlertRecord[],
  other: readonly AlertRecord[],
): void {
  teachPairs(work, verdict, one, other)
  teachWords(work, verdict, one, other)
}
