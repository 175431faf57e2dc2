// One EventSource, kept alive. The browser resumes by itself (Last-Event-ID) after a lost connection; after a refusal (401, 503)
// it gives up, so we open a new one later, and since that one cannot resume, everything is loaded again.
import { STREAM_EVENTS, decodeStreamMessage } from './stream-message.ts'
import type { StreamMessage } from './stream-message.ts'

export interface StreamHandlers {
  readonly onMessage: (message: StreamMessage) => void
  readonly onConnected: (connected: boolean) => void
  /** The server refused the stream; it is opened again after a while. */
  readonly onRefused: () => void
}

const FIRST_RETRY_MS = 1_000
const LAST_RETRY_MS = 30_000

/** @returns a function that closes the stream for good */
export function openStream(path: string, handlers: StreamHandlers): () => void {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let retryMs = FIRST_RETRY_MS
  let refused = false

  function connect(): void {
    const opened = new EventSource(path)
    source = opened
    opened.onopen = () => {
      retryMs = FIRST_RETRY_MS
      handlers.onConnected(true)
      if (refused) handlers.onMessage({ kind: 'reset' })
      refused = false
    }
    opened.onerror = () => {
      handlers.onConnected(false)
      if (opened.readyState !== EventSource.CLOSED) return
      refused = true
      handlers.onRefused()
      timer = setTimeout(connect, retryMs)
      retryMs = Math.min(retryMs * 2, LAST_RETRY_MS)
    }
    for (const name of STREAM_EVENTS) {
      opened.addEventListener(name, (event: MessageEvent<string>) => {
        const message = decodeStreamMessage(name, event.data)
        if (message !== null) handlers.onMessage(message)
      })
    }
  }

  connect()
  return () => {
    source?.close()
    if (timer !== null) clearTimeout(timer)
  }
}
