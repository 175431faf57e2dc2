// History through the engine twice at once: as it is and as it would be. One pass over the events, so that none has to be kept.
import type { MonitoringEvent } from '../../../ingest/contract/event.ts'
import type { TrialResult } from '../../contract/trial.ts'
import { policyHash, type EngineContext, type Policy } from '../../engine/engine.ts'
import { LedgeredRun } from '../ledgered-run.ts'
import { compareRuns } from './compare-runs.ts'

export interface TrialSetup extends Omit<EngineContext, 'policy' | 'probe'> {
  readonly before: Policy
  readonly after: Policy
  /** What would become of an event before it reaches the engine; null: it would be dropped. */
  readonly change: (event: MonitoringEvent) => MonitoringEvent | null
}

const forget = (): void => undefined

export class TrialRun {
  readonly #setup: TrialSetup
  readonly #before: LedgeredRun
  readonly #after: LedgeredRun
  #count = 0

  constructor(setup: TrialSetup) {
    const { before, after, change: _change, ...context } = setup
    this.#setup = setup
    this.#before = new LedgeredRun({ ...context, policy: before }, forget)
    this.#after = new LedgeredRun({ ...context, policy: after }, forget)
  }

  /** Events in the order in which they came. */
  add(event: MonitoringEvent): void {
    const number = this.#count++
    this.#before.add(number, event)
    const changed = this.#setup.change(event)
    if (changed !== null) this.#after.add(number, changed)
  }

  end(): TrialResult {
    this.#before.run.end()
    this.#after.run.end()
    const { before, after } = this.#setup
    return {
      ...compareRuns(this.#before, this.#after),
      policy: { before: policyHash(before), after: policyHash(after) },
    }
  }
}
