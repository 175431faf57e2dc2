// One event on its way through the stages. A stage reads what those before it found, and either passes it on or ends it with a decision word.
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import type { DecisionWord } from '../contract/decision.ts'
import type { AlertRecord, SourceRecord } from './state.ts'
import type { StepWork } from './step-work.ts'
import type { CiRef } from '../contract/ci.ts'

export interface Passage {
  readonly work: StepWork
  /** As it came, but for its part, which gets the CMDB's name once the CI is known. */
  event: MonitoringEvent
  alert: AlertRecord | null
  source: SourceRecord | null
  /** Set once the event is known to be about an alert not met by its fingerprint. */
  ci: CiRef | null
  key: string
  /** Several CIs claim what it says of its place. */
  contested: boolean
  /** What the event does to the condition: it began (again), ended, or had ended before anybody heard of it. Null: none of these. */
  transition: 'raise' | 'clear' | 'over' | null
  /** The condition is raised again after its lease ran out: nobody saw it end, so this is no change of state. */
  resumes: boolean
  /** How long the condition had been silent when it was raised again; null: it had not been there, or not been silent. */
  quietMs: number | null
  /** Earlier clears that turn out to belong to the alert. */
  claimed: number
  /** Id of the alert that a notice which stands alone will be part of, should company come. */
  awaitedAlertId: string | null
  /** The decision, when no later stage ends the passage. */
  word: DecisionWord | null
}

/** @returns the decision word when the event goes no further, else null */
export type Stage = (passage: Passage) => DecisionWord | null

export function makePassage(work: StepWork, event: MonitoringEvent): Passage {
  return {
    work,
    event,
    alert: null,
    source: null,
    ci: null,
    key: '',
    contested: false,
    transition: null,
    resumes: false,
    quietMs: null,
    claimed: 0,
    awaitedAlertId: null,
    word: null,
  }
}
