import { describe, expect, it } from 'vitest'
import { makeEvent } from '../../test/support/make-event.ts'
import { scenario } from '../../test/support/scenario.ts'
import { EPOCH } from '../../test/support/virtual-engine.ts'
import { guardClock } from './clock-guard.ts'

const MINUTE = 60_000

describe('clocks that run ahead', () => {
  const event = (occurredAt: number, observedAt: number) =>
    makeEvent({ ci: 'srv-1', eventClass: 'HostDown', at: EPOCH, occurredAt, observedAt })

  it('five minutes ahead => taken as it is', () => {
    const given = event(EPOCH + 5 * MINUTE, EPOCH)
    expect(guardClock(given, EPOCH)).toBe(given)
  })

  it('more => taken to have happened when it was received, the error kept', () => {
    expect(guardClock(event(EPOCH + 6 * MINUTE, EPOCH), EPOCH)).toMatchObject({
      occurredAt: EPOCH,
      observedAt: EPOCH,
      clockSkewMs: 6 * MINUTE,
    })
  })

  it('the receiver itself is ahead => the time of the message', () => {
    const guarded = guardClock(event(EPOCH + 3600 * MINUTE, EPOCH + 3600 * MINUTE), EPOCH)
    expect(guarded).toMatchObject({ occurredAt: EPOCH, observedAt: EPOCH, clockSkewMs: 3600 * MINUTE })
  })

  scenario(
    'raise an hour ahead => its clear of now still ends it; the decision says that the time was clamped',
    (s) => {
      s.at(0)
        .trap('srv-1', 'HostDown', { occurredAt: EPOCH + 60 * MINUTE })
        .want('opened')
      s.at(1).trapClear('srv-1', 'HostDown').want('cleared')
      s.at(2).check((engine) => expect(engine.decisions.map(({ clamped }) => clamped)).toEqual([true, undefined]))
    },
  )
})
