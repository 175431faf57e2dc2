import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TimerHeap } from './timer-heap.ts'

describe('timer heap', () => {
  it('pops by due time, and equal times in the order of arming', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (dues) => {
        const heap = new TimerHeap()
        for (const due of dues) heap.arm(due, 'alertFlush', String(due))
        const popped: [number, number][] = []
        for (let timer = heap.pop(); timer !== undefined; timer = heap.pop()) popped.push([timer.due, timer.id])
        const wanted = dues.map((due, i): [number, number] => [due, i + 1]).sort((a, b) => a[0] - b[0] || a[1] - b[1])
        expect(popped).toEqual(wanted)
      }),
    )
  })

  it('rebuilt from its sorted timers goes on numbering', () => {
    const heap = new TimerHeap()
    heap.arm(5, 'flapEnd', 'a')
    heap.arm(3, 'flapEnd', 'b')
    const copy = new TimerHeap(heap.sorted(), heap.nextId)
    copy.arm(3, 'flapEnd', 'c')
    expect(copy.sorted().map((timer) => timer.target)).toEqual(['b', 'c', 'a'])
  })
})
