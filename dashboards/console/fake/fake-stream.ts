// The fake server's live stream: what happens in its memory, and now and then counts and a sign of life.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FakeStore } from './fake-store.ts'

const HEARTBEAT_MS = 15_000
const STATS_MS = 5_000

export function fakeStream(request: IncomingMessage, response: ServerResponse, store: FakeStore): void {
  let sequence = 0
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  const send = (event: string, data: unknown) =>
    response.write(`id: ${++sequence}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  send('hello', {})
  send('stats', store.stats())
  const counts = setInterval(() => send('stats', store.stats()), STATS_MS)
  const beat = setInterval(() => send('heartbeat', {}), HEARTBEAT_MS)
  const stop = store.listen(send)
  request.on('close', () => {
    clearInterval(beat)
    clearInterval(counts)
    stop()
  })
}
