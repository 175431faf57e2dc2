// The map behind the engine's memories: its oldest key is the first of its order, whatever has happened to the map.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TrackedMap } from './tracked-map.ts'

const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const act = fc.oneof(
  fc.record({ set: key }),
  fc.record({ delete: key }),
  // What a memory does with what is touched again.
  fc.record({ renew: key }),
  fc.constant({ ask: true as const }),
)

describe('the oldest key of a map', () => {
  it('is the first in its order, after any changes and any questions before', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const map = new TrackedMap<number>()
        acts.forEach((one, n) => {
          if ('set' in one) map.set(one.set, n)
          else if ('delete' in one) map.delete(one.delete)
          else if ('renew' in one) {
            map.delete(one.renew)
            map.set(one.renew, n)
          } else expect(map.oldest()).toBe([...map.keys()][0])
        })
        expect(map.oldest()).toBe([...map.keys()][0])
      }),
      { numRuns: 1_000 },
    )
  })

  it('is found past more deleted ones than are looked up at once', () => {
    const map = new TrackedMap<number>()
    for (let n = 0; n < 1_000; n++) map.set(`key-${n}`, n)
    for (let n = 0; n < 1_000; n++) {
      expect(map.oldest()).toBe(`key-${n}`)
      map.delete(`key-${n}`)
      if (n % 3 === 0) map.set(`key-${n}`, n)
    }
    expect(map.oldest()).toBe('key-0')
  })

  it('is found again in a map that was empty', () => {
    const map = new TrackedMap<number>()
    expect(map.oldest()).toBeUndefined()
    map.set('a', 1)
    expect(map.oldest()).toBe('a')
    map.delete('a')
    expect(map.oldest()).toBeUndefined()
    map.set('b', 2)
    expect(map.oldest()).toBe('b')
  })
})
