import { describe, expect, it } from 'vitest'
import { makeEvent } from '../../../test/support/make-event.ts'
import { makeAlert } from './alert-record.ts'
import { decodeAlert, encodeAlert } from './encode-alert.ts'
import { makeSource } from './source-record.ts'

const AT = Date.UTC(2026, 0, 1)
const CI = { id: 'srv-1', name: 'srv-1', type: 'host', managed: true }

describe('an alert as memory holds it', () => {
  it('is the same after a checkpoint, in the same bytes', () => {
    const alert = threeSources()
    alert.transitions = [AT, AT + 1.5]
    alert.clearedAt = AT + 3
    alert.membership = {
      incidentId: 'INC-1',
      joinedAt: AT,
      score: 0.585,
      threshold: 0.5,
      viaAlertId: null,
      evidence: [{ kind: 'same_ci', weight: 0.9, text: 'on the same CI', values: { ci: 'srv-1' } }],
    }
    const text = JSON.stringify(encodeAlert(alert))
    // As JSON has it.
    const again = decodeAlert(JSON.parse(text) as ReturnType<typeof encodeAlert>)
    expect(JSON.stringify(encodeAlert(again))).toBe(text)
    expect(again.incidentId).toBe('INC-1')
    expect(again.membership).toEqual(alert.membership)
  })

  it('each source keeps its own numbers, whichever comes or goes', () => {
    const alert = threeSources()
    const [first, second, third] = alert.sources
    if (first === undefined || second === undefined || third === undefined) throw new Error('three were made')
    first.expiresAt = AT + 10
    alert.sources = [second, third]
    second.lastSeenAt = AT + 20
    alert.raisedAt = AT + 30
    expect(alert.sources.map(({ lastSeenAt }) => lastSeenAt)).toEqual([AT + 20, AT + 2])
    expect(alert.sources.map(({ expiresAt, clearedAt }) => [expiresAt, clearedAt])).toEqual([
      [null, null],
      [null, null],
    ])
    expect(alert.sources[0]).toBe(second)
  })

  it('the first source becomes another one => keeps its numbers', () => {
    const alert = threeSources()
    const [first, second] = alert.sources
    if (first === undefined || second === undefined) throw new Error('three were made')
    alert.sources = [second, first]
    expect(alert.sources.map(({ lastSeenAt }) => lastSeenAt)).toEqual([AT + 1, AT])
    alert.sources = [second]
    second.lastSeenAt = AT + 20
    expect(first.lastSeenAt).toBe(AT)
  })

  it.each([[[]], [[AT]], [[AT, AT + 1]]])('keeps its state changes %j', (transitions) => {
    const alert = threeSources()
    alert.transitions = [1, 2, 3]
    alert.transitions = transitions
    expect(alert.transitions).toEqual(transitions)
  })

  it('is in no incident any more when it is taken out', () => {
    const alert = threeSources()
    alert.membership = { incidentId: 'INC-1', joinedAt: AT, score: 1, threshold: 0.5, viaAlertId: null, evidence: [] }
    alert.membership = null
    expect([alert.membership, alert.incidentId]).toEqual([null, null])
  })
})

function threeSources() {
  const events = ['snmp', 'prometheus', 'syslog'].map((source, n) =>
    makeEvent({ ci: 'srv-1', eventClass: 'HostDown', at: AT + n, source, id: `event-of-${source}` }),
  )
  const [first, ...others] = events
  if (first === undefined) throw new Error('three were made')
  const alert = makeAlert('|srv-1|HostDown|', first, CI, makeSource(first), AT)
  alert.sources = [...alert.sources, ...others.map((event) => makeSource(event))]
  return alert
}
