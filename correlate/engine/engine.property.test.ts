// What must hold for every story, whatever is in it. VirtualEngine itself refuses illegal moves and skipped revisions.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AWKWARD, eventOf, play, story } from '../../test/support/engine-story.ts'
import { EPOCH, VirtualEngine } from '../../test/support/virtual-engine.ts'
import { DECISION_WORDS } from '../contract/decision.ts'

const RUNS = { numRuns: 100 }

/** All that the engine said and all that it remembers. */
function everything(engine: VirtualEngine): string {
  return JSON.stringify([
    engine.decisions,
    engine.activities,
    [...engine.alerts],
    [...engine.incidents],
    [...engine.problems],
    engine.outcomes,
    engine.encoded(),
  ])
}

describe('for every story', () => {
  it('each event gets exactly one decision, and each alert is in at most one open incident', () => {
    fc.assert(
      fc.property(story, (beats) => {
        const engine = new VirtualEngine(AWKWARD)
        play(engine, beats)
        engine.moveTo(engine.now + 1_100)
        expect(engine.decisions.map(({ eventId }) => eventId)).toEqual(
          beats.flatMap(({ order }, index) => (order === null ? `story-${index}` : [])),
        )
        for (const { decision } of engine.decisions) expect(DECISION_WORDS).toContain(decision)
        const alerts = [...engine.alerts.values()]
        for (const incident of engine.open()) {
          const members = alerts.filter(({ membership }) => membership?.incidentId === incident.id)
          expect(members.length, `members of ${incident.id}`).toBe(incident.alertCount)
          expect(members.filter(({ state }) => state === 'active').length).toBe(incident.activeAlertCount)
          expect(incident.rootCause.length).toBeGreaterThan(0)
          expect(incident.title).not.toBe('')
        }
      }),
      RUNS,
    )
  })

  it('the same log twice gives the same bytes', () => {
    fc.assert(
      fc.property(story, (beats) => {
        const [a, b] = [new VirtualEngine(AWKWARD), new VirtualEngine(AWKWARD)]
        play(a, beats)
        play(b, beats)
        expect(everything(a)).toBe(everything(b))
      }),
      RUNS,
    )
  })

  it('a restart before every k-th input changes nothing', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 1, max: 5 }), (beats, k) => {
        const [a, b] = [new VirtualEngine(AWKWARD), new VirtualEngine(AWKWARD)]
        play(a, beats)
        play(b, beats, (beat) => {
          if (beat % k === 0) b.restart()
        })
        expect(everything(b)).toBe(everything(a))
      }),
      RUNS,
    )
  })

  it('each event delivered ten times changes nothing', () => {
    fc.assert(
      fc.property(story, (given) => {
        const beats = given.filter(({ order }) => order === null)
        const [a, b] = [new VirtualEngine(AWKWARD), new VirtualEngine(AWKWARD)]
        play(a, beats)
        let at = EPOCH
        beats.forEach((beat, index) => {
          at += beat.afterMs
          const event = eventOf(beat, index, at)
          b.feed(
            at,
            Array.from({ length: 10 }, () => event),
          )
        })
        expect([...b.alerts]).toEqual([...a.alerts])
        expect([...b.incidents]).toEqual([...a.incidents])
      }),
      RUNS,
    )
  })

  it('everything ends: nothing raised for a day leaves no alert with a lease active, and memory is freed', () => {
    fc.assert(
      fc.property(story, (beats) => {
        const engine = new VirtualEngine(AWKWARD)
        play(engine, beats)
        engine.moveTo(engine.now + 86_400_000)
        for (const alert of engine.alerts.values()) {
          if (alert.state !== 'active') continue
          expect(alert.sources.some(({ active, expiresAt }) => active && expiresAt === null)).toBe(true)
        }
        for (const { state, membership } of engine.state.alerts.values())
          expect(state === 'active' || membership !== null).toBe(true)
        expect(engine.state.timers.peek()).toBeUndefined()
      }),
      RUNS,
    )
  })
})
