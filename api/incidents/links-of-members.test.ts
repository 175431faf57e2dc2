import { describe, expect, it } from 'vitest'
import type { Alert } from '../../correlate/contract/alert.ts'
import { anAlert } from '../../test/support/fabricate.ts'
import { linksOfMembers } from './links-of-members.ts'

function member(id: string, joinedAt: number, via: string | null, score = 1, kind = 'same_ci'): Alert {
  const evidence = via === null ? [] : [{ kind, weight: score, text: kind, values: {} }]
  return anAlert({
    id,
    firstSeenAt: joinedAt,
    membership: { incidentId: 'inc-1', joinedAt, score, threshold: 0.5, viaAlertId: via, evidence },
  })
}

describe('links between the members of an incident', () => {
  it('what hangs on a link leaves with it; a higher threshold cuts the weak links', () => {
    const { links, thresholds, kinds } = linksOfMembers([
      member('leaf', 4, 'branch', 0.9, 'topology_path'),
      member('opener', 1, null),
      member('branch', 2, 'opener', 0.62, 'topology_path'),
      member('other', 3, 'opener', 0.8),
    ])
    expect(links.map(({ alert, via, leaving }) => [alert.id, via?.id ?? null, leaving])).toEqual([
      ['opener', null, 0],
      ['branch', 'opener', 2],
      ['other', 'opener', 1],
      ['leaf', 'branch', 1],
    ])
    expect(thresholds).toEqual([
      { threshold: 0.65, leaving: 2 },
      { threshold: 0.85, leaving: 3 },
    ])
    expect(kinds).toEqual([
      { kind: 'topology_path', alerts: 2 },
      { kind: 'same_ci', alerts: 1 },
    ])
  })

  it('links in a circle, to a member that is gone, none at all => each alert stands for itself', () => {
    const { links, thresholds } = linksOfMembers([
      member('a', 1, 'b', 0.7),
      member('b', 1, 'a', 0.7),
      member('c', 2, 'gone', 0.6),
    ])
    expect(links.map(({ alert, via }) => [alert.id, via?.id ?? null])).toEqual([
      ['a', null],
      ['b', 'a'],
      ['c', null],
    ])
    expect(thresholds).toEqual([{ threshold: 0.75, leaving: 1 }])
    expect(linksOfMembers([])).toEqual({ links: [], thresholds: [], kinds: [] })
  })
})
