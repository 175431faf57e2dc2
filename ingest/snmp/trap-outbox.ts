// Hands events to the publisher: all of two milliseconds in one call, no await for any single one. What it does not take goes to the
// spool on disk and is tried again in order; what does not fit there either is counted as lost. Informs are never spooled: their
// senders keep them.
import type { MonitoringEvent } from '../contract/event.ts'
import type { EventPublisher } from '../publish/event-publisher.ts'
import type { TrapSpool } from './trap-spool.ts'

export interface TrapOutbox {
  /** Takes a trap. Stored now, later, or counted as lost. */
  addTrap(event: MonitoringEvent): void
  /** Takes an inform. @param settled called once: whether it is stored */
  addInform(event: MonitoringEvent, settled: (stored: boolean) => void): void
  /** Publishes what is there, keeps on disk what is not acknowledged within `limitMs`. */
  stop(limitMs: number): Promise<void>
}

export interface OutboxLimits {
  /** Events handed to the publisher and not settled. */
  readonly inFlight: number
  readonly retryFirstMs: number
  readonly retryLongestMs: number
}

export const OUTBOX_LIMITS: OutboxLimits = { inFlight: 20_000, retryFirstMs: 200, retryLongestMs: 5_000 }

/** Half of the publisher's linger: a call for each trap would cost more than decoding it. */
const COLLECT_MS = 2

interface Inform {
  readonly event: MonitoringEvent
  readonly settled: (stored: boolean) => void
}

/** @param deps.lost called with the number of traps that fitted nowhere; deps.changed after each change of what waits */
export function createTrapOutbox(deps: {
  readonly publisher: Pick<EventPublisher, 'publish'>
  readonly spool: TrapSpool
  readonly lost: (traps: number) => void
  readonly changed: (inFlight: number, spooledBytes: number) => void
  readonly limits?: OutboxLimits
}): TrapOutbox {
  const { publisher, spool } = deps
  const limits = deps.limits ?? OUTBOX_LIMITS
  let traps: MonitoringEvent[] = []
  let informs: Inform[] = []
  const trapsInFlight = new Set<readonly MonitoringEvent[]>()
  let scheduled = false
  let inFlight = 0
  let retryTimer: NodeJS.Timeout | undefined
  let retryMs = limits.retryFirstMs
  let draining = false
  let stopped = false
  const idle: (() => void)[] = []

  function schedule(): void {
    if (scheduled) return
    scheduled = true
    setTimeout(flush, COLLECT_MS)
  }

  function flush(): void {
    scheduled = false
    const someTraps = traps
    const someInforms = informs
    traps = []
    informs = []
    if (someInforms.length > 0) publishInforms(someInforms)
    if (someTraps.length === 0) return
    // Behind what waits on disk already, so that a clear does not overtake its raise.
    if (!spool.empty || inFlight + someTraps.length > limits.inFlight) toSpool(someTraps)
    else publishTraps(someTraps)
  }

  function publishTraps(events: readonly MonitoringEvent[]): void {
    trapsInFlight.add(events)
    move(events.length)
    const end = () => {
      trapsInFlight.delete(events)
      move(-events.length)
    }
    publisher.publish(events).then(end, () => {
      // After stop() they are on disk already.
      if (trapsInFlight.has(events)) toSpool(events)
      end()
    })
  }

  function publishInforms(some: readonly Inform[]): void {
    const end = (stored: boolean) => {
      for (const { settled } of some) settled(stored)
    }
    if (inFlight + some.length > limits.inFlight) {
      end(false)
      return
    }
    move(some.length)
    publisher
      .publish(some.map(({ event }) => event))
      .then(
        () => end(true),
        () => end(false),
      )
      .finally(() => move(-some.length))
  }

  function move(by: number): void {
    inFlight += by
    deps.changed(inFlight, spool.bytes)
    if (inFlight === 0) for (const resolve of idle.splice(0)) resolve()
  }

  function toSpool(events: readonly MonitoringEvent[]): void {
    const fitted = spool.append(events)
    if (fitted < events.length) deps.lost(events.length - fitted)
    deps.changed(inFlight, spool.bytes)
    retryLater()
  }

  function retryLater(): void {
    if (retryTimer !== undefined || draining || stopped || spool.empty) return
    retryTimer = setTimeout(() => {
      retryTimer = undefined
      void drain()
    }, retryMs)
    retryTimer.unref()
  }

  async function drain(): Promise<void> {
    draining = true
    try {
      while (!spool.empty && !stopped) {
        await publisher.publish(spool.readOldest())
        spool.removeOldest()
        retryMs = limits.retryFirstMs
        deps.changed(inFlight, spool.bytes)
      }
    } catch {
      retryMs = Math.min(retryMs * 2, limits.retryLongestMs)
    } finally {
      draining = false
      retryLater()
    }
  }

  async function stop(limitMs: number): Promise<void> {
    if (stopped) return
    flush()
    stopped = true
    clearTimeout(retryTimer)
    if (inFlight > 0) {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, limitMs)))
      await Promise.race([new Promise<void>((resolve) => idle.push(resolve)), late])
      clearTimeout(timer)
    }
    for (const events of trapsInFlight) toSpool(events)
    trapsInFlight.clear()
    spool.close()
  }

  retryLater()
  return {
    addTrap(event) {
      traps.push(event)
      schedule()
    },
    addInform(event, settled) {
      informs.push({ event, settled })
      schedule()
    },
    stop,
  }
}
