// Order of arrival inside the lateness bound: the same conditions, the same incidents. What is promised, and of which logs, stands in
// docs/decisions/0125: what became of each condition always; the incidents, as long as the delays are short beside the time scale of grouping.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MonitoringEvent } from '../../ingest/contract/event.ts'
import { makeEvent } from '../support/make-event.ts'
import { EPOCH } from '../support/virtual-engine.ts'
import { readTopology } from '../support/topology-notation.ts'
import { LogRun } from './log-run.ts'
import { TOLD, type Log } from './log.ts'
import { conditions, partition } from './outcome.ts'

const DAY = 86_400_000

/** The events in the order in which they arrive when each is under way for its delay; the times of arrival stay what they were. */
function delayed(events: readonly MonitoringEvent[], delaysMs: readonly number[]): MonitoringEvent[] {
  const arrival = (index: number): number => (events[index]?.observedAt ?? 0) + (delaysMs[index % delaysMs.length] ?? 0)
  return events
    .map((event, index) => ({ event: { ...event, observedAt: arrival(index) }, index }))
    .sort((a, b) => a.event.observedAt - b.event.observedAt || a.index - b.index)
    .map(({ event }) => event)
}

/** Raises and clears of few conditions, each at a time of its own, over some minutes: no flapping, no leases. */
const lifeOf = fc.array(
  fc.record({
    ci: fc.constantFrom('srv-1', 'srv-2', 'stray-1'),
    eventClass: fc.constantFrom('HostDown', 'DiskFull'),
    kind: fc.constantFrom('raise' as const, 'raise' as const, 'clear' as const),
    severity: fc.constantFrom('critical' as const, 'minor' as const, 'warning' as const),
    afterMs: fc.integer({ min: 1, max: 20_000 }),
  }),
  { minLength: 2, maxLength: 14 },
)

function lives(
  beats: readonly {
    ci: string
    eventClass: string
    kind: 'raise' | 'clear'
    severity: MonitoringEvent['severity']
    afterMs: number
  }[],
): Log {
  let at = EPOCH
  const events = beats.map(({ afterMs, ...beat }, index) =>
    makeEvent({ ...beat, id: `life-${index}`, at: (at += afterMs) }),
  )
  return { name: 'lives', cmdb: readTopology('access-1 > srv-[1..2]'), events }
}

describe('whatever order events arrive in, up to nine minutes late', () => {
  it('each condition ends as it would have: active or not, severity, peak, count, first seen', () => {
    fc.assert(
      fc.property(lifeOf, fc.array(fc.nat({ max: 540_000 }), { minLength: 14, maxLength: 14 }), (beats, delays) => {
        const log = lives(beats)
        const inOrder = new LogRun(log).feed(log.events, DAY)
        const disordered = new LogRun(log).feed(delayed(log.events, delays), DAY)
        expect(conditions(disordered)).toEqual(conditions(inOrder))
      }),
      { numRuns: 200 },
    )
  })
})

describe.each(TOLD.map((log) => [log.name, log] as const))('%s, each event up to ten seconds late', (_name, log) => {
  it('the same conditions in the same incidents', () => {
    const inOrder = partition(new LogRun(log).feed(log.events, DAY))
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 10_000 }), { minLength: 30, maxLength: 30 }), (delays) => {
        expect(partition(new LogRun(log).feed(delayed(log.events, delays), DAY))).toEqual(inOrder)
      }),
      { numRuns: 60 },
    )
  })
})
