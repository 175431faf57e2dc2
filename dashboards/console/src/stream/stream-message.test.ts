import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import { decodeStreamMessage } from './stream-message.ts'

describe('decodeStreamMessage', () => {
  it('incident', () => {
    const incident = incidentLike({ id: 'a', revision: 3 })
    expect(decodeStreamMessage('incident', JSON.stringify(incident))).toEqual({ kind: 'incident', incident })
  })

  it('activity => whose timeline moved', () => {
    expect(decodeStreamMessage('activity', '{"incidentId":"a","kind":"commented"}')).toEqual({
      kind: 'activity',
      incidentId: 'a',
    })
  })

  it('heartbeat and reset need no data', () => {
    expect(decodeStreamMessage('heartbeat', '')).toEqual({ kind: 'heartbeat' })
    expect(decodeStreamMessage('reset', 'anything')).toEqual({ kind: 'reset' })
  })

  it.each([['not json'], ['null'], ['[]'], ['{"id":"a"}'], ['{"id":1,"revision":1}']])('refuses %s', (data) => {
    expect(decodeStreamMessage('incident', data)).toBeNull()
  })
})
