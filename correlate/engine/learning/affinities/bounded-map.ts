// A map as a memory of what was touched last: its oldest entries go when it is full.

/** Sets the entry as the newest and forgets the oldest beyond the limit. */
export function keepNewest<K, V>(map: Map<K, V>, key: K, value: V, limit: number): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= limit) return
  for (const oldest of map.keys()) {
    if (map.size <= limit) break
    map.delete(oldest)
  }
}
