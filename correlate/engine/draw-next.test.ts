// What incidents reach is what it would be drawn anew; a version that was drawn ahead rules as one that is drawn by the step which takes it: to the byte, whatever happens meanwhile.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Pausing } from '../../platform/pieces/pausing.ts'
import { AWKWARD, play, story } from '../../test/support/engine-story.ts'
import { makeEvent } from '../../test/support/make-event.ts'
import { toldByDrawing } from '../../test/support/told-by-drawing.ts'
import { readTopology } from '../../test/support/topology-notation.ts'
import { EPOCH, VirtualEngine } from '../../test/support/virtual-engine.ts'
import type { CmdbFile } from '../contract/ci.ts'
import { buildTopology } from '../topology/build-topology.ts'
import { buildIndex } from './build-index.ts'
import { drawNext } from './draw-next.ts'

/** The same CIs, hanging together in another way. */
const CHANGED: CmdbFile = {
  cis: AWKWARD.cis.filter(({ id }) => id !== 'pdu-1'),
  relationships: [
    ...AWKWARD.relationships.filter((_, n) => n % 3 > 0),
    { from: 'srv-3', to: 'access-1', type: 'connectedTo' },
    { from: 'stray', to: 'core-1', type: 'dependsOn' },
  ],
}

function everything(engine: VirtualEngine): string {
  return JSON.stringify([
    engine.decisions,
    engine.activities,
    [...engine.alerts],
    [...engine.incidents],
    engine.encoded(),
  ])
}

/** Plays the beats with a swap in between; `ahead` is asked at each beat from the beginning of the drawing on. */
function playWithSwap(beats: Parameters<typeof play>[1], from: number, swapAt: number, ahead: boolean): VirtualEngine {
  const engine = new VirtualEngine(AWKWARD)
  const next = buildTopology(CHANGED)
  let drawing: Pausing<void> | null = null
  play(engine, beats, (beat) => {
    if (ahead && beat === from) drawing = drawNext(engine.state, next, engine.context.policy)
    if (beat >= from && beat < swapAt) drawing?.next()
    if (beat !== swapAt) return
    const { index } = engine.state
    // With few beats between, it is whole by luck; the present one is what it should be in either case.
    for (let more = drawing !== null && beat % 2 === 0; more;) more = drawing?.next().done === false
    if (index?.next?.isWhole === true)
      expect(toldByDrawing(index.next.drawing)).toEqual(
        toldByDrawing(buildIndex(engine.state, next, engine.context.policy.grouping.hops)),
      )
    engine.swap(next)
  })
  return engine
}

describe('the drawing in force', () => {
  it('any story: as one drawn anew from the state, however members came and went', () => {
    fc.assert(
      fc.property(story, (beats) => {
        const engine = new VirtualEngine(AWKWARD)
        play(engine, beats, (beat) => {
          const { index } = engine.state
          if (index === null || beat % 3 > 0) return
          const { topology, policy } = engine.context
          expect(toldByDrawing(index)).toEqual(toldByDrawing(buildIndex(engine.state, topology, policy.grouping.hops)))
        })
      }),
      { numRuns: 60 },
    )
  })
})

describe('a CMDB version drawn ahead', () => {
  it('any story, any moment: the same as drawn at once', () => {
    fc.assert(
      fc.property(story, fc.nat({ max: 12 }), fc.nat({ max: 12 }), (beats, from, length) => {
        const drawnAhead = playWithSwap(beats, from, from + length, true)
        expect(everything(drawnAhead)).toBe(everything(playWithSwap(beats, from, from + length, false)))
      }),
      { numRuns: 60 },
    )
  })

  it('the step that takes it exchanges the drawings and keeps the rest', () => {
    const cmdb = readTopology('access-[1..4]; access-1 > srv-1; access-2 > srv-2; access-3 > srv-3')
    const engine = new VirtualEngine(cmdb)
    const down = (ci: string, second: number): void =>
      void engine.feed(EPOCH + second * 1_000, [makeEvent({ ci, eventClass: 'HostDown', at: EPOCH + second * 1_000 })])
    down('srv-1', 0)
    down('srv-2', 600)
    const next = buildTopology(readTopology('access-[1..3]; access-4 > srv-[1..3]'))
    const work = drawNext(engine.state, next, engine.context.policy)
    for (let n = 0; n < 3; n++) work.next()
    down('srv-3', 1_200)
    while (work.next().done === false);
    const before = engine.state.index
    expect(before?.next?.isWhole).toBe(true)
    engine.swap(next)
    // The new way: it hangs on access-4 now, as all of them do.
    down('access-4', 1_205)
    expect(engine.state.index?.neighbourhoods).toBe(before?.next?.drawing.neighbourhoods)
    expect(engine.state.index?.alertByKey).toBe(before?.alertByKey)
    expect(engine.state.index?.next).toBeNull()
    expect(engine.decisions.map(({ decision }) => decision)).toEqual(['opened', 'opened', 'opened', 'joined'])
  })

  it('given up: nothing of it is left', () => {
    const engine = new VirtualEngine(AWKWARD)
    engine.feed(EPOCH, [makeEvent({ ci: 'srv-1', eventClass: 'HostDown', at: EPOCH })])
    const work = drawNext(engine.state, buildTopology(CHANGED), engine.context.policy)
    work.next()
    expect(engine.state.index?.next).not.toBeNull()
    work.return()
    expect(engine.state.index?.next).toBeNull()
  })
})
