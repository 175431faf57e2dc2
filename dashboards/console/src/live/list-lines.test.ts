import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import { groupedLines, plainLines } from './list-lines.ts'

const [a, b] = [incidentLike({ id: 'a' }), incidentLike({ id: 'b' })]

describe('lines of the list', () => {
  it.each([
    ['rows alone', plainLines([a, b]), { count: 2, incidents: 2, second: 'b', indexOfB: 1 }],
    [
      'rows under headings, one of them folded',
      groupedLines([
        { kind: 'group', name: 'pay', count: 2, open: true },
        { kind: 'incident', incident: a },
        { kind: 'incident', incident: b },
        { kind: 'group', name: 'mail', count: 7, open: false },
      ]),
      { count: 4, incidents: 2, second: 'a', indexOfB: 2 },
    ],
  ])('%s', (_name, lines, want) => {
    const second = lines.at(1)
    expect({
      count: lines.count,
      incidents: lines.incidents,
      second: second?.kind === 'incident' ? second.incident.id : null,
      indexOfB: lines.indexOf('b'),
    }).toEqual(want)
    expect(lines.ids()).toEqual(['a', 'b'])
    expect([lines.at(lines.count), lines.indexOf('gone')]).toEqual([undefined, -1])
  })
})
