import { describe, expect, it } from 'vitest'
import { incidentLike } from '../../fake/incident-like.ts'
import { facetCounts } from './facet-counts.ts'
import { OPEN_STATES } from './view-state.ts'

describe('facetCounts', () => {
  it('priorities and unacknowledged within the chosen states, states over all', () => {
    const incidents = [
      incidentLike({ priority: 'P1' }),
      incidentLike({ priority: 'P1', state: 'acknowledged', acknowledgedAt: 1 }),
      incidentLike({ priority: 'P2', state: 'resolved' }),
    ]
    expect(facetCounts(incidents, { states: OPEN_STATES })).toEqual({
      priorities: { P1: 2 },
      states: { new: 1, acknowledged: 1, resolved: 1 },
      unacknowledged: 1,
    })
  })
})
