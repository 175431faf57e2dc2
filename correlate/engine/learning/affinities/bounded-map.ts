// A map as a memory of what was touched last: its oldest entries go when it is full.
import type { TrackedMap } from '../../sections/tracked-map.ts'

/** Sets the entry as the newest and forgets the oldest beyond the limit. */
export function keepNewest<V>(map: TrackedMap<V>, key: string, value: V, limit: number): void {
  map.delete(key)
  map.set(key, value)
  while (map.size > limit) {
    const oldest = map.oldest()
    if (oldest === undefined) return
    map.delete(oldest)
  }
}
