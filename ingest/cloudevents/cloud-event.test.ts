// CloudEvents: structured, batch, binary; kinds by words.
import { describe, expect, it } from 'vitest'
import { gist, readAll, readOne } from '../http/format.test-support.ts'
import { Refusal } from '../normalise/refusal.ts'
import { cloudEvents } from './cloud-event.ts'

const event = (change: object = {}) => ({
  specversion: '1.0',
  id: 'a-1',
  source: '/plant/7/line/2',
  type: 'net.example.conveyor.jammed.raised',
  subject: 'conveyor-4',
  time: '2026-11-21T10:04:00Z',
  datacontenttype: 'application/json',
  data: { severity: 'major', host: 'plc-9', summary: 'Conveyor 4 does not move' },
  ...change,
})

describe('CloudEvents', () => {
  it('the last word of the type pairs raise and clear', () => {
    const raised = readOne(cloudEvents, event())
    expect(gist(raised)).toEqual({
      kind: 'raise',
      eventClass: 'net.example.conveyor.jammed',
      severity: 'major',
      hints: { hostname: 'plc-9' },
      component: 'subject=conveyor-4',
      summary: 'Conveyor 4 does not move',
    })
    const cleared = readOne(cloudEvents, event({ id: 'a-2', type: 'net.example.conveyor.jammed.resolved' }))
    expect(cleared).toMatchObject({ kind: 'clear', severity: 'cleared', fingerprint: raised.fingerprint })
  })

  it('status in data decides; without any word it is a notice', () => {
    const type = 'net.example.door'
    expect(readOne(cloudEvents, event({ type, data: { status: 'firing' } })).kind).toBe('raise')
    expect(readOne(cloudEvents, event({ type, data: { status: 'resolved' } })).kind).toBe('clear')
    expect(readOne(cloudEvents, event({ type, data: {} })).kind).toBe('notice')
  })

  it('source and id tell occurrences apart, as the specification says', () => {
    expect(readOne(cloudEvents, event()).id).toBe(
      readOne(cloudEvents, event(), { at: Date.parse('2026-11-21T10:06:00Z') }).id,
    )
    expect(readOne(cloudEvents, event()).id).not.toBe(readOne(cloudEvents, event({ id: 'a-9' })).id)
  })

  it('a batch: one bad event does not cost the others', () => {
    const results = readAll(cloudEvents, [event(), { specversion: '1.0' }, event({ id: 'a-3' })])
    expect(results.map((one) => (one instanceof Refusal ? one.reason : one.kind))).toEqual([
      'raise',
      'missing_field',
      'raise',
    ])
  })

  it('binary mode: attributes are headers', () => {
    const headers = {
      'ce-specversion': '1.0',
      'ce-id': 'b-1',
      'ce-source': '/plant',
      'ce-type': 'net.example.power.down',
      'ce-subject': 'caf%C3%A9',
    }
    const one = readOne(cloudEvents, { severity: 'critical' }, { facts: { params: {}, headers } })
    expect(one).toMatchObject({
      kind: 'raise',
      eventClass: 'net.example.power',
      severity: 'critical',
      resource: { component: 'subject=café' },
    })
  })
})
