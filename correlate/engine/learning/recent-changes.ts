// What was changed where, as far as surprising notices told of it: trouble that begins soon after a change is often its doing. Bounded;
// forgotten after the window in which a change is held against a CI.
import type { Policy } from '../policy.ts'
import type { EngineState } from '../state.ts'

export interface RecentChange {
  readonly eventClass: string
  /** Event time. */
  readonly at: number
}

/** CI -> its changes, oldest first; the CI longest unchanged first. */
export type RecentChanges = Map<string, readonly RecentChange[]>

/** A notice tells of a change. */
export function noteChange(state: EngineState, policy: Policy, ci: string, change: RecentChange): void {
  const { changes } = state
  const { maxPerCi, maxCis, windowMs } = policy.change
  const kept = (changes.get(ci) ?? []).filter(({ at }) => at >= change.at - windowMs)
  // By time, then class: the order of arrival decides nothing.
  const all = [...kept, change].sort((a, b) => a.at - b.at || (a.eventClass < b.eventClass ? -1 : 1))
  changes.delete(ci)
  changes.set(ci, all.slice(-maxPerCi))
  for (const [oldest, list] of changes) {
    const newest = list.at(-1)
    // Twice the window: what is late may still ask for it.
    const isOver = newest === undefined || newest.at < state.now - 2 * windowMs
    if (changes.size <= maxCis && !isOver) break
    changes.delete(oldest)
  }
}

/** The last change on the CI that may have brought about what began at `onsetAt`; null when there was none in the window before. */
export function changeBefore(
  { changes }: EngineState,
  { change: { windowMs, toleranceMs } }: Policy,
  ci: string,
  onsetAt: number,
): RecentChange | null {
  const made = changes.get(ci)
  return made?.findLast(({ at }) => at <= onsetAt + toleranceMs && at >= onsetAt - windowMs) ?? null
}
