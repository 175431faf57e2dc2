import { expect, it } from 'vitest'
import { createPacer } from './pacer.ts'

/** Turns as [device, ms at which it may go]: nobody waits in this clock. */
async function turns(devices: readonly string[]): Promise<[string, number][]> {
  const granted: [string, number][] = []
  let waited: number
  const pacer = createPacer({
    perDevicePerSecond: 10,
    totalPerSecond: 100,
    now: () => 0,
    wait: (ms) => {
      waited = ms
      return Promise.resolve()
    },
  })
  for (const device of devices) {
    waited = 0
    await pacer.turn(device)
    granted.push([device, Math.round(waited)])
  }
  return granted
}

it('spaces requests to one device evenly, and those to all of them', async () => {
  expect(await turns(['a', 'a', 'a'])).toEqual([
    ['a', 0],
    ['a', 100],
    ['a', 200],
  ])
  expect(await turns(['a', 'b', 'c'])).toEqual([
    ['a', 0],
    ['b', 10],
    ['c', 20],
  ])
})

it('does not let a device that waits hold up the others', async () => {
  expect(await turns(['a', 'a', 'b'])).toEqual([
    ['a', 0],
    ['a', 100],
    ['b', 20],
  ])
})
