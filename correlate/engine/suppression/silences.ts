// Silences in force: which of them hold an alert back, and what their start and end do to alerts that are active.
import type { Silence } from '../../contract/silence.ts'
import type { AlertRecord } from '../state.ts'
import type { StepWork } from '../step-work.ts'
import { releaseHeld } from './release-held.ts'
import { setSuppression } from './set-suppression.ts'
import { compileSilence } from './silence-match.ts'
import type { SilenceMatch } from './silence-match.ts'

/** Ids of the silences that hold the alert back now. */
export function silencesOf(work: StepWork, alert: AlertRecord): string[] {
  const ids: string[] = []
  for (const silence of work.state.silences.values()) {
    if (isInForce(silence, work.state.now) && matchOf(work, silence)(alert)) ids.push(silence.id)
  }
  return ids
}

/** A silence begins: a person's act on all that is active, so the walk over alerts is theirs to pay, not each event's. */
export function startSilence(work: StepWork, silence: Silence): void {
  if (!isInForce(silence, work.state.now)) return
  const matches = matchOf(work, silence)
  for (const alert of work.state.alerts.values()) {
    if (alert.state !== 'active' || !matches(alert)) continue
    const by = alert.suppression?.kind === 'silence' ? alert.suppression.by : []
    if (!by.includes(silence.id)) setSuppression(work, alert, { kind: 'silence', by: [...by, silence.id] })
  }
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

function isInForce(silence: Silence, now: number): boolean {
  return silence.startsAt <= now && now < silence.endsAt
}

function matchOf(work: StepWork, silence: Silence): SilenceMatch {
  let match = work.index.silenceMatches.get(silence.id)
  if (match === undefined) {
    match = compileSilence(silence, work.compileRegex)
    work.index.silenceMatches.set(silence.id, match)
  }
  return match
}
