// A checkpoint that is written in pieces while the engine goes on must hold what one in a single go would, to the byte.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AWKWARD, play, story } from '../../../test/support/engine-story.ts'
import { makeEvent } from '../../../test/support/make-event.ts'
import { VirtualEngine } from '../../../test/support/virtual-engine.ts'
import { makeAlert } from '../alerts/alert-record.ts'
import { decodeAlert, encodeAlert } from '../alerts/encode-alert.ts'
import { makeSource } from '../alerts/source-record.ts'
import { STATE_VERSION } from '../encode-state.ts'
import { createState, decodeLines, encodeState, sweepState, type StateSweep } from '../engine.ts'

describe('a state encoded in pieces while the engine goes on', () => {
  it('is the state of the end, to the byte, wherever it began and however many steps fall in between', () => {
    fc.assert(
      fc.property(story, fc.nat({ max: 60 }), fc.integer({ min: 1, max: 4 }), (beats, begin, pace) => {
        const engine = new VirtualEngine(AWKWARD)
        let sweep: StateSweep | null = null
        const lines: string[] = []
        play(engine, beats, (beat) => {
          if (beat === begin % beats.length) sweep = sweepState(engine.state)
          const line = beat % pace === 0 ? sweep?.next(1) : null
          if (line != null) lines.push(line)
        })
        // Assigned in the callback, which TypeScript does not see.
        const rest = (sweep as StateSweep | null)?.finish() ?? []
        const restored = decodeLines([...lines, ...rest])
        expect(encodeState(restored)).toBe(encodeState(engine.state))
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['added again behind what is new', ['c', 'a'], 'finish'],
    ['added again before what is new', ['a', 'c'], 'finish'],
    ['added again before what is new', ['a', 'c'], 'piece by piece'],
  ] as const)('deleted during it and %s (%j, %s) => takes its new place', (_, order, ending) => {
    const { state } = new VirtualEngine(AWKWARD)
    const records = { a: record('a'), b: record('b'), c: record('c') }
    for (const id of ['a', 'b'] as const) state.alerts.set(id, records[id])
    const sweep = sweepState(state)
    const lines = [sweep.next(1), sweep.next(1)] // the heading, and a
    state.alerts.delete('a')
    for (const id of order) state.alerts.set(id, records[id])
    if (ending === 'piece by piece')
      for (let line = sweep.next(10); line !== null; line = sweep.next(10)) lines.push(line)
    const restored = decodeLines([...lines.filter((line) => line !== null), ...sweep.finish()])
    expect([...restored.alerts.keys()]).toEqual(['b', ...order])
  })

  it('generations of ids that change over during it are kept apart', () => {
    const state = createState(0, 1)
    state.seenIds.previous = new Set(['1'])
    state.seenIds.current = new Set(['2', '3'])
    const sweep = sweepState(state)
    const lines = [sweep.next(1), sweep.next(1)].filter((line) => line !== null)
    state.seenIds.current.add('4')
    state.seenIds = { previous: state.seenIds.current, current: new Set(['5']), since: 7 }
    const restored = decodeLines([...lines, ...sweep.finish()])
    expect(restored.seenIds).toEqual({ previous: new Set(['2', '3', '4']), current: new Set(['5']), since: 7 })
  })

  it('another version, an unknown section, nothing at all => refused', () => {
    const heading = JSON.stringify({ version: STATE_VERSION, partition: 0, partitions: 1 })
    const older = JSON.stringify({ version: STATE_VERSION - 1, partition: 0, partitions: 1 })
    expect(() => decodeLines([older])).toThrow(RangeError)
    expect(() => decodeLines([heading, '["moods",[]]'])).toThrow('moods')
    expect(() => decodeLines([])).toThrow(RangeError)
  })
})

function record(id: string) {
  const event = makeEvent({ ci: 'srv-1', eventClass: 'HostDown', at: 0, id })
  const ci = { id: 'srv-1', name: 'srv-1', type: 'host', managed: true }
  return decodeAlert({ ...encodeAlert(makeAlert('srv-1|HostDown', event, ci, makeSource(event), 0)), id })
}
