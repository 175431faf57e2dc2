// What the API needs of the engine for trials: the composition root brings it, for the API never runs the engine itself.
import type { CmdbFile } from '../../correlate/contract/ci.ts'
import type { TrialChange, TrialResult } from '../../correlate/contract/trial.ts'
import type { TunablePath } from '../../correlate/contract/tunable.ts'

export interface TrialRunner {
  /** Values in force of the thresholds that can be set, and those that are shipped. */
  readonly tunables: {
    readonly inForce: Readonly<Record<TunablePath, number>>
    readonly shipped: Readonly<Record<TunablePath, number>>
    /** Hash of the policy in force. */
    readonly policy: string
  }
  /** Everything that is wrong with a change; empty: it can be tried. */
  faults(change: TrialChange): readonly string[]
  open(change: TrialChange, cmdb: CmdbFile): OpenTrial
}

/** A trial that waits for its history. */
export interface OpenTrial {
  /** Takes events as they are stored (JSON), in the order of their arrival. Resolves when they are done. */
  feed(events: readonly string[]): Promise<void>
  end(): Promise<TrialResult>
  /** At once. */
  stop(): void
}
