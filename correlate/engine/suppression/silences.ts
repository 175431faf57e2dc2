// What a silence's start and end do to alerts that are active.
import type { Silence } from '../../contract/silence.ts'
import type { StepWork } from '../step-work.ts'
import { holdActive } from './hold-active.ts'
import { releaseHeld } from './release-held.ts'
import { compileSilence } from './silence-match.ts'
import { isInForce, matchOf } from './silences-over.ts'

export function startSilence(work: StepWork, silence: Silence): void {
  if (isInForce(silence, work.state.now)) holdActive(work, matchOf(work, silence))
}

export function endSilence(work: StepWork, id: string): void {
  work.state.silences.delete(id)
  work.index.silenceMatches.delete(id)
  releaseHeld(work, id)
}

/** @throws SyntaxError when a matcher's regular expression is not one */
export function checkSilence(work: StepWork, silence: Silence): void {
  compileSilence(silence, work.compileRegex)
}
