// One input through the engine.
import type { EngineContext, EngineInput, StepResult } from './input.ts'
import type { EngineState } from './state.ts'

export function step(state: EngineState, input: EngineInput, context: EngineContext): StepResult {
  void context
  state.seq = input.seq
  return {
    state,
    effects: { alert: [], incident: [], activity: [], silence: [], problem: [], command: [] },
    decisions: [],
  }
}

/** When the next timer is due, epoch ms; null when none is armed. An idle stream needs a tick then. */
export function nextTimerAt(state: EngineState): number | null {
  return state.timers.peek()?.due ?? null
}
