import { describe, expect, it } from 'vitest'
import { Estate } from '../estate/estate.ts'
import { spread } from './impact.ts'
import type { Cause, Condition } from './impact.ts'

/** core - sw-1, sw-2; host on both; pdu under host and core; vm on host; two applications in a pool under one service; a cooling unit. */
function estate(): Estate {
  const made = new Estate()
  for (const id of ['core', 'sw-1', 'sw-2']) made.add('switch', 'switch', id)
  for (const id of ['host', 'far']) made.add('server', 'server', id)
  made.vantage.push('core')
  for (const id of ['sw-1', 'sw-2']) {
    made.connect(id, 'core')
    made.connect('host', id, 'bond')
  }
  made.connect('far', 'sw-2')
  for (const feed of ['a', 'b']) made.poweredBy('host', made.add('pdu', 'pdu', `pdu-${feed}`), 'feed')
  made.runsOn(made.add('vm', 'vm', 'vm'), 'host')
  made.dependsOn('vm', made.add('datastore', 'datastore', 'store'))
  made.dependsOn('store', made.add('pool', 'storage-pool', 'pool'))
  made.add('service', 'service', 'service')
  for (const [app, on] of [
    ['app-1', 'vm'],
    ['app-2', 'far'],
  ] as const) {
    made.runsOn(made.add('app', 'application', app), on)
    made.dependsOn('service', app, 'pool')
  }
  made.dependsOn('far', made.add('cooling', 'cooling-unit', 'crac'))
  return made
}

function conditions(cause: Partial<Record<string, Condition>>, broken: Cause['brokenCables'] = []) {
  const given = new Map(
    Object.entries(cause).flatMap(([id, condition]) => (condition ? [[id, condition] as const] : [])),
  )
  const effects = spread(estate(), { conditions: given, brokenCables: broken })
  return Object.fromEntries([...effects].map(([id, { condition }]) => [id, condition]))
}

describe('a fault spreads', () => {
  it.each<[string, Partial<Record<string, Condition>>, Cause['brokenCables'], Record<string, Condition>]>([
    ['one switch of two dies => who has both lives', { 'sw-1': 'down' }, [], { 'sw-1': 'down' }],
    [
      'the only switch of a host dies => cut off, its application fails, the pool holds the service',
      { 'sw-2': 'down' },
      [],
      { 'sw-2': 'down', far: 'cut', 'app-2': 'cut', service: 'impaired' },
    ],
    ['one feed of two fails => redundancy is lost', { 'pdu-a': 'down' }, [], { 'pdu-a': 'down', host: 'impaired' }],
    [
      'both feeds fail => down, with what runs on it',
      { 'pdu-a': 'down', 'pdu-b': 'down' },
      [],
      { 'pdu-a': 'down', 'pdu-b': 'down', host: 'down', vm: 'down', 'app-1': 'down', service: 'impaired' },
    ],
    [
      'a pool slows down => felt three steps up and no further',
      { pool: 'slow' },
      [],
      { pool: 'slow', store: 'slow', vm: 'slow', 'app-1': 'slow' },
    ],
    ['cooling fails => what it cools gets hot and works on', { crac: 'failing' }, [], { crac: 'failing', far: 'hot' }],
    [
      'a cable breaks => what has no other way is cut off, and a host with two cables is no way',
      {},
      [['sw-2', 'core']],
      { 'sw-2': 'cut', far: 'cut', 'app-2': 'cut', service: 'impaired' },
    ],
  ])('%s', (_path, cause, broken, want) => {
    expect(conditions(cause, broken)).toEqual(want)
  })

  it('both applications of a pool gone => the service fails', () => {
    expect(conditions({ host: 'down', far: 'down' })).toMatchObject({ service: 'failing' })
  })
})
