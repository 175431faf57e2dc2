import { describe, expect, it } from 'vitest'
import { ChangeRing } from './change-ring.ts'
import { StreamEntry } from './stream-entry.ts'

const entry = (id: string, seq: number) => new StreamEntry('incident', id, seq, () => ({}))
const keys = (entries: readonly StreamEntry[] | null) => entries?.map(({ key, seq }) => `${key}@${seq}`) ?? null

describe('ChangeRing', () => {
  it('since => the newest of each entity, in the order of change', () => {
    const ring = new ChangeRing(10, 0)
    for (const [id, seq] of [['a', 1], ['b', 2], ['a', 3], ['c', 4]] as const) ring.add(entry(id, seq)) // prettier-ignore
    expect(keys(ring.since(0))).toEqual(['incident/b@2', 'incident/a@3', 'incident/c@4'])
    expect(keys(ring.since(3))).toEqual(['incident/c@4'])
    expect(keys(ring.since(9))).toEqual([])
  })

  it('full => what was pushed out makes older listeners start anew', () => {
    const ring = new ChangeRing(2, 0)
    for (const [id, seq] of [['a', 1], ['b', 2], ['c', 3]] as const) ring.add(entry(id, seq)) // prettier-ignore
    expect(ring.since(0)).toBeNull()
    expect(keys(ring.since(1))).toEqual(['incident/b@2', 'incident/c@3'])
  })

  it('before the first sequence told => not known', () => {
    expect(new ChangeRing(2, 50).since(49)).toBeNull()
    expect(new ChangeRing(2, 50).since(50)).toEqual([])
  })
})
