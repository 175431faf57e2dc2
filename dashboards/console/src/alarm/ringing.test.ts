import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import { parseAlarms } from './alarm-settings.ts'
import { SEEN, ringing } from './ringing.ts'
import type { Rings } from './ringing.ts'

const paged = { pagedAt: 1, severity: 'critical' } as const
const none: ReadonlyMap<string, Rings> = new Map()

describe('ringing', () => {
  it.each([
    ['a new one', incidentLike(paged), 'critical'],
    ['not severe enough', incidentLike({ ...paged, severity: 'warning' }), null],
    ['may still pass by itself', incidentLike({ ...paged, pagedAt: null }), null],
    ['acknowledged', incidentLike({ ...paged, acknowledgedAt: 2 }), null],
    ['resolved', incidentLike({ ...paged, state: 'resolved' }), null],
  ])('%s', (_path, incident, want) => {
    expect(ringing([incident], 'major', none, 0).severity).toBe(want)
  })

  it('the worst decides the sound, each is told of once', () => {
    const both = [incidentLike({ ...paged, id: 'a', severity: 'major' }), incidentLike({ ...paged, id: 'b' })]
    const first = ringing(both, 'major', none, 0)
    expect([first.severity, first.fresh.length]).toEqual(['critical', 2])
    expect(ringing(both, 'major', first.rung, 1_000)).toMatchObject({ severity: null, fresh: [] })
  })

  it('rings until acknowledged, ten times at most', () => {
    let rung = none
    let times = 0
    for (let now = 0; now < 3_600_000; now += 1_000) {
      const step = ringing([incidentLike(paged)], 'major', rung, now)
      rung = step.rung
      if (step.severity !== null) times += 1
    }
    expect(times).toBe(10)
  })

  it('what was there already does not ring', () => {
    expect(ringing([incidentLike(paged)], 'major', new Map([['inc-1', SEEN]]), 60_000).severity).toBeNull()
  })

  it('acknowledged and opened again => rings again', () => {
    const first = ringing([incidentLike(paged)], 'major', none, 0)
    const acknowledged = ringing([incidentLike({ ...paged, acknowledgedAt: 5 })], 'major', first.rung, 10)
    expect(ringing([incidentLike(paged)], 'major', acknowledged.rung, 20).severity).toBe('critical')
  })
})

describe('parseAlarms', () => {
  it.each([
    ['nothing', null, {}],
    ['no JSON', '{', {}],
    ['foreign', '{"live":7,"v":{"sound":1,"from":"loud"}}', { v: { sound: false, notify: false, from: 'major' } }],
    [
      'ours',
      '{"live":{"sound":true,"notify":true,"from":"minor"}}',
      { live: { sound: true, notify: true, from: 'minor' } },
    ],
  ])('%s', (_path, stored, want) => {
    expect(parseAlarms(stored)).toEqual(want)
  })
})
