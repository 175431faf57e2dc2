import { describe, expect, it } from 'vitest'
import { createPace } from './pace.ts'

async function* three(): AsyncIterable<number> {
  for (const item of [1, 2, 3]) yield await Promise.resolve(item)
}

/** Takes three items, working on each for a moment. @returns them, and how often it was made to wait */
async function take(start: { full: boolean; requests: boolean }, waitsUntilIdle: number) {
  let { full } = start
  let waits = 0
  const pace = createPace({
    isFull: () => full,
    pause: async () => {
      waits++
      pace.foreground()
      if (waits === waitsUntilIdle) full = false
      return Promise.resolve()
    },
  })
  const items: number[] = []
  if (start.requests) pace.foreground()
  for await (const item of pace.paced(three())) {
    items.push(item)
    const until = performance.now() + 5
    while (performance.now() < until);
    if (start.requests) pace.foreground()
  }
  pace.stop()
  return { items, waits }
}

describe('pace', () => {
  it('full loop and requests coming => waits between items until the loop has room', async () => {
    expect(await take({ full: true, requests: true }, 3)).toEqual({ items: [1, 2, 3], waits: 3 })
  })

  it.each([
    ['full loop, no requests', { full: true, requests: false }],
    ['requests, loop not full', { full: false, requests: true }],
  ])('%s => all items at once', async (_, start) => {
    expect(await take(start, 1)).toEqual({ items: [1, 2, 3], waits: 0 })
  })
})
