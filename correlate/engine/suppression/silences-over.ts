// Which silences in force an alert or a notice meets.
import type { SilenceSubject } from '../../contract/silence-label.ts'
import type { Silence } from '../../contract/silence.ts'
import type { StepWork } from '../step-work.ts'
import { compileSilence } from './silence-match.ts'
import type { SilenceMatch } from './silence-match.ts'

/** Ids of the silences that hold it back now. */
export function silencesOver(work: StepWork, subject: SilenceSubject): string[] {
  const ids: string[] = []
  for (const silence of work.state.silences.values()) {
    if (isInForce(silence, work.state.now) && matchOf(work, silence)(subject)) ids.push(silence.id)
  }
  return ids
}

/** Compiled once. */
export function matchOf(work: StepWork, silence: Silence): SilenceMatch {
  let match = work.index.silenceMatches.get(silence.id)
  if (match === undefined) {
    match = compileSilence(silence, work.compileRegex)
    work.index.silenceMatches.set(silence.id, match)
  }
  return match
}

/** Whether it is between its beginning and its end. */
export function isInForce({ startsAt, endsAt }: Pick<Silence, 'startsAt' | 'endsAt'>, now: number): boolean {
  return startsAt <= now && now < endsAt
}
