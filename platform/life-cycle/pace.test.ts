import { describe, expect, it } from 'vitest'
import { createPace, type Pace } from './pace.ts'

async function* three(): AsyncIterable<number> {
  for (const item of [1, 2, 3]) yield await Promise.resolve(item)
}

/** Takes the first item, works on it for a while, asks for the second. */
async function secondItem(pace: Pace): Promise<IteratorResult<number>> {
  const items = pace.paced(three())[Symbol.asyncIterator]()
  await items.next()
  const until = performance.now() + 20
  while (performance.now() < until);
  return items.next()
}

describe('pace', () => {
  it('full loop and requests coming => the next item waits until they stop', async () => {
    let full = true
    const pace = createPace(() => full)
    const coming = setInterval(() => pace.foreground(), 5)
    pace.foreground()
    let given = false
    const second = secondItem(pace).then((result) => {
      given = true
      return result
    })
    // Longer than an item takes that nobody holds back, shorter than the share makes it wait.
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(given, 'background work went on beside waiting senders').toBe(false)
    full = false
    expect((await second).value).toBe(2)
    clearInterval(coming)
    pace.stop()
  })

  it.each([
    ['full loop, no requests', true, false],
    ['requests, loop not full', false, true],
  ])('%s => all items at once', async (_, full, requests) => {
    const pace = createPace(() => full)
    if (requests) pace.foreground()
    const started = performance.now()
    expect((await secondItem(pace)).value).toBe(2)
    expect(performance.now() - started, 'nothing held it back').toBeLessThan(120)
    pace.stop()
  })
})
