import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import { decodeStreamMessage } from './stream-message.ts'

describe('decodeStreamMessage', () => {
  it('incident', () => {
    const incident = incidentLike({ id: 'a', revision: 3 })
    expect(decodeStreamMessage('incident', JSON.stringify(incident))).toEqual({ kind: 'incident', incident })
  })

  it('activity => whose timeline moved', () => {
    const activity = { id: 'a#4', incidentId: 'a', kind: 'commented' }
    expect(decodeStreamMessage('activity', JSON.stringify(activity))).toEqual({ kind: 'activity', activity })
    expect(decodeStreamMessage('activity', '{"id":"a#4"}')).toBeNull()
  })

  it('hello, heartbeat and reset need no data', () => {
    expect(decodeStreamMessage('hello', '')).toEqual({ kind: 'alive' })
    expect(decodeStreamMessage('heartbeat', '')).toEqual({ kind: 'alive' })
    expect(decodeStreamMessage('reset', 'anything')).toEqual({ kind: 'reset' })
  })

  it.each([['not json'], ['null'], ['[]'], ['{"id":"a"}'], ['{"id":1,"revision":1}']])('refuses %s', (data) => {
    expect(decodeStreamMessage('incident', data)).toBeNull()
  })
})
