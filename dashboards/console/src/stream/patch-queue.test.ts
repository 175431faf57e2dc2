import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import type { Incident } from '../contract.ts'
import { createPatchQueue } from './patch-queue.ts'

function queueWithFrames() {
  const frames: (() => void)[] = []
  const applied: string[][] = []
  const queue = createPatchQueue({
    schedule: (flush) => frames.push(flush),
    apply: (incidents: readonly Incident[]) => applied.push(incidents.map((one) => `${one.id}@${one.revision}`)),
  })
  const frame = () => {
    for (const flush of frames.splice(0)) flush()
  }
  return { queue, frames, applied, frame }
}

const at = (id: string, revision: number) => incidentLike({ id, revision })

describe('patch queue', () => {
  it('many pushes in one frame => one hand-over with the newest revision of each', () => {
    const { queue, frames, applied, frame } = queueWithFrames()
    queue.push([at('a', 1)])
    queue.push([at('b', 1), at('a', 3)])
    queue.push([at('a', 2)])
    expect(frames).toHaveLength(1)
    frame()
    expect(applied).toEqual([['a@3', 'b@1']])
  })

  it('paused => nothing is handed over, resume => everything is, once', () => {
    const { queue, applied, frame } = queueWithFrames()
    queue.pause()
    queue.push([at('a', 1)])
    queue.push([at('a', 2)])
    frame()
    expect(applied).toEqual([])
    expect(queue.waiting().size).toBe(1)
    queue.resume()
    frame()
    expect(applied).toEqual([['a@2']])
    expect(queue.waiting().size).toBe(0)
  })

  it('paused between push and frame => kept back', () => {
    const { queue, applied, frame } = queueWithFrames()
    queue.push([at('a', 1)])
    queue.pause()
    frame()
    expect(applied).toEqual([])
    queue.resume()
    frame()
    expect(applied).toEqual([['a@1']])
  })
})
