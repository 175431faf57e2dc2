// Slows guessing: after some failures a name or an address has to wait. In memory: a restart forgives, NATS is not in the way of a login.

export interface AttemptLimit {
  /** Milliseconds until the next try is allowed; 0 = now. */
  waitMs(key: string, now: number): number
  failed(key: string, now: number): void
  succeeded(key: string): void
}

const WINDOW_MS = 15 * 60_000
/** An attacker who makes up names must not fill the memory: the oldest is forgotten. */
const MAX_KEYS = 10_000

/** @param maxFailures tries within a quarter of an hour before the wait */
export function createAttemptLimit(maxFailures: number): AttemptLimit {
  const failures = new Map<string, readonly number[]>()
  const recent = (key: string, now: number) => (failures.get(key) ?? []).filter((at) => now - at < WINDOW_MS)

  return {
    waitMs(key, now) {
      const times = recent(key, now)
      const oldest = times[0]
      return times.length < maxFailures || oldest === undefined ? 0 : oldest + WINDOW_MS - now
    },
    failed(key, now) {
      const times = [...recent(key, now), now].slice(-maxFailures)
      failures.delete(key)
      failures.set(key, times)
      if (failures.size > MAX_KEYS) for (const first of failures.keys()) return void failures.delete(first)
    },
    succeeded: (key) => void failures.delete(key),
  }
}
