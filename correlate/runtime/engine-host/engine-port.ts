// The engine as the runtime sees it: six functions over a state that it does not look into. Tests put a wrapper around the real one to make it fail.
import {
  createState,
  decodeLines,
  drawNext,
  nextTimerAt,
  step,
  sweepState,
  type EngineContext,
  type EngineInput,
  type EngineState,
  type Policy,
  type StateSweep,
  type StepResult,
} from '../../engine/engine.ts'
import type { Pausing } from '../../../platform/pieces/pausing.ts'
import type { Topology } from '../../topology/topology.ts'

export interface EnginePort {
  createState(partition: number, partitions: number): EngineState
  /** Advances the state in place. @throws when the engine has a bug: the state is worth nothing then */
  step(state: EngineState, input: EngineInput, context: EngineContext): StepResult
  /** Engine time at which there is something to do without an input, epoch ms; null when there is nothing. */
  nextTimerAt(state: EngineState, topology: Topology): number | null
  /** Makes ready what the first step with this topology needs, with steps at each pause. */
  drawNext(state: EngineState, topology: Topology, policy: Policy): Pausing<void>
  /** Encodes the state in pieces, with steps in between. */
  sweepState(state: EngineState): StateSweep
  /** @throws when the lines are no state of this engine version */
  decodeLines(lines: Iterable<string>): EngineState
}

export const engine: EnginePort = { createState, step, nextTimerAt, drawNext, sweepState, decodeLines }
