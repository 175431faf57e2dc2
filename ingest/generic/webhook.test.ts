// Mappings: what they read, what is wrong with them, and the ones that ship.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { gist, readAll, readOne } from '../http/format.test-support.ts'
import { FileFaultsError } from '../../platform/structured-text/file-faults-error.ts'
import { parseMappings } from './mapping-file.ts'
import { genericWebhook } from './webhook.ts'

const DOOR = `mappings:
  door-system:
    items: $.events[*]
    class: "Door{$.what}"
    identity: [$.site, $.door, $.what]
    kind: { from: $.state, map: { forced: raise, normal: clear }, default: notice }
    severity: { from: $.level, map: { 1: critical, 2: major }, default: warning }
    summary: "{$.door} at {$.site}: {$['the state']}"
    component: "door={$.door}"
    hints: { hostname: { from: $.controller, match: '^([^/]+)/' }, ip: $.ip }
    time: $.at
    labels: { tags: $.tags }
`
const format = (text: string) => {
  const mappings = parseMappings(text, 'm.yaml')
  return genericWebhook(() => mappings)
}
const to = (mapping: string) => ({ facts: { params: { mapping }, headers: {} } })
const door = (change: object = {}) => ({
  what: 'Open',
  site: 'hq',
  door: 7,
  state: 'forced',
  'the state': 'forced open',
  level: 2,
  controller: 'ctl-3/board',
  ip: '10.1.1.3',
  at: 1_795_255_500_123,
  tags: ['a', 'b'],
  ...change,
})

describe('a mapping', () => {
  it('reads paths, templates, tables and patterns', () => {
    const event = readOne(format(DOOR), { events: [door()] }, to('door-system'))
    expect(gist(event)).toEqual({
      kind: 'raise',
      eventClass: 'DoorOpen',
      severity: 'major',
      hints: { hostname: 'ctl-3', ip: '10.1.1.3' },
      component: 'door=7',
      summary: '7 at hq: forced open',
    })
    expect(event).toMatchObject({ source: 'door-system', occurredAt: 1_795_255_500_123, labels: { tags: 'a,b' } })
  })

  it('raise => again => clear: one fingerprint; one bad item does not cost the others', () => {
    const results = readAll(
      format(DOOR),
      { events: [door(), door({ level: 1 }), 'x', door({ state: 'normal' }), door({ what: '', site: '', door: '' })] },
      to('door-system'),
    )
    expect(results.map((one) => ('kind' in one ? one.kind : one.reason))).toEqual([
      'raise',
      'raise',
      'not_an_object',
      'clear',
      'no_identity',
    ])
    const prints = results.flatMap((one) => ('kind' in one ? [one.fingerprint] : []))
    expect(new Set(prints).size).toBe(1)
  })

  it('an unknown name, a body that has no items', () => {
    expect(() => readAll(format(DOOR), {}, to('nobody'))).toThrow(
      'unknown_mapping: no mapping "nobody"; configured: door-system',
    )
    expect(() => readAll(format(DOOR), { other: [] }, to('door-system'))).toThrow('not_a_webhook')
  })

  it('lists every fault with its line', () => {
    const bad = `mappings:
  Bad Name: { class: x, identity: [$.a] }
  two:
    class: $.a[
    kind: { from: 7, match: '(', maps: {} }
    hints: { host: $.h }
    colour: red
`
    expect.assertions(2)
    try {
      parseMappings(bad, 'm.yaml')
    } catch (error) {
      expect(error).toBeInstanceOf(FileFaultsError)
      const faults = (error as FileFaultsError).faults // seen on the line above
      expect(faults.map((fault) => fault.split(': ')[0])).toEqual([
        'm.yaml:2 mappings.Bad Name',
        'm.yaml:7 mappings.two.colour',
        'm.yaml:4 mappings.two.identity',
        'm.yaml:4 mappings.two.class',
        'm.yaml:5 mappings.two.kind.maps',
        'm.yaml:5 mappings.two.kind.from',
        'm.yaml:5 mappings.two.kind.match',
        'm.yaml:6 mappings.two.hints.host',
      ])
    }
  })
})

describe('the mappings of docs/sources/mappings.yaml', () => {
  const shipped = fileURLToPath(new URL('../../docs/sources/mappings.yaml', import.meta.url))
  const ready = format(readFileSync(shipped, 'utf8'))

  it('Datadog transitions raise and clear', () => {
    const monitor = {
      id: '9',
      aggreg_key: 'k',
      monitor: 'Disk',
      title: '[Triggered] Disk',
      transition: 'Triggered',
      type: 'error',
      host: 'db-1',
      date: '1795255500000',
    }
    const raised = readOne(ready, monitor, to('datadog'))
    expect(raised).toMatchObject({ kind: 'raise', severity: 'major', resource: { hints: { hostname: 'db-1' } } })
    expect(readOne(ready, { ...monitor, transition: 'Recovered', type: 'success' }, to('datadog'))).toMatchObject({
      kind: 'clear',
      fingerprint: raised.fingerprint,
    })
  })
})
