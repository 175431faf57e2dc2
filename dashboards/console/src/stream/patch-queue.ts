// Collects revisions from the stream and hands them over at most once a frame, newest revision of each incident only.
// Paused, it keeps them back; it holds one revision per incident at most, so it is bounded by the number of incidents.
import type { Incident } from '../contract.ts'

export interface PatchQueue {
  push(incidents: readonly Incident[]): void
  pause(): void
  resume(): void
  /** Revisions that wait while paused, by incident id. */
  waiting(): ReadonlyMap<string, Incident>
}

export interface PatchQueueOptions {
  /** Calls back when it is time to draw: requestAnimationFrame, or a timer in a hidden tab. */
  readonly schedule: (flush: () => void) => void
  readonly apply: (incidents: readonly Incident[]) => void
  /** Told after each push while paused. */
  readonly onWaiting?: (waiting: ReadonlyMap<string, Incident>) => void
}

export function createPatchQueue({ schedule, apply, onWaiting }: PatchQueueOptions): PatchQueue {
  let waiting = new Map<string, Incident>()
  let paused = false
  let scheduled = false

  function flush(): void {
    scheduled = false
    if (paused || waiting.size === 0) return
    const incidents = [...waiting.values()]
    waiting = new Map()
    apply(incidents)
  }

  function plan(): void {
    if (scheduled || paused || waiting.size === 0) return
    scheduled = true
    schedule(flush)
  }

  return {
    push(incidents) {
      for (const incident of incidents) {
        const known = waiting.get(incident.id)
        if (known === undefined || known.revision < incident.revision) waiting.set(incident.id, incident)
      }
      if (paused) onWaiting?.(waiting)
      else plan()
    },
    pause() {
      paused = true
      onWaiting?.(waiting)
    },
    resume() {
      paused = false
      plan()
    },
    waiting: () => waiting,
  }
}
