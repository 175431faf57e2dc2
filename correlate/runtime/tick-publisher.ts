// Time for an idle partition: when a timer of the engine is due and no event moves its clock, a `tick` command goes into the stream. The engine sees
// time only there, so that a replay sees the same. At most one tick is outstanding.
import { randomUUID } from 'node:crypto'
import { commandSubject } from '../../ingest/contract/subjects.ts'
import type { Bus } from '../../platform/nats/bus.ts'
import type { Log } from '../../platform/log/log.ts'
import type { TickCommand } from '../contract/command.ts'

export interface TickPublisher {
  /**
   * Sends a tick unless one is outstanding.
   * @param consumed stream sequence that the partition has consumed
   */
  send(consumed: number): Promise<void>
  /** A tick made the engine throw: ticks pause, twice as long each time. */
  poisoned(): void
}

const TIMEOUT_MS = 2_000
const FIRST_PAUSE_MS = 2_000
const LONGEST_PAUSE_MS = 60_000
const TICK_ACTOR = 'engine'

export function createTickPublisher(bus: Bus, partition: number, log: Log): TickPublisher {
  /** Stream sequence of the tick that was not consumed yet; `sending` while it is unknown. */
  let outstanding: number | 'sending' = 0
  let pauseMs = 0
  let pausedUntil = 0

  return {
    async send(consumed) {
      if (outstanding === 'sending' || outstanding > consumed || performance.now() < pausedUntil) return
      outstanding = 'sending'
      const tick: TickCommand = { type: 'tick', id: `tick-${randomUUID()}`, at: Date.now(), actor: TICK_ACTOR }
      try {
        const options = { msgID: tick.id, timeout: TIMEOUT_MS }
        const ack = await bus.js.publish(commandSubject(partition), JSON.stringify(tick), options)
        outstanding = ack.seq
      } catch (error) {
        outstanding = 0
        log.debug({ err: error }, 'tick not stored, the next one is tried')
      }
    },
    poisoned() {
      const now = performance.now()
      if (now > pausedUntil + LONGEST_PAUSE_MS) pauseMs = 0 // the last one is long ago
      pauseMs = Math.min(Math.max(pauseMs * 2, FIRST_PAUSE_MS), LONGEST_PAUSE_MS)
      pausedUntil = now + pauseMs
    },
  }
}
