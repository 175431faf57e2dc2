import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import { groupRows } from './group-rows.ts'

const service = (name: string) => ({ ci: name, name, criticality: 3, effect: 'down' as const })
const rows = [
  incidentLike({ id: 'a', services: [service('pay'), service('mail')] }),
  incidentLike({ id: 'b', services: [] }),
  incidentLike({ id: 'c', services: [service('pay')] }),
]

describe('groupRows', () => {
  it('groups in the order of their first row, each incident once, folded ones without rows', () => {
    const lines = groupRows(rows, 'service', new Map(), new Set(['']))
    expect(lines.map((line) => (line.kind === 'group' ? `${line.name} ${line.count}` : line.incident.id))).toEqual([
      'pay 2',
      'a',
      'c',
      ' 1',
    ])
  })
})
