import { expect, it } from 'vitest'
import { Tally } from './tally.ts'

function told<K>(tally: Tally<K>): [K, number][] {
  return tally.keys.map((key, place) => [key, tally.sumAt(place)])
}

it.each([3, 12, 13, 200])('adds up by key and keeps the order of the keys, with %d of them', (count) => {
  const tally = new Tally<string>()
  const keys = Array.from({ length: count }, (_, n) => `k${(n * 7) % count}-${n}`)
  for (const key of keys) tally.add(key, 1)
  for (const key of keys.toReversed()) tally.add(key, 0.5)
  expect(told(tally)).toEqual(keys.map((key) => [key, 1.5]))
  expect(keys.every((key) => tally.has(key))).toBe(true)
  expect(tally.has('another')).toBe(false)
})

it('is empty at first', () => {
  expect(told(new Tally())).toEqual([])
})
