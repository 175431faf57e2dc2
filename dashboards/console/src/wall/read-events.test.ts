import { expect, it } from 'vitest'
import { readEvents } from './read-events.ts'

it('events cut anywhere, also within a letter, come out whole', async () => {
  const text = 'event: hello\ndata: {"seq":1}\nid: 1\n\nevent: stats\ndata: {"name":"李雷"}\n\nevent: cut'
  const bytes = new TextEncoder().encode(text)
  for (const size of [1, 2, 7, bytes.length]) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size))
        controller.close()
      },
    })
    const taken: string[] = []
    await readEvents(body, (event, data) => taken.push(`${event} ${data}`))
    expect(taken).toEqual(['hello {"seq":1}', 'stats {"name":"李雷"}'])
  }
})
