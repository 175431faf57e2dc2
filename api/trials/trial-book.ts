// The trials of this process: one runs at a time, the last few are remembered. A trial reads history slice by slice and hands it to the engine's
// thread; nothing of it is stored.
import { randomUUID } from 'node:crypto'
import type { CmdbFile } from '../../correlate/contract/ci.ts'
import type { TrialChange, TrialResult } from '../../correlate/contract/trial.ts'
import type { Store } from '../../platform/clickhouse/store.ts'
import { ThreadJobError } from '../../platform/life-cycle/thread-job.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Metrics } from '../../platform/metrics/metrics.ts'
import { selectStoredEvents, type EventSlice } from '../queries/stored-events.ts'
import type { OpenTrial, TrialRunner } from './trial-runner.ts'

/** Results that are kept: each up to a few megabytes. */
const REMEMBERED = 10

export const TRIAL_STATES = ['running', 'done', 'cancelled', 'failed'] as const
export type TrialState = (typeof TRIAL_STATES)[number]

export interface Trial {
  readonly id: string
  readonly actor: string
  readonly startedAt: number
  /** Of the history, epoch ms, `to` excluded: when events were stored. */
  readonly from: number
  readonly to: number
  readonly change: TrialChange
  readonly state: TrialState
  readonly events: { readonly done: number; readonly total: number }
  /** Why it failed. */
  readonly detail: string | null
  readonly result: TrialResult | null
}

export type TrialWish = Pick<Trial, 'actor' | 'from' | 'to' | 'change'> & {
  readonly slices: readonly EventSlice[]
  readonly cmdb: CmdbFile
}

export class TrialBook {
  readonly #trials = new Map<string, Trial>()
  readonly #deps: { readonly store: Store; readonly runner: TrialRunner; readonly log: Log }
  readonly #outcomes: ReturnType<Metrics['counter']>
  #running: { readonly id: string; readonly open: OpenTrial } | null = null

  constructor(deps: {
    readonly store: Store
    readonly runner: TrialRunner
    readonly log: Log
    readonly metrics: Metrics
  }) {
    this.#deps = deps
    this.#outcomes = deps.metrics.counter(
      'nocturne_trials_total',
      'Trials of a policy or of rules on history, by outcome',
      ['outcome'],
    )
    for (const outcome of TRIAL_STATES) if (outcome !== 'running') this.#outcomes.inc({ outcome }, 0)
  }

  get isBusy(): boolean {
    return this.#running !== null
  }

  /** Newest first. */
  list(): readonly Trial[] {
    return [...this.#trials.values()].reverse()
  }

  find(id: string): Trial | undefined {
    return this.#trials.get(id)
  }

  /** Starts it; the caller has asked whether another runs. */
  start({ slices, cmdb, ...wish }: TrialWish): Trial {
    const id = randomUUID()
    const total = slices.reduce((sum, { events }) => sum + events, 0)
    const trial: Trial = {
      ...wish,
      id,
      startedAt: Date.now(),
      state: 'running',
      events: { done: 0, total },
      detail: null,
      result: null,
    }
    this.#trials.set(id, trial)
    for (const old of [...this.#trials.keys()].slice(0, -REMEMBERED)) this.#trials.delete(old)
    const open = this.#deps.runner.open(trial.change, cmdb)
    this.#running = { id, open }
    void this.#run(trial, open, slices)
    return trial
  }

  /** @returns the trial as it is then */
  cancel(id: string): Trial | undefined {
    if (this.#running?.id === id) {
      this.#settle(id, { state: 'cancelled' })
      this.#stopRunning()
    }
    return this.#trials.get(id)
  }

  /** Ends what runs; for the end of the process. */
  stop(): void {
    if (this.#running !== null) this.cancel(this.#running.id)
  }

  async #run({ id }: Trial, open: OpenTrial, slices: readonly EventSlice[]): Promise<void> {
    try {
      for (const slice of slices) {
        const events = await selectStoredEvents(this.#deps.store, slice)
        if (this.#isOver(id)) return
        await open.feed(events)
        const known = this.#trials.get(id)
        if (known?.state !== 'running') return
        const done = known.events.done + events.length
        this.#trials.set(id, { ...known, events: { ...known.events, done } })
      }
      this.#settle(id, { state: 'done', result: await open.end() })
    } catch (error) {
      // A cancelled trial's thread ends under its work.
      if (this.#isOver(id)) return
      const detail = error instanceof ThreadJobError ? error.message : 'The history could not be read.'
      this.#deps.log.warn({ err: error, trial: id }, 'a trial failed')
      this.#settle(id, { state: 'failed', detail })
    } finally {
      if (this.#running?.id === id) this.#stopRunning()
    }
  }

  #isOver(id: string): boolean {
    return this.#trials.get(id)?.state !== 'running'
  }

  #stopRunning(): void {
    this.#running?.open.stop()
    this.#running = null
  }

  #settle(id: string, parts: Pick<Trial, 'state'> & Partial<Trial>): void {
    const trial = this.#trials.get(id)
    // What comes after a trial was cancelled says nothing of it.
    if (trial?.state !== 'running') return
    this.#trials.set(id, { ...trial, ...parts })
    this.#outcomes.inc({ outcome: parts.state })
  }
}
