// Commands on silences. Every partition gets a copy, so what is sent out carries the command's own revision and times, not this partition's.
import type { SilenceCommand } from '../../contract/command.ts'
import type { Silence } from '../../contract/silence.ts'
import type { StepWork } from '../step-work.ts'
import { checkSilence, endSilence, startSilence } from '../suppression/silences.ts'
import { applied, refused } from './answer.ts'
import type { Answer } from './answer.ts'

export function applySilenceCommand(work: StepWork, command: SilenceCommand): Answer {
  return command.type === 'setSilence'
    ? setSilence(work, command.silence)
    : expireSilence(work, command.silenceId, command.at)
}

function setSilence(work: StepWork, silence: Silence): Answer {
  const { state } = work
  const known = state.silences.get(silence.id)
  if (known !== undefined && silence.revision <= known.revision) return refused('conflict')
  const fault = faultOf(work, silence)
  if (fault !== null) return fault
  if (known !== undefined) endSilence(work, silence.id)
  work.effects.silence.push(silence)
  if (silence.endsAt <= state.now) return applied()
  state.silences.set(silence.id, silence)
  state.timers.arm(silence.endsAt, 'silenceEnd', silence.id)
  if (silence.startsAt > state.now) state.timers.arm(silence.startsAt, 'silenceStart', silence.id)
  else startSilence(work, silence)
  return applied()
}

function faultOf(work: StepWork, silence: Silence): Answer | null {
  if (silence.matchers.length === 0) return refused('invalid', 'silence_without_matchers')
  if (silence.endsAt <= silence.startsAt) return refused('invalid', 'silence_ends_first')
  try {
    checkSilence(work, silence)
    return null
  } catch (error) {
    return refused('invalid', 'matcher_no_pattern', { fault: error instanceof Error ? error.message : 'unknown fault' })
  }
}

function expireSilence(work: StepWork, id: string, at: number): Answer {
  const known = work.state.silences.get(id)
  if (known === undefined) return refused('not_found')
  endSilence(work, id)
  work.effects.silence.push({ ...known, revision: known.revision + 1, endsAt: at, updatedAt: at })
  return applied()
}
