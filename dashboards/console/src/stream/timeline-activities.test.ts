import { describe, expect, it } from 'vitest'
import type { Activity } from '../contract.ts'
import { withActivities } from './timeline-activities.ts'

const at = (id: string, time: number): Activity => ({
  id,
  incidentId: 'a',
  at: time,
  kind: 'commented',
  actor: 'li',
  text: '',
  values: {},
})

describe('withActivities', () => {
  it('joins by id, newest first, later numbers first at the same moment', () => {
    const joined = withActivities([at('a#1', 5), at('a#2', 9)], [at('a#2', 9), at('a#10', 9)])
    expect(joined.map(({ id }) => id)).toEqual(['a#10', 'a#2', 'a#1'])
  })
})
