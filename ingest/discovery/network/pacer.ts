// When the next request may go out: evenly spaced, for one device and for all of them, so that no device is asked in bursts.

export interface Pacer {
  /** Resolves when a request to this device may go out. */
  turn(device: string): Promise<void>
}

export interface PacerDeps {
  readonly perDevicePerSecond: number
  readonly totalPerSecond: number
  /** Milliseconds of a steady clock. */
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
}

export function createPacer(deps: PacerDeps): Pacer {
  const perDeviceMs = 1000 / deps.perDevicePerSecond
  const totalMs = 1000 / deps.totalPerSecond
  const devices = new Map<string, number>()
  let total = Number.NEGATIVE_INFINITY
  return {
    async turn(device) {
      const now = deps.now()
      // A device that has to wait for itself takes its place among all of them now: it holds up no other.
      const place = Math.max(now, total)
      total = place + totalMs
      const at = Math.max(place, devices.get(device) ?? now)
      devices.set(device, at + perDeviceMs)
      // What is past needs no remembering.
      if (devices.size > 10_000) for (const [key, next] of devices) if (next < now) devices.delete(key)
      if (at > now) await deps.wait(at - now)
    },
  }
}
