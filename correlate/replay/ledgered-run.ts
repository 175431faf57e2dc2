// A run of the engine that keeps book of what became of each event, by the number that the event was given.
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import type { Activity } from '../contract/incident.ts'
import type { EngineContext } from '../engine/engine.ts'
import { EngineRun } from './engine-run.ts'
import type { Seq } from './event-line.ts'
import { memberships, type FinalMembership } from './memberships.ts'
import { MembershipLedger } from './membership-ledger.ts'

export class LedgeredRun {
  readonly run: EngineRun
  readonly #ledger = new MembershipLedger()
  /** Numbers of the events that wait for their decisions. */
  #waiting: Seq[] = []

  constructor(context: EngineContext, lived: (activities: readonly Activity[]) => void) {
    this.run = new EngineRun(
      context,
      (decisions) => {
        decisions.forEach((decision, i) => this.#ledger.add(this.#waiting[i] ?? 0, decision))
        this.#waiting = this.#waiting.slice(decisions.length)
      },
      lived,
    )
  }

  add(seq: Seq, event: MonitoringEvent): void {
    this.run.add(event)
    this.#waiting.push(seq)
  }

  /** A line that is no event. Lines keep their order: those before it are decided first. */
  addInvalid(seq: Seq): void {
    this.run.flush()
    this.#ledger.addInvalid(seq)
  }

  memberships(): Generator<FinalMembership> {
    return memberships(this.run, this.#ledger)
  }
}
