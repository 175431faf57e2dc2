// Which work goes first on a thread that has too much of it. Senders wait for their answers; what the writer and the live view read is safe
// in the stream and can wait. While requests come and the event loop is full, paced work gets a fixed share of the time; else all it wants.
import { performance } from 'node:perf_hooks'

export interface Pace {
  /** A request came: called for each. */
  foreground(): void
  /** The same items, each given out when the background's turn has come. What is done with an item until the next is asked for counts as work. */
  paced<T>(items: AsyncIterable<T>): AsyncIterable<T>
  stop(): void
}

/** Requests are coming if the last one is not older than this. */
const FOREGROUND_MS = 50
/** From this utilization on the event loop is full: below, nobody waits for anybody. */
const FULL = 0.85
const LOOK_MS = 100
/** Share of the time that each paced reader may work while the loop is full. */
const SHARE = 0.05
/** A long piece of work is not held against its reader for longer than this. */
const LONGEST_WAIT_MS = 1_000

export interface PaceParts {
  /** Whether the event loop is full; measured unless told. */
  readonly isFull?: () => boolean
  /** Waits, ms. */
  readonly pause?: (ms: number) => Promise<void>
}

export function createPace({ isFull, pause = pauseMs }: PaceParts = {}): Pace {
  let lastRequestAt = -Infinity
  let full = false
  let before = performance.eventLoopUtilization()
  const look = setInterval(() => {
    const now = performance.eventLoopUtilization()
    full = performance.eventLoopUtilization(now, before).utilization >= FULL
    before = now
  }, LOOK_MS).unref()

  const yielding = (): boolean => (isFull?.() ?? full) && performance.now() - lastRequestAt < FOREGROUND_MS

  return {
    foreground() {
      lastRequestAt = performance.now()
    },
    async *paced(items) {
      let mayWorkAt = 0
      for await (const item of items) {
        while (yielding() && performance.now() < mayWorkAt) await pause(mayWorkAt - performance.now())
        const started = performance.now()
        yield item
        const ended = performance.now()
        mayWorkAt = Math.max(mayWorkAt, started) + (ended - started) / SHARE
        mayWorkAt = Math.min(mayWorkAt, ended + LONGEST_WAIT_MS)
      }
    },
    stop: () => clearInterval(look),
  }
}

/** Everything at once: for tests and for processes that answer no senders. */
export const UNPACED: Pace = { foreground: () => undefined, paced: (items) => items, stop: () => undefined }

function pauseMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.min(ms, FOREGROUND_MS)))
}
