// Runs the engine over a sequence of events on their own time and keeps the last revision of everything.
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import type { Affinity } from '../contract/affinity.ts'
import type { Alert } from '../contract/alert.ts'
import type { Decision } from '../contract/decision.ts'
import type { Activity, Incident } from '../contract/incident.ts'
import type { Problem } from '../contract/problem.ts'
import { createState, learnedAffinities, releaseCounters, step } from '../engine/engine.ts'
import type { EngineContext, EngineInput, StepResult } from '../engine/engine.ts'

/** So many events of one time make one input: enough to coalesce a burst, few enough to stay small. */
const BATCH = 256

export class EngineRun {
  readonly alerts = new Map<string, Alert>()
  readonly incidents = new Map<string, Incident>()
  readonly problems = new Map<string, Problem>()
  readonly #state = createState(0, 1)
  readonly #context: EngineContext
  readonly #decided: (decisions: readonly Decision[]) => void
  readonly #lived: (activities: readonly Activity[]) => void
  #waiting: MonitoringEvent[] = []
  #seq = 0

  /**
   * @param decided gets the decisions in the order of the events
   * @param lived gets the lines of the incidents' time-lines, which nobody keeps here: they are the many
   */
  constructor(
    context: EngineContext,
    decided: (decisions: readonly Decision[]) => void,
    lived: (activities: readonly Activity[]) => void,
  ) {
    this.#context = context
    this.#decided = decided
    this.#lived = lived
  }

  /** Events of one time are one input, as a batch of a tool's is on the stream. */
  add(event: MonitoringEvent): void {
    const first = this.#waiting[0]
    if (first !== undefined && (first.observedAt !== event.observedAt || this.#waiting.length >= BATCH)) this.flush()
    this.#waiting.push(event)
  }

  flush(): void {
    const first = this.#waiting[0]
    if (first === undefined) return
    const events = this.#waiting
    this.#waiting = []
    this.#step({ seq: this.#seq++, at: first.observedAt, events })
  }

  end(): void {
    this.flush()
    this.#keep(releaseCounters(this.#state, this.#context))
  }

  /** What was learned, surest first. */
  affinities(): Affinity[] {
    return learnedAffinities(this.#state)
  }

  /** Where the events of an incident are at the end: merges lead from one to the next. */
  finalIncident(id: string): string {
    let end = id
    for (let next = this.incidents.get(end)?.mergedInto; next != null; next = this.incidents.get(end)?.mergedInto) {
      end = next
    }
    return end
  }

  #step(input: EngineInput): void {
    const { effects, decisions } = step(this.#state, input, this.#context)
    this.#keep(effects)
    this.#decided(decisions)
  }

  #keep(effects: StepResult['effects']): void {
    for (const alert of effects.alert) this.alerts.set(alert.id, alert)
    for (const incident of effects.incident) this.incidents.set(incident.id, incident)
    for (const problem of effects.problem) this.problems.set(problem.id, problem)
    if (effects.activity.length > 0) this.#lived(effects.activity)
  }
}
