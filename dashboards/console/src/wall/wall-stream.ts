// The live stream of a wallboard, read with its token: EventSource sends no headers. A connection that ends is opened again for ever.
import { readEvents } from './read-events.ts'

export interface WallCounts {
  readonly openIncidents: number
  readonly unacknowledgedIncidents: number
  readonly openByPriority: Readonly<Record<string, number>>
  /** From a change being stored to the API having it. */
  readonly lagMs: number
}

export interface WallStreamHandlers {
  /** Anything came: the server is there. */
  readonly onHeard: () => void
  readonly onCounts: (counts: WallCounts) => void
  /** 401 or 403: the link is no good, or no good any more. */
  readonly onRefused: (refused: boolean) => void
}

const STREAM = '/api/v1/stream?topics=stats'
const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 15_000

/** @returns a function that ends it */
export function openWallStream(headers: Record<string, string>, handlers: WallStreamHandlers): () => void {
  const stop = new AbortController()
  let retryMs = FIRST_RETRY_MS
  let timer: ReturnType<typeof setTimeout> | undefined

  async function connect(): Promise<void> {
    try {
      const response = await fetch(STREAM, { headers, signal: stop.signal, credentials: 'same-origin' })
      handlers.onRefused(response.status === 401 || response.status === 403)
      if (response.ok && response.body !== null) {
        retryMs = FIRST_RETRY_MS
        await readEvents(response.body, (event, data) => {
          handlers.onHeard()
          // The API's own event.
          if (event === 'stats') handlers.onCounts(JSON.parse(data) as WallCounts)
        })
      }
    } catch {
      // The server is away: the wall says so when it has been silent for too long.
    }
    if (stop.signal.aborted) return
    timer = setTimeout(() => void connect(), retryMs)
    retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
  }

  void connect()
  return () => {
    stop.abort()
    clearTimeout(timer)
  }
}
