// What goes into one step of the engine and what comes out. The runtime and the replay are the only callers.
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import type { Affinity } from '../contract/affinity.ts'
import type { Alert } from '../contract/alert.ts'
import type { Command, CommandOutcome } from '../contract/command.ts'
import type { Decision } from '../contract/decision.ts'
import type { Activity, Incident } from '../contract/incident.ts'
import type { Problem } from '../contract/problem.ts'
import type { MaintenanceWindow } from '../contract/maintenance/window.ts'
import type { Silence } from '../contract/silence.ts'
import type { Topology } from '../topology/topology.ts'
import type { GroupingProbe } from './grouping/probe.ts'
import type { Policy } from './policy.ts'
import type { EngineState } from './state.ts'

interface InputBase {
  /** Stream sequence of the message; rising. An input that is not above the last one has been applied already and changes nothing. */
  readonly seq: number
  /** Time of the message, epoch ms. Engine time is the highest seen so far. */
  readonly at: number
}

/** One message of the stream: a batch of events or one command. */
export type EngineInput = InputBase & ({ readonly events: readonly MonitoringEvent[] } | { readonly command: Command })

/** What the engine may look at besides its state and the input. All of it is constant while a step runs. */
export interface EngineContext {
  readonly policy: Policy
  readonly topology: Topology
  /**
   * Compiles a silence's regular expression to an anchored match (the whole text must match, as in Alertmanager).
   * @throws SyntaxError when the pattern is not one; the silence is refused then
   */
  readonly compileRegex: (pattern: string) => (text: string) => boolean
  /** Told what grouping considered. Absent but in a replay: it costs time, and changes nothing. */
  readonly probe?: GroupingProbe
}

/** Revisions that the input caused, per change entity. An entity appears at most once (activities: one item each). */
export interface Effects {
  readonly alert: Alert[]
  readonly incident: Incident[]
  readonly activity: Activity[]
  readonly silence: Silence[]
  readonly maintenance: MaintenanceWindow[]
  readonly problem: Problem[]
  readonly affinity: Affinity[]
  readonly command: CommandOutcome[]
}

export interface StepResult {
  /** The same object as was passed in, advanced in place. */
  readonly state: EngineState
  readonly effects: Effects
  /** One per event, in the order of the events. */
  readonly decisions: readonly Decision[]
}
